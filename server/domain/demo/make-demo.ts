// Makes the demo's mail: storylines dealt out over customers and two years, each mail as the bytes a server would hold.

import { castStory, type Plot } from './cast-story.ts';
import { demoCompany } from './company.ts';
import { composeStep } from './compose.ts';
import { type DemoCustomer, makeCustomers } from './customers.ts';
import type { MadeMail } from './place-copies.ts';
import { makeRandom, type Random } from './random.ts';
import type { DemoLanguage, Story } from './read-stories.ts';
import { dutchStories } from './stories/dutch.ts';
import { englishStories } from './stories/english.ts';
import { polishStories } from './stories/polish.ts';
import { russianStories } from './stories/russian.ts';

export const DEMO_STORIES: Record<DemoLanguage, Story[]> = {
  nl: dutchStories,
  en: englishStories,
  ru: russianStories,
  pl: polishStories,
};

/** One delivered copy: where it lies, its bytes, and what people did with it. */
export type DemoMail = MadeMail;

const DAY = 86_400_000;
const YEARS = 2 * 365 * DAY;
const SHARES: [DemoLanguage, number][] = [
  ['nl', 0.34],
  ['en', 0.24],
  ['pl', 0.22],
  ['ru', 0.2],
];

/**
 * The demo's mails in order of arrival, the same for the same input.
 * @param now the end of the two years
 * @param seed any whole number
 * @param count how many different mails; copies in a second mailbox come on top
 */
export function* makeDemoMails({
  now,
  seed,
  count,
}: {
  now: Date;
  seed: number;
  count: number;
}): Generator<DemoMail> {
  const written = new Set<string>();
  for (const { plot, step, at } of schedule(now, seed, count))
    yield* composeStep(plot, step, at, now, written);
}

type Scheduled = { plot: Plot; step: number; at: Date };

/** Casts stories until they have `count` mails, gives offers, orders and invoices their numbers by date, sorts all mails. */
function schedule(now: Date, seed: number, count: number): Scheduled[] {
  const random = makeRandom(seed);
  const customers = makeCustomers(seed);
  const decks = new Map<DemoLanguage, Story[]>();
  const plots: Plot[] = [];
  let mails = 0;
  const made = new Map<DemoLanguage, number>();
  while (mails < count) {
    const language = neediest(made, mails);
    const story = deal(decks, language, random);
    const plot = castStory(plots.length + 1, story, customers, startOf(now, story, random), now, random);
    if (plot.times.length === 0) continue;
    plot.times = plot.times.slice(0, count - mails);
    plots.push(plot);
    mails += plot.times.length;
    made.set(language, (made.get(language) ?? 0) + plot.times.length);
  }
  number(plots);
  return plots
    .flatMap((plot) => plot.times.map((at, step) => ({ plot, step, at })))
    .sort(
      (one, other) =>
        one.at.getTime() - other.at.getTime() || one.plot.id - other.plot.id || one.step - other.step,
    );
}

function neediest(made: Map<DemoLanguage, number>, mails: number): DemoLanguage {
  const [[language]] = SHARES.map(([of, share]) => [of, (made.get(of) ?? 0) - share * mails] as const).sort(
    (one, other) => one[1] - other[1],
  ) as [[DemoLanguage, number]];
  return language;
}

/** Every story comes once before any comes again; the weightier ones then come more often. */
function deal(decks: Map<DemoLanguage, Story[]>, language: DemoLanguage, random: Random): Story {
  let deck = decks.get(language);
  if (deck === undefined || deck.length === 0) {
    deck = DEMO_STORIES[language].flatMap((story) =>
      Array.from({ length: deck === undefined ? 1 : Math.min(2, story.weight) }, () => story),
    );
    for (let at = deck.length - 1; at > 0; at -= 1) {
      const other = random.whole(0, at);
      [deck[at], deck[other]] = [deck[other] as Story, deck[at] as Story];
    }
    decks.set(language, deck);
  }
  return deck.pop() as Story;
}

// Somewhat more lately than long ago, and enough in the last days that the inbox is a working day's.
function startOf(now: Date, story: Story, random: Random): Date {
  const lately = random.chance(0.09);
  const ago = lately ? random.next() ** 1.4 * 12 * DAY : random.next() ** 1.15 * YEARS;
  const day = new Date(now.getTime() - ago);
  const machine = story.kind === 'junk' || story.kind === 'list';
  // Nobody looks at a demo that has nothing from today, even on a Sunday.
  if (!machine && ago > 2 * DAY && (day.getUTCDay() === 0 || day.getUTCDay() === 6))
    day.setTime(day.getTime() - 2 * DAY);
  day.setUTCHours(
    machine ? random.whole(0, 22) : random.pick([6, 7, 7, 8, 8, 8, 9, 9, 10, 10, 11, 12, 13, 13, 14, 15]),
    random.whole(0, 59),
    random.whole(0, 59),
    0,
  );
  return day > now ? new Date(now.getTime() - random.whole(1, 200) * 60_000) : day;
}

/** Numbers run through the year as a company's do: by the date the story began. */
function number(plots: Plot[]): void {
  const next = { order: 71_840, case: 1_204 };
  const yearly = new Map<string, number>();
  const inYear = (kind: string, year: number, first: number, step: number) => {
    const value = (yearly.get(`${kind}${year}`) ?? first) + step;
    yearly.set(`${kind}${year}`, value);
    return `${year}-${String(value).padStart(3, '0')}`;
  };
  for (const plot of [...plots].sort(
    (one, other) => one.start.getTime() - other.start.getTime() || one.id - other.id,
  )) {
    const year = plot.start.getUTCFullYear();
    next.order += 1 + (plot.id % 4);
    next.case += 1;
    plot.values.offer = inYear('offer', year, 10, 1);
    plot.values.invoice = inYear('invoice', year, 3_000, 1 + (plot.id % 3));
    plot.values.order = String(next.order);
    plot.values.case = String(next.case);
  }
}

/** A customer's card as people would keep it, with the numbers of what was last offered, ordered and invoiced. */
export type DemoCard = DemoCustomer & { notes: string };

/** The cards made by hand: the customers somebody answers for. The others arise from mail by themselves. */
export function makeDemoCards({ now, seed, count }: { now: Date; seed: number; count: number }): DemoCard[] {
  const named = new Map<string, Map<string, string>>();
  for (const { plot, step } of schedule(now, seed, count)) {
    const numbers = named.get(plot.customer.domain) ?? new Map<string, string>();
    named.set(plot.customer.domain, numbers);
    // Only what a mail of theirs speaks of.
    for (const [kind, word] of NUMBERS)
      if (speaksOf(plot.story.steps[step]?.text ?? '', kind)) numbers.set(word, plot.values[kind] as string);
  }
  return makeCustomers(seed)
    .filter((customer) => customer.responsible !== '')
    .map((customer) => {
      const numbers = [...(named.get(customer.domain) ?? [])].map(([word, number]) => `${word} ${number}`);
      return { ...customer, notes: numbers.length === 0 ? '' : `${numbers.join(', ')}.` };
    });
}

/** Whatever phrasing is chosen. */
function speaksOf(text: string, slot: string): boolean {
  const certain = text.replace(/\{(\w+)\}/g, '<$1>').replace(/\{[^{}]*\|[^{}]*\}/g, '');
  return certain.includes(`<${slot}>`);
}

const NUMBERS = [
  ['offer', 'Offer'],
  ['order', 'order'],
  ['invoice', 'invoice'],
] as const;

export { demoCompany };
