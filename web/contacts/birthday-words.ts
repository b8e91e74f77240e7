// A birthday as the reader's language writes it: 2 March 1980, or 2 March where the year is not known.

/** @param birthday YYYY-MM-DD or --MM-DD; whatever else is shown as it is */
export function birthdayWords(birthday: string, language: string): string {
  const [, year, month, day] = /^(?:(\d{4})|-)-(\d\d)-(\d\d)$/.exec(birthday) ?? [];
  if (!month || !day) return birthday;
  const date = new Date(Date.UTC(2000, Number(month) - 1, Number(day)));
  if (year) date.setUTCFullYear(Number(year));
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'long',
    ...(year ? { year: 'numeric' } : {}),
  }).format(date);
}

/** January to December. */
export const monthNames = (language: string): string[] =>
  Array.from({ length: 12 }, (_, month) =>
    new Intl.DateTimeFormat(language, { timeZone: 'UTC', month: 'long' }).format(Date.UTC(2000, month, 1)),
  );
