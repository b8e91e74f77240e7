// Words for load mail: those of the demo's stories by frequency, then made-up ones that look like them, drawn by Zipf's law.
import { DEMO_STORIES } from '../../server/domain/demo/make-demo.ts';
import { makeRandom, type Random } from '../../server/domain/demo/random.ts';
import type { DemoLanguage } from '../../server/domain/demo/read-stories.ts';

/** Different words a language has: a company's mail of years has about so many, names and numbers apart. */
const WORDS = 40_000;
/** Entries of the table a word is drawn from; words rarer than one in it come from the tail by turns. */
const TABLE = 65_536;

export type Vocabulary = { draw(random: Random): string };

/** The words of a language: the commonest is about 5 % of all, half of the vocabulary is met once in 10,000 words or less. */
export function makeVocabulary(language: DemoLanguage): Vocabulary {
  const known = wordsOfStories(language);
  const words = [...known, ...madeUp(known, WORDS - known.length)];
  const weights = words.map((_, rank) => 1 / (rank + 2.7) ** 1.02);
  const total = weights.reduce((sum, one) => sum + one, 0);
  const table = new Uint16Array(TABLE);
  let filled = 0;
  let tailFrom = words.length;
  let tailShare = 0;
  for (const [rank, weight] of weights.entries()) {
    const slots = Math.round((weight / total) * TABLE);
    if (slots === 0 || filled + slots > TABLE) {
      tailFrom = rank;
      tailShare = weights.slice(rank).reduce((sum, one) => sum + one, 0) / total;
      break;
    }
    table.fill(rank, filled, filled + slots);
    filled += slots;
  }
  const tail = words.length - tailFrom;
  return {
    draw(random) {
      const drawn = random.next();
      if (drawn < tailShare && tail > 0)
        return words[tailFrom + Math.floor(random.next() ** 2 * tail)] as string;
      return words[table[Math.floor(random.next() * filled)] as number] as string;
    },
  };
}

function wordsOfStories(language: DemoLanguage): string[] {
  const counts = new Map<string, number>();
  for (const story of DEMO_STORIES[language])
    for (const { text } of story.steps)
      for (const [word] of text.replace(/\{[a-z0-9+-]+\}/g, ' ').matchAll(/\p{L}[\p{L}’'-]*/gu))
        counts.set(word.toLowerCase(), (counts.get(word.toLowerCase()) ?? 0) + 1);
  return [...counts].sort((one, other) => other[1] - one[1]).map(([word]) => word);
}

/** Words by a chain over pairs of letters, as long as real ones. */
function madeUp(known: string[], count: number): string[] {
  const random = makeRandom(known.length);
  const follows = new Map<string, string[]>();
  for (const word of known)
    for (let at = 0; at <= word.length; at += 1) {
      const before = `^^${word}`.slice(at, at + 2);
      const after = word[at] ?? '$';
      const list = follows.get(before);
      if (list === undefined) follows.set(before, [after]);
      else list.push(after);
    }
  const taken = new Set(known);
  const made: string[] = [];
  while (made.length < count) {
    let word = '';
    for (;;) {
      const next = random.pick(follows.get(`^^${word}`.slice(-2)) ?? ['$']);
      if (next === '$' || word.length > 18) break;
      word += next;
    }
    if (word.length > 3 && !taken.has(word)) {
      taken.add(word);
      made.push(word);
    }
  }
  return made;
}
