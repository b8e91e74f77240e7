// Takes a postal address on one line apart: street, postcode, town. What is not plain stays with the street.
import type { PostalAddress } from '../../cards/card-shape.ts';

/** Postcode and town as each country writes them, and the country where its form is nobody else's. */
const towns: [form: RegExp, country: string][] = [
  [/(?<postcode>\b[1-9]\d{3}\s?[A-Z]{2})\s+(?<city>\p{Lu}[\p{L}' -]+)/u, 'NL'],
  [/(?<postcode>\b\d\d-\d{3})\s+(?<city>\p{Lu}[\p{L} -]+)/u, 'PL'],
  [/(?<postcode>(?<!\d)\d{6}),?\s+(?:Россия,?\s+)?(?:г\.?\s?)?(?<city>\p{Lu}[\p{L}.-]+)/u, 'RU'],
  [/(?<city>\p{Lu}[\p{L}' -]+?),?\s+(?<postcode>[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2})\b/u, 'GB'],
  [/(?<city>\p{Lu}[\p{L}' .-]+?),?\s+(?<region>[A-Z]{2})\s{1,2}(?<postcode>\d{5}(?:-\d{4})?)\b/u, 'US'],
  [/(?<postcode>(?<![\d-])(?:D-)?\d{5})\s+(?<city>\p{Lu}[\p{L}. -]+)/u, ''],
];

export function readPlace(line: string): PostalAddress {
  for (const [form, country] of towns) {
    const found = form.exec(line);
    if (!found) continue;
    const { postcode = '', city = '', region = '' } = found.groups!;
    const rest = [line.slice(0, found.index), line.slice(found.index + found[0].length)];
    const street = rest.map((part) => part.replace(/^[\s,;|–-]+|[\s,;|–-]+$/g, '')).filter(Boolean);
    return {
      label: '',
      street: street.join(', ').slice(0, 300),
      postcode: postcode.slice(0, 20),
      city: city.trim().slice(0, 100),
      region,
      country,
    };
  }
  return { label: '', street: line.trim().slice(0, 300), postcode: '', city: '', region: '', country: '' };
}
