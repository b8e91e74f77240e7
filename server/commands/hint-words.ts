// What the terminal says about a query: in words, with the piece of the query they are about.
import type { Hint, HintCode } from '../domain/search/query/hint.ts';

const words: Record<HintCode, string> = {
  'too-long': 'only what stands before this was used',
  'too-many-words': 'too many words: these and all after them were left out',
  'too-deep': 'too many parentheses inside each other: this one was left out',
  'open-quote': 'the closing quotation mark is missing; the phrase was taken to the end',
  'open-parenthesis': 'this parenthesis is never closed; it was taken to the end',
  'stray-parenthesis': 'this parenthesis closes nothing and was left out',
  'nothing-beside-or': 'there is nothing on one side of OR; it was left out',
  'prefix-too-short': 'give at least two letters before the *',
  'unknown-operator': 'there is no such operator; it was looked for as it stands',
  'no-value': 'say what after the colon; it was left out',
  'wrong-value': 'this cannot stand there and was left out',
  'only-excluded': 'only words to leave out: all other mail is shown',
  'unknown-name': 'nothing is known by this name',
  spelling: 'nothing has this word; another spelling was looked for',
  'too-common': 'too common to look through all mail in time; add a word',
  'relevance-of-newest': 'only the newest hits were weighed',
};

/** One line: where in the query, and what of it. */
export function hintWords(q: string, { code, at, length, params }: Hint): string {
  const piece = q.slice(at, at + Math.min(length, 40)).trim();
  const where = `At ${at + 1}${piece === '' ? '' : `, “${piece}${length > 40 ? '…' : ''}”`}`;
  return `${where}: ${words[code]}${code === 'spelling' ? `: ${params.instead}` : ''}.`;
}
