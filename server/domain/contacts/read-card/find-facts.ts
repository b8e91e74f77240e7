// Finds a website, a VAT number and a postal address in a signature, each only where it is plain.

const site = /\b(?:https?:\/\/|www\.)[\w.-]+\.\p{L}{2,}(?:\/[^\s>)\]]*)?/iu;

/** The first website, without the scheme; '' when there is none. Pictures and profiles elsewhere are none. */
export function findWebsite(text: string): string {
  for (const match of text.matchAll(new RegExp(site, 'giu'))) {
    const found = match[0]
      .replace(/^https?:\/\//i, '')
      .replace(/[.,;]+$/, '')
      .replace(/\/$/, '');
    if (
      !/(?:linkedin|facebook|twitter|x\.com|instagram|youtube|mailman|sourceforge|aka\.ms|listinfo)/i.test(
        found,
      )
    )
      return found;
  }
  return '';
}

const vatForms = [
  /\b(NL\s?\d{9}\s?B\s?\d\d)\b/i,
  /\b(PL\s?\d{10})\b/i,
  /\b(DE\s?\d{9})\b/,
  /\b(BE\s?0?\d{3}\.?\d{3}\.?\d{3})\b/,
  /\b(GB\s?\d{3}\s?\d{4}\s?\d{2})\b/,
  /\b(FR\s?[\dA-Z]{2}\s?\d{9})\b/,
  /\b((?:AT\s?U|ES\s?[A-Z]|IT|CZ|SE|DK|FI|IE|LU|PT|SK|HU|LT|LV|EE)\s?\d{7,12}[A-Z]{0,2})\b/,
];

/** As it is written in the registers: NL123456789B01, PL1234567890, a Russian ИНН as its digits; '' when there is none. */
export function findVat(text: string): string {
  for (const form of vatForms) {
    const found = form.exec(text)?.[1];
    if (found) return found.replace(/[\s.]/g, '').toUpperCase();
  }
  const polish = /\bNIP\s*[:.]?\s*(\d{3}[-\s]?\d{2,3}[-\s]?\d{2}[-\s]?\d{2,3})\b/i.exec(text)?.[1];
  if (polish && polish.replace(/\D/g, '').length === 10) return `PL${polish.replace(/\D/g, '')}`;
  const russian = /ИНН(?:\s*\/\s*КПП)?\s*[:.]?\s*(\d{10}(?:\d\d)?)(?!\d)/iu.exec(text)?.[1];
  return russian ?? '';
}

const dutch = /\b[1-9]\d{3}\s?[A-Z]{2}\s+\p{Lu}[\p{L}' -]+/u;
const polish = /\b\d\d-\d{3}\s+\p{Lu}[\p{L} -]+/u;
const russian = /(?<!\d)\d{6},?\s+(?:Россия,?\s+)?(?:г\.?\s?)?\p{Lu}[\p{L}.-]+/u;
const british = /\b[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}\b/;
const american = /\b[A-Z]{2}\s{1,2}\d{5}(?:-\d{4})?\b/;
const german = /(?<![\d-])(?:D-)?\d{5}\s+\p{Lu}[\p{L}. -]+/u;
const street =
  /(?:straat|weg|laan|plein|kade|gracht|singel|dijk|hof|markt|str\.|straße|strasse|allee|street|st\.|road|rd\.?|avenue|ave\.?|lane|drive|suite|square|ul\.|ulica|al\.|aleja|pl\.|ул\.|улица|пр\.|пр-т|проспект|пер\.|наб\.|ш\.|шоссе|box)/iu;

/** One line: street, then code and town; '' where it is not plain. */
export function findPostal(lines: string[]): string {
  for (const [index, raw] of lines.entries()) {
    const line = clean(raw);
    const isTown = [dutch, polish, russian, british, american, german].some((form) => form.test(line));
    if (!isTown) continue;
    if (street.test(line) && /\d/.test(line) && line.length < 160) return line;
    const above = clean(lines[index - 1] ?? '');
    if (
      (street.test(above) || /\p{L}{3,}\s+\d{1,5}\s?\p{L}?$/u.test(above)) &&
      /\d/.test(above) &&
      above.length < 100
    )
      return `${above}, ${line}`.slice(0, 200);
  }
  return '';
}

const clean = (line: string): string =>
  line
    .replace(/^[\s|*#=•·+-]+|[\s|*#=•·,+-]+$/g, '')
    .replace(/^(?:address|adres|адрес|anschrift|bezoekadres|postadres)\s*[:.]?\s*/iu, '')
    .replace(/\s{2,}.*$/, '')
    .trim();
