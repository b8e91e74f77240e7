// Dates, times, sizes and counts as the reader's language and time zone write them.
import type { CappedCount } from '../../contract/shared.ts';

/** So many days have a head of their own in a list; before that, months have. */
const headsOfDays = 14;
const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/**
 * Makes the formatters once for a language and an IANA time zone (empty: the browser's).
 * @param spoken the browser's languages: whose English is American reads Nov 12, everybody else 12 Nov
 */
export function makeFormat(
  language: string,
  timeZone: string,
  spoken: readonly string[] = navigator.languages,
) {
  const zone = timeZone ? { timeZone } : {};
  const region = regionOf(language, spoken);
  const made = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(region, { ...zone, ...options });
  const hours = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const time = made(hours);
  const day = made({ day: 'numeric', month: 'short' });
  const dayYear = made({ day: 'numeric', month: 'short', year: 'numeric' });
  const weekday = made({ weekday: 'short', day: 'numeric', month: 'short' });
  const longDay = made({ weekday: 'long', day: 'numeric', month: 'long' });
  const month = made({ month: 'long', year: 'numeric' });
  const full = made({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', ...hours });
  const key = new Intl.DateTimeFormat('en-CA', {
    ...zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const number = new Intl.NumberFormat(language);
  const percent = new Intl.NumberFormat(language, { style: 'percent' });
  const daysAgo = (at: Date, now: Date) =>
    Math.round((dayNumber(key.format(now)) - dayNumber(key.format(at))) / 864e5);
  const year = (at: Date) => key.format(at).slice(0, 4);

  return {
    language,
    /** In a list: 10:14, yesterday, 12 Nov, 12 Nov 2024. */
    short(moment: string, now = new Date()): string {
      const at = new Date(moment);
      const days = daysAgo(at, now);
      if (days === 0) return time.format(at);
      if (days === 1) return relative.format(-1, 'day');
      return year(at) === year(now) ? day.format(at) : dayYear.format(at);
    },
    /** In a list, below a head that names the day: the time; below that of a month as in any list. */
    belowHead(moment: string, now = new Date()): string {
      const days = daysAgo(new Date(moment), now);
      return days >= 0 && days < headsOfDays ? time.format(new Date(moment)) : this.short(moment, now);
    },
    /** On a message: Today, 10:14; Thu 19 Nov, 16:20; 12 Nov 2024, 09:00. */
    long(moment: string, now = new Date()): string {
      const at = new Date(moment);
      const days = daysAgo(at, now);
      const date =
        days === 0 || days === 1
          ? capital(relative.format(-days, 'day'), language)
          : year(at) === year(now)
            ? weekday.format(at)
            : dayYear.format(at);
      return `${date}, ${time.format(at)}`;
    },
    /** Head of a day, or of a month once it is not this year: Today, Monday 16 November, October 2024. */
    head(moment: string, now = new Date()): string {
      const at = new Date(moment);
      const days = daysAgo(at, now);
      if (days === 0 || days === 1) return capital(relative.format(-days, 'day'), language);
      if (days > 1 && days < headsOfDays) return capital(longDay.format(at), language);
      return capital(month.format(at), language);
    },
    time: (moment: string) => time.format(new Date(moment)),
    day: (moment: string) => dayYear.format(new Date(moment)),
    month: (moment: string) => capital(month.format(new Date(moment)), language),
    full: (moment: string) => full.format(new Date(moment)),
    /** Since when something is so: the time today, else the day and the time. */
    since(moment: string, now = new Date()): string {
      const at = new Date(moment);
      return daysAgo(at, now) === 0 ? time.format(at) : `${day.format(at)}, ${time.format(at)}`;
    },
    /** Day and time on one line of many: 16 Nov 09:40; 16 Nov 2024 of another year. */
    moment(moment: string, now = new Date()): string {
      const at = new Date(moment);
      return year(at) === year(now) ? `${day.format(at)} ${time.format(at)}` : dayYear.format(at);
    },
    /** From one day to another: 16–22 Nov; one day alone: 16 Nov. */
    range: (from: string, to: string) =>
      key.format(new Date(from)) === key.format(new Date(to))
        ? day.format(new Date(to))
        : day.formatRange(new Date(from), new Date(to)),
    /** From one day to another, with the year: 16–22 Nov 2026; one day alone: 16 Nov 2026. */
    days: (from: string, to: string) =>
      key.format(new Date(from)) === key.format(new Date(to))
        ? dayYear.format(new Date(to))
        : dayYear.formatRange(new Date(from), new Date(to)),
    number: (value: number) => number.format(value),
    /** A part of 0 to 1, never rounded up to the whole: 42%. */
    percent: (part: number) => percent.format(Math.floor(part * 100) / 100),
    /** A capped count says "1,000+". */
    count: (value: CappedCount) => number.format(value.count) + (value.capped ? '+' : ''),
    size(bytes: number): string {
      let value = bytes;
      let unit = 0;
      while (value >= 1000 && unit < units.length - 1) {
        value /= 1000;
        unit += 1;
      }
      return new Intl.NumberFormat(language, {
        style: 'unit',
        unit: units[unit]!,
        unitDisplay: unit === 0 ? 'long' : 'short',
        maximumFractionDigits: value < 10 && unit > 1 ? 1 : 0,
      }).format(value);
    },
    /** Seconds as the largest unit that says enough: 40 sec, 12 min, 3 hr. */
    duration(seconds: number): string {
      const [value, unit] =
        seconds < 90
          ? [seconds, 'second']
          : seconds < 5400
            ? [seconds / 60, 'minute']
            : seconds < 172_800
              ? [seconds / 3600, 'hour']
              : [seconds / 86_400, 'day'];
      return new Intl.NumberFormat(language, {
        style: 'unit',
        unit: unit as string,
        unitDisplay: 'short',
        maximumFractionDigits: 0,
      }).format(Math.round(value as number));
    },
  };
}
export type Format = ReturnType<typeof makeFormat>;

// English alone would be American.
function regionOf(language: string, spoken: readonly string[]): string {
  if (language !== 'en') return language;
  return spoken.find((one) => one.startsWith('en-')) ?? 'en-GB';
}

function dayNumber(key: string): number {
  return Date.parse(`${key}T00:00:00Z`);
}

function capital(words: string, language: string): string {
  return words.charAt(0).toLocaleUpperCase(language) + words.slice(1);
}
