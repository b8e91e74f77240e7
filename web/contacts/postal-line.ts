// A postal address on one line, its country in the reader's language.

/** The country's name; the code itself where it is none. */
export function countryName(code: string, language: string): string {
  if (!code) return '';
  try {
    return new Intl.DisplayNames([language], { type: 'region' }).of(code) ?? code;
  } catch {
    return code;
  }
}

export function postalLine(
  { street = '', postcode = '', city = '', region = '', country = '' }: { [key: string]: string | undefined },
  language: string,
): string {
  const place = [postcode, city].filter(Boolean).join(' ');
  return [street, place, region, countryName(country, language)].filter(Boolean).join(', ');
}
