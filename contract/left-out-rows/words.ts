// Why a row of a list was left out, in any of our languages; the screen has the same words (web/languages).
import type { Language } from '../shared.ts';
import * as en from './en.ts';
import * as nl from './nl.ts';
import * as pl from './pl.ts';
import * as ru from './ru.ts';
import { saysWhat } from './says-what.ts';

const languages = { en, nl, ru, pl };

export interface LeftOutRowsWords {
  /** What the file is called after the list's own name. */
  title: string;
  line: string;
  why: string;
  /** @param trouble a code of an import's rows @param what the value at fault, or the card that is there */
  reason: (trouble: string, what: string) => string;
}

export function leftOutRowsIn(language: Language): LeftOutRowsWords {
  const { leftOutRows, leftOutHeadings } = languages[language];
  const words: Record<string, string> = leftOutRows;
  return {
    title: leftOutRows['card-import.left-out'],
    ...leftOutHeadings,
    reason: (trouble, what) => {
      const same = words[`card-import.same-by.${trouble.replace(/^same-/, '')}`];
      const said = same ?? words[`card-import.trouble.${trouble}`] ?? trouble;
      return what && (same || saysWhat(said)) ? `${said} ${what}` : said;
    },
  };
}
