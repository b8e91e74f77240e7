// The words a correspondence is narrowed by, in the language of search: operators, "phrases", OR, -without, word*.
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import type { Viewer } from '../access/viewer.ts';
import { cutAround, plainBeginning, WantedWords, withoutQuoteMarks } from '../search/found-words.ts';
import { rowMatches } from '../search/hit-queries.ts';
import { planQuery } from '../search/plan/plan-query.ts';
import type { Hint } from '../search/query/hint.ts';

export interface WordsAsked {
  /** Of a mail `m`. */
  condition: RawBuilder<unknown>;
  wanted: WantedWords;
  hints: Hint[];
}

/**
 * Reads them for a viewer; undefined where there are none. Names are looked up in an index that row level security would
 * switch off: run it as the owner of the tables, its queries carry the rights themselves.
 */
export async function wordsAsked(
  db: Kysely<Database>,
  viewer: Viewer,
  words: string | undefined,
): Promise<WordsAsked | undefined> {
  if (!words?.trim()) return undefined;
  const plan = await planQuery(db, viewer, words);
  return {
    condition: sql`exists (select from message_words w
      where w.conversation_id = m.conversation_id and w.message_id = m.id and ${rowMatches(plan)})`,
    wanted: new WantedWords(plan.wanted),
    hints: plan.hints,
  };
}

// Of longer texts the rest is not looked through.
const lookedAtMost = 12_000;

/** What of a mail to show: the words around the first one asked for, own ones first; its beginning where that shows one. */
export function passageOf(
  asked: WordsAsked | undefined,
  { own, quoted, beginning, language }: { own: string; quoted: string; beginning: string; language: string },
): string {
  const plain = plainBeginning(beginning);
  if (!asked || asked.wanted.isEmpty || asked.wanted.in(plain, 1, language).length > 0) return plain;
  const around = (text: string) => cutAround(text.slice(0, lookedAtMost), asked.wanted, language);
  return around(own) ?? around(withoutQuoteMarks(quoted.slice(0, lookedAtMost))) ?? plain;
}

/** Folded words of these texts that are among those asked for, to be marked. */
export function wordsFound(asked: WordsAsked | undefined, texts: string[]): string[] {
  if (!asked) return [];
  const found = texts.flatMap((text) => asked.wanted.in(text, 20).map(({ word }) => word));
  return [...new Set(found)].slice(0, 200);
}
