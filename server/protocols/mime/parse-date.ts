// Reads a mail's Date, as RFC 5322 §3.3 writes it and as programs really write it.

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
// RFC 5322 §4.3; in hours.
const ZONES: Record<string, number> = {
  ut: 0,
  utc: 0,
  gmt: 0,
  z: 0,
  wet: 0,
  west: 1,
  bst: 1,
  cet: 1,
  met: 1,
  mez: 1,
  cest: 2,
  mest: 2,
  mesz: 2,
  eet: 2,
  eest: 3,
  msk: 3,
  msd: 4,
  est: -5,
  edt: -4,
  cst: -6,
  cdt: -5,
  mst: -7,
  mdt: -6,
  pst: -8,
  pdt: -7,
  jst: 9,
};

const RFC =
  /(?:^|[\s,])0?(\d{1,2})[\s-]+([a-z]{3})[a-z]*\.?,?[\s-]+(\d{2,4})[\s,]+(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?:\.\d+)?\s*([ap]m)?\s*(.*)$/i;
const ASCTIME =
  /^[a-z]{3,9},?\s+([a-z]{3})[a-z]*\s+(\d{1,2})\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s+(.*?)\s*(\d{4})\s*(.*)$/i;
// "Thursday, April 9, 2026 9:00 AM", as Outlook writes it into texts.
const AMERICAN =
  /^(?:[a-z]{3,9},?\s+)?([a-z]{3})[a-z]*\.?\s+(\d{1,2}),?\s+(\d{4}),?\s+(?:at\s+)?(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([ap]m)?\s*(.*)$/i;
const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T\s]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?\s*(.*)$/i;

/** The moment and the sender's offset in minutes (missing when unknown); undefined when the text is no date. */
export function parseDate(text: string): { date: Date; utcOffset?: number } | undefined {
  if (text.length > 400) return undefined;
  const clean = text
    .replace(/\([^)]*\)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (clean === '' || clean.length > 200) return undefined;
  let match = RFC.exec(clean);
  if (match) {
    const month = MONTHS.indexOf(match[2]!.toLowerCase());
    const hour = hourOf(match[4]!, match[7]);
    return build(fullYear(match[3]!), month, Number(match[1]), hour, match[5], match[6], match[8]!);
  }
  match = ASCTIME.exec(clean);
  if (match) {
    const month = MONTHS.indexOf(match[1]!.toLowerCase());
    return build(
      Number(match[7]),
      month,
      Number(match[2]),
      Number(match[3]),
      match[4],
      match[5],
      match[8] || match[6]!,
    );
  }
  match = AMERICAN.exec(clean);
  if (match) {
    const month = MONTHS.indexOf(match[1]!.toLowerCase());
    return build(
      Number(match[3]),
      month,
      Number(match[2]),
      hourOf(match[4]!, match[7]),
      match[5],
      match[6],
      match[8]!,
    );
  }
  match = ISO.exec(clean);
  if (match) {
    return build(
      Number(match[1]),
      Number(match[2]) - 1,
      Number(match[3]),
      Number(match[4] ?? 0),
      match[5],
      match[6],
      match[7]!,
    );
  }
  return undefined;
}

function hourOf(text: string, half: string | undefined): number {
  return half ? (Number(text) % 12) + (half.toLowerCase() === 'pm' ? 12 : 0) : Number(text);
}

function fullYear(text: string): number {
  const year = Number(text);
  if (text.length >= 4) return year;
  // RFC 5322 §4.3: two digits below 50 are this century, three digits count from 1900.
  return text.length === 2 && year < 50 ? 2000 + year : 1900 + year;
}

function build(
  year: number,
  month: number,
  day: number,
  hour: number,
  minutes = '0',
  seconds = '0',
  zone = '',
): { date: Date; utcOffset?: number } | undefined {
  const minute = Number(minutes);
  const second = Math.min(Number(seconds), 59);
  if (
    month < 0 ||
    month > 11 ||
    day < 1 ||
    day > 31 ||
    hour > 23 ||
    minute > 59 ||
    year < 1900 ||
    year > 9998
  )
    return undefined;
  const offset = readZone(zone);
  const time = Date.UTC(year, month, day, hour, minute, second) - (offset ?? 0) * 60_000;
  const date = new Date(time);
  if (new Date(Date.UTC(year, month, day)).getUTCMonth() !== month) return undefined;
  return offset === undefined ? { date } : { date, utcOffset: offset };
}

function readZone(text: string): number | undefined {
  const zone = text.trim().replace(/^(?:gmt|utc)(?=[+-])/i, '');
  const numeric = /^([+-])\s?(\d{1,2}):?(\d{2})?/.exec(zone);
  if (numeric) {
    const minutes = Number(numeric[2]) * 60 + Number(numeric[3] ?? 0);
    // "-0000" says that the offset is not known (RFC 5322 §3.3); beyond 15 hours it is a mistake.
    if (minutes > 15 * 60 || (numeric[1] === '-' && minutes === 0)) return undefined;
    return numeric[1] === '-' ? -minutes : minutes;
  }
  const hours = ZONES[/^[a-z]+/i.exec(zone)?.[0].toLowerCase() ?? ''];
  return hours === undefined ? undefined : hours * 60;
}
