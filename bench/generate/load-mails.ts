// Load mail for measures: any number of lifelike mails, fast, the same for the same seed.
import { makePerson } from '../../server/domain/demo/customers.ts';
import { mailDate } from '../../server/domain/demo/mail-headers.ts';
import { makeRandom, type Random } from '../../server/domain/demo/random.ts';
import type { DemoLanguage } from '../../server/domain/demo/read-stories.ts';
import { makeVocabulary, type Vocabulary } from './vocabulary.ts';
import { writeLoadMail } from './write-load-mail.ts';

export type LoadMail = {
  raw: Buffer;
  /** when the server took it in */
  date: Date;
  folder: 'INBOX' | 'Sent';
  messageId: string;
  language: DemoLanguage;
  /** how many mails of its conversation came before */
  depth: number;
};
export type Correspondent = { name: string; address: string; language: DemoLanguage; company: number };
export type Thread = {
  language: DemoLanguage;
  subject: string;
  them: Correspondent;
  box: string;
  ids: string[];
  last: { text: string; from: string; date: Date } | undefined;
};

const LANGUAGES: DemoLanguage[] = ['nl', 'nl', 'nl', 'en', 'en', 'pl', 'pl', 'ru', 'ru', 'en'];
const BOXES = ['sales@noord.example', 'support@noord.example', 'billing@noord.example', 'info@noord.example'];
const COMPANIES = 400;
const PEOPLE = 2_000;
const OPEN_THREADS = 3_000;

/**
 * Mails in order of arrival over five years: 2,000 people of 400 companies write to and get mail from four mailboxes, in four
 * languages, in conversations of three on average; 5 % have attachments, four of five an HTML part; about 9 KB each.
 * @param count how many
 * @param seed any whole number
 * @param end the last mail's time
 */
export async function* loadMails({
  count,
  seed,
  end = new Date(),
}: {
  count: number;
  seed: number;
  end?: Date;
}): AsyncGenerator<LoadMail> {
  let yielded = 0;
  for (const mail of makeLoadMails({ count, seed, end })) {
    yield mail;
    yielded += 1;
    // Lets those who store what was made have their turn.
    if (yielded % 500 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
}

/** The same, all in one go. */
export function* makeLoadMails({
  count,
  seed,
  end,
}: {
  count: number;
  seed: number;
  end: Date;
}): Generator<LoadMail> {
  const random = makeRandom(seed);
  const people = correspondents(random);
  const vocabularies = new Map<DemoLanguage, Vocabulary>(
    (['nl', 'en', 'ru', 'pl'] as const).map((one) => [one, makeVocabulary(one)]),
  );
  const threads: Thread[] = [];
  const start = end.getTime() - 5 * 365 * 86_400_000;
  const step = (end.getTime() - start) / Math.max(1, count);
  for (let number = 0; number < count; number += 1) {
    const arrival = new Date(start + step * (number + random.next()));
    const thread =
      threads.length > 20 && random.chance(0.67) ? random.pick(threads) : begin(people, vocabularies, random);
    if (thread.last === undefined) {
      if (threads.length < OPEN_THREADS) threads.push(thread);
      else threads[random.whole(0, OPEN_THREADS - 1)] = thread;
    }
    // People's clocks are wrong now and then.
    const date = random.chance(0.07) ? new Date(arrival.getTime() - random.next() * 86_400_000) : arrival;
    yield writeOne(thread, number, arrival, date, vocabularies.get(thread.language) as Vocabulary, random);
  }
}

function writeOne(
  thread: Thread,
  number: number,
  arrival: Date,
  date: Date,
  vocabulary: Vocabulary,
  random: Random,
): LoadMail {
  const depth = thread.ids.length;
  const out = depth === 0 ? random.chance(0.25) : random.chance(0.48);
  const messageId = `<${number.toString(36)}.${random.letters(18)}@${out ? 'noord.example' : thread.them.address.split('@')[1]}>`;
  const text = prose(vocabulary, random, random.whole(25, 230));
  const raw = writeLoadMail({
    thread,
    out,
    number,
    messageId,
    text,
    date: mailDate(thread.language, date, out),
    arrival,
    random,
    vocabulary,
  });
  thread.ids.push(messageId);
  if (thread.ids.length > 30) thread.ids.shift();
  thread.last = { text: text.slice(0, 1_500), from: out ? thread.box : thread.them.address, date };
  return { raw, date: arrival, folder: out ? 'Sent' : 'INBOX', messageId, language: thread.language, depth };
}

function begin(people: Correspondent[], vocabularies: Map<DemoLanguage, Vocabulary>, random: Random): Thread {
  // Few write often, most seldom.
  const them = people[Math.floor(random.next() ** 2 * people.length)] as Correspondent;
  const vocabulary = vocabularies.get(them.language) as Vocabulary;
  const words = Array.from({ length: random.whole(2, 6) }, () => vocabulary.draw(random)).join(' ');
  const number = random.chance(0.5) ? ` ${random.whole(2_021, 2_026)}-${random.whole(100, 9_999)}` : '';
  const subject = `${words.slice(0, 1).toUpperCase()}${words.slice(1)}${number}`;
  return { language: them.language, subject, them, box: random.pick(BOXES), ids: [], last: undefined };
}

function correspondents(random: Random): Correspondent[] {
  const taken = new Set<string>();
  const people: Correspondent[] = [];
  while (people.length < PEOPLE) {
    const company = Math.floor(random.next() ** 1.5 * COMPANIES);
    const language = LANGUAGES[company % LANGUAGES.length] as DemoLanguage;
    const { name, email } = makePerson(`firm-${company + 1}.example`, language, random);
    const address = taken.has(email) ? email.replace('@', `${people.length}@`) : email;
    taken.add(address);
    people.push({ name, address, language, company });
  }
  return people;
}

/** Sentences in paragraphs. @param count about how many words */
export function prose(vocabulary: Vocabulary, random: Random, count: number): string {
  let text = '';
  let left = count;
  while (left > 0) {
    const length = random.whole(4, 18);
    for (let at = 0; at < length; at += 1) {
      const word = vocabulary.draw(random);
      text += at === 0 ? word.slice(0, 1).toUpperCase() + word.slice(1) : ` ${word}`;
      if (at > 2 && at < length - 2 && random.next() < 0.08) text += ',';
      if (random.next() < 0.02) text += ` ${random.whole(2, 99_999)}`;
    }
    left -= length;
    text += random.next() < 0.25 ? '.\n\n' : '. ';
  }
  return text.trimEnd();
}
