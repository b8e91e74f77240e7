// Fills a story's text: choices between phrasings, numbers, dates, the grammar of who writes to whom.
import type { Random } from './random.ts';
import type { DemoLanguage } from './read-stories.ts';

export type Facts = {
  language: DemoLanguage;
  /** when the mail is written */
  at: Date;
  writerFemale: boolean;
  readerFemale: boolean;
  /** offer, order, invoice, case, amount, company, city …; the same in every mail of a story */
  values: Record<string, string>;
};

/**
 * Fills `{a|b}` by chance, `{g:он|она}` by the writer's gender, `{h:Pan|Pani}` by the reader's, `{date+7}` as a day and month,
 * `{wd+2}` as a weekday ("on Thursday", "в четверг"), `{week+3}` as a week's number, `{name}` from the facts.
 * @throws Error for a slot nobody knows, so that a slip in a story does not reach a screen
 */
export function fillSlots(text: string, facts: Facts, random: Random): string {
  let filled = text;
  // Choices may hold slots and choices: from the inside out.
  for (let round = 0; round < 8 && filled.includes('{'); round += 1)
    filled = filled.replace(/\{([^{}]*)\}/g, (_, slot: string) => fillOne(slot, facts, random));
  return filled;
}

function fillOne(slot: string, facts: Facts, random: Random): string {
  if (slot.startsWith('g:')) return slot.slice(2).split('|')[facts.writerFemale ? 1 : 0] ?? '';
  if (slot.startsWith('h:')) return slot.slice(2).split('|')[facts.readerFemale ? 1 : 0] ?? '';
  if (slot.includes('|')) return random.pick(slot.split('|'));
  const [, name = '', days = '0'] = /^(date|wd|week)([+-]\d+)?$/.exec(slot) ?? [];
  if (name !== '') return inDays(name, workday(facts.at, Number(days)), facts.language);
  const [, low, high] = /^(\d+)-(\d+)$/.exec(slot) ?? [];
  if (low !== undefined) return String(random.whole(Number(low), Number(high)));
  const value = facts.values[slot];
  if (value === undefined) throw new Error(`demo stories: no slot {${slot}} (in ${facts.language})`);
  return value;
}

function workday(at: Date, days: number): Date {
  const day = new Date(at.getTime() + days * 86_400_000);
  const weekday = day.getUTCDay();
  if (weekday === 6) day.setUTCDate(day.getUTCDate() + 2);
  if (weekday === 0) day.setUTCDate(day.getUTCDate() + 1);
  return day;
}

function inDays(name: string, day: Date, language: DemoLanguage): string {
  if (name === 'week') return String(isoWeek(day));
  if (name === 'wd') return WEEKDAYS[language].split(',')[day.getUTCDay()] ?? '';
  return DAY_AND_MONTH[language].format(day);
}

export const LOCALES: Record<DemoLanguage, string> = { en: 'en-GB', nl: 'nl-NL', ru: 'ru-RU', pl: 'pl-PL' };
const dayAndMonth = (locale: string) =>
  new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', timeZone: 'UTC' });
const DAY_AND_MONTH: Record<DemoLanguage, Intl.DateTimeFormat> = {
  en: dayAndMonth('en-GB'),
  nl: dayAndMonth('nl-NL'),
  ru: dayAndMonth('ru-RU'),
  pl: dayAndMonth('pl-PL'),
};
const WEEKDAYS: Record<DemoLanguage, string> = {
  en: 'on Sunday,on Monday,on Tuesday,on Wednesday,on Thursday,on Friday,on Saturday',
  nl: 'zondag,maandag,dinsdag,woensdag,donderdag,vrijdag,zaterdag',
  ru: 'в воскресенье,в понедельник,во вторник,в среду,в четверг,в пятницу,в субботу',
  pl: 'w niedzielę,w poniedziałek,we wtorek,w środę,w czwartek,w piątek,w sobotę',
};

/** The week's number by ISO 8601, as the trade counts. */
export function isoWeek(day: Date): number {
  const thursday = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate()));
  thursday.setUTCDate(thursday.getUTCDate() + 4 - (thursday.getUTCDay() || 7));
  return Math.ceil(((thursday.getTime() - Date.UTC(thursday.getUTCFullYear(), 0, 1)) / 86_400_000 + 1) / 7);
}
