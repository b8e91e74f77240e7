// Computes what mails tell of a customer: languages, usual hours, who of us knows them best, last contact, answer times.
import type { UserRef } from '../refs.ts';
import { type Colleague, colleagueOf } from './colleagues.ts';

/** What of a mail the facts follow from; addresses in lower case, hashes as text. */
export interface MailFacts {
  id: string;
  conversationId: string;
  sentAt: Date;
  /** Minutes east of UTC where it was written, if it told. */
  utcOffset: number | null;
  direction: 'in' | 'out' | 'internal';
  kind: string;
  /** '' if unsure. */
  language: string;
  from: { name: string; address: string };
  to: string[];
  hash: string;
  inReplyTo: string | undefined;
}

export interface Facts {
  mails: number;
  languages: { mails: number; items: { language: string; count: number }[] };
  hours: { mails: number; grid: number[][] };
  knowers: { mails: number; items: { user: UserRef; count: number; lastAt: string }[] };
  lastIn?: LastMail;
  lastOut?: LastMail;
  theirAnswer?: { mails: number; seconds: number };
  ourAnswer?: { mails: number; seconds: number };
}

interface LastMail {
  messageId: string;
  conversationId: string;
  at: string;
  name: string;
}

const day = 86_400_000;
/** A mail of half a year ago says half as much of who knows somebody. */
const halfLife = 180 * day;
const knowersShown = 3;
// Two answers are no habit.
const fewestAnswers = 3;

/** @param mails newest first @param now milliseconds, from which recency counts */
export function factsOfMails(mails: MailFacts[], colleagues: Colleague[], now: number): Facts {
  const theirs = mails.filter(({ direction, kind }) => direction === 'in' && kind === 'personal');
  const ours = mails.filter(({ direction, kind }) => direction === 'out' && kind === 'personal');
  const theirAnswer = answerTime(theirs, ours);
  const ourAnswer = answerTime(ours, theirs);
  return {
    mails: mails.length,
    languages: languagesOf(theirs),
    hours: hoursOf(theirs),
    knowers: knowersOf([...theirs, ...ours], colleagues, now),
    ...(theirs[0] ? { lastIn: lastMail(theirs[0], colleagues) } : {}),
    ...(ours[0] ? { lastOut: lastMail(ours[0], colleagues) } : {}),
    ...(theirAnswer ? { theirAnswer } : {}),
    ...(ourAnswer ? { ourAnswer } : {}),
  };
}

function languagesOf(theirs: MailFacts[]): Facts['languages'] {
  const known = theirs.filter(({ language }) => language !== '');
  const counts = [...Map.groupBy(known, ({ language }) => language)]
    .map(([language, all]) => ({ language, count: all.length }))
    .sort((a, b) => b.count - a.count || (a.language < b.language ? -1 : 1));
  // A single odd guess among many is no language of theirs.
  return { mails: known.length, items: counts.filter(({ count }) => count * 20 >= known.length).slice(0, 4) };
}

function hoursOf(theirs: MailFacts[]): Facts['hours'] {
  const grid = Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => 0));
  const told = theirs.filter(({ utcOffset }) => utcOffset !== null);
  for (const { sentAt, utcOffset } of told) {
    const local = new Date(sentAt.getTime() + utcOffset! * 60_000);
    grid[(local.getUTCDay() + 6) % 7]![local.getUTCHours()]! += 1;
  }
  return { mails: told.length, grid };
}

function knowersOf(mails: MailFacts[], colleagues: Colleague[], now: number): Facts['knowers'] {
  const byAddress = new Map(
    colleagues.flatMap((one) => one.addresses.map((address) => [address, one] as const)),
  );
  const found = new Map<Colleague, { count: number; weight: number; lastAt: number }>();
  let counted = 0;
  for (const mail of mails) {
    const sender = mail.direction === 'out' ? colleagueOf(colleagues, mail.from) : undefined;
    const written = mail.direction === 'in' ? mail.to.flatMap((address) => byAddress.get(address) ?? []) : [];
    const people = new Set(sender ? [sender] : written);
    if (people.size > 0) counted += 1;
    for (const one of people) {
      const at = mail.sentAt.getTime();
      const before = found.get(one) ?? { count: 0, weight: 0, lastAt: 0 };
      found.set(one, {
        count: before.count + 1,
        weight: before.weight + 0.5 ** (Math.max(0, now - at) / halfLife),
        lastAt: Math.max(before.lastAt, at),
      });
    }
  }
  const items = [...found]
    .sort(([, a], [, b]) => b.weight - a.weight || b.count - a.count)
    .slice(0, knowersShown)
    .map(([{ id, name }, { count, lastAt }]) => ({
      user: { id, name },
      count,
      lastAt: new Date(lastAt).toISOString(),
    }));
  return { mails: counted, items };
}

function lastMail(mail: MailFacts, colleagues: Colleague[]): LastMail {
  const colleague = mail.direction === 'out' ? colleagueOf(colleagues, mail.from) : undefined;
  return {
    messageId: mail.id,
    conversationId: mail.conversationId,
    at: mail.sentAt.toISOString(),
    name: colleague?.name ?? (mail.from.name || mail.from.address),
  };
}

/** The middle of the times from a letter to its first answer. */
function answerTime(answers: MailFacts[], letters: MailFacts[]): Facts['ourAnswer'] {
  const sent = new Map(letters.map((letter) => [letter.hash, letter.sentAt.getTime()]));
  const first = new Map<string, number>();
  for (const { inReplyTo, sentAt } of answers) {
    const at = inReplyTo === undefined ? undefined : sent.get(inReplyTo);
    if (at === undefined || sentAt.getTime() < at) continue;
    const before = first.get(inReplyTo!) ?? Number.POSITIVE_INFINITY;
    first.set(inReplyTo!, Math.min(before, sentAt.getTime() - at));
  }
  const times = [...first.values()].sort((a, b) => a - b);
  if (times.length < fewestAnswers) return undefined;
  return { mails: times.length, seconds: Math.round(times[Math.floor(times.length / 2)]! / 1000) };
}
