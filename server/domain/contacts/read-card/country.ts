// Guesses in which country a number without a country code is dialled.
import { type CountryCode, isSupportedCountry } from 'libphonenumber-js/max';

const byLanguage: Record<string, CountryCode> = { nl: 'NL', ru: 'RU', pl: 'PL' };
// Top-level domains that are not the country's code, and those of no country.
const byEnding: Record<string, CountryCode> = {
  uk: 'GB',
  su: 'RU',
  рф: 'RU',
  edu: 'US',
  gov: 'US',
  mil: 'US',
};
// Country codes sold to the whole world as words.
const words = new Set(['co', 'io', 'tv', 'me', 'ai', 'cc', 'ws', 'fm', 'nu', 'to', 'ly', 'gl', 'sh', 'la']);

/**
 * The likeliest first: the mail's domain, addresses of websites it names, the form of the number, its language.
 * @param domains lower case, as they stand in From and in the signature
 * @param language ISO 639-1 or ''
 */
export function countriesOf(domains: string[], language: string, text: string): CountryCode[] {
  const endings = domains.flatMap((domain) => {
    const ending = domain.split('.').at(-1) ?? '';
    const known = byEnding[ending];
    if (known) return [known];
    const code = ending.toUpperCase();
    return !words.has(ending) && isSupportedCountry(code) ? [code as CountryCode] : [];
  });
  const forms: CountryCode[] = [];
  if (/(?<!\d)8[\s(-]{0,2}\(?[3489]\d\d\)?[\s-]?\d{3}[\s-]?\d\d[\s-]?\d\d(?!\d)/.test(text)) forms.push('RU');
  if (/(?<![\d+])\(?[2-9]\d\d\)?[-. ]{0,2}[2-9]\d\d[-. ]\d{4}(?!\d)/.test(text)) forms.push('US');
  const spoken = byLanguage[language];
  return [...new Set([...endings, ...(spoken ? [spoken] : []), ...forms])];
}
