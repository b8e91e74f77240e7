// Writes a value as it may stand behind an operator.

/** In quotes where it would otherwise end early. */
export function quoteValue(value: string): string {
  const clean = value.replaceAll('"', ' ').trim();
  return /^[^\s()":*-][^\s()":]*$/u.test(clean) ? clean : `"${clean}"`;
}
