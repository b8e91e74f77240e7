// Reads dates, ages and sizes as people write them behind operators.

/** A span of time, from the first moment of it to the first behind it. */
export interface Span {
  from: Date;
  to: Date;
}

/** `2026`, `2026-11`, `2026-11-29`, `29-11-2026`, `29.11.2026`, `today`, `yesterday`; days are UTC's. */
export function readDate(value: string, now: Date): Span | undefined {
  const text = value.toLowerCase();
  const days = {
    today: 0,
    vandaag: 0,
    сегодня: 0,
    dzisiaj: 0,
    yesterday: 1,
    gisteren: 1,
    вчера: 1,
    wczoraj: 1,
  }[text];
  if (days !== undefined)
    return span(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() - days, 'day');
  const match = /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?$/.exec(text);
  if (match) return checked(match[1]!, match[2], match[3]);
  const european = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(text);
  return european ? checked(european[3]!, european[2], european[1]) : undefined;
}

function checked(year: string, month: string | undefined, day: string | undefined): Span | undefined {
  const [y, m, d] = [Number(year), Number(month ?? 1), Number(day ?? 1)];
  if (y < 1900 || y > 9000 || m < 1 || m > 12 || d < 1 || d > new Date(Date.UTC(y, m, 0)).getUTCDate())
    return undefined;
  return span(y, m - 1, d, day ? 'day' : month ? 'month' : 'year');
}

function span(year: number, month: number, day: number, unit: 'day' | 'month' | 'year'): Span {
  const end = {
    day: Date.UTC(year, month, day + 1),
    month: Date.UTC(year, month + 1, 1),
    year: Date.UTC(year + 1, 0, 1),
  }[unit];
  return { from: new Date(Date.UTC(year, month, day)), to: new Date(end) };
}

/** `30d`, `2w`, `3m`, `1y` (also дней, tygodni by their first letter): the moment so long ago. */
export function readAge(value: string, now: Date): Date | undefined {
  const match = /^(\d{1,5})\s*([dwmyjдтнмглr])\p{L}*$/iu.exec(value);
  if (!match) return undefined;
  const count = Number(match[1]);
  const then = new Date(now);
  switch (match[2]!.toLowerCase()) {
    case 'd':
    case 'д':
      then.setUTCDate(then.getUTCDate() - count);
      break;
    case 'w':
    case 'н':
    case 'т':
      then.setUTCDate(then.getUTCDate() - 7 * count);
      break;
    case 'm':
    case 'м':
      then.setUTCMonth(then.getUTCMonth() - count);
      break;
    default:
      then.setUTCFullYear(Math.max(then.getUTCFullYear() - count, 1));
  }
  return then;
}

export interface SizeBound {
  over: boolean;
  bytes: number;
}

/** `>5mb`, `<200k`, `5mb` (that or more). */
export function readSize(value: string): SizeBound | undefined {
  const match = /^([<>]?)=?\s*(\d{1,9}(?:[.,]\d{1,3})?)\s*([kmgкмг]?)[bбiо]*$/iu.exec(value);
  if (!match) return undefined;
  const unit = { '': 1, k: 1024, к: 1024, m: 1024 ** 2, м: 1024 ** 2, g: 1024 ** 3, г: 1024 ** 3 }[
    match[3]!.toLowerCase()
  ]!;
  const bytes = Math.round(Number(match[2]!.replace(',', '.')) * unit);
  return { over: match[1] !== '<', bytes: Math.min(bytes, 2_147_483_647) };
}
