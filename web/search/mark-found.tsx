// Marks in a text the words that a search found: the server says which, folded as its index folds them.
import type { ReactNode } from 'react';

/**
 * @param words folded; one that ends in `*` marks every word that begins so
 * @returns the text with its found words marked; an address or a number with strokes is marked in its parts
 */
export function markFound(text: string, words: string[]): ReactNode {
  if (words.length === 0) return text;
  const parts = text.split(/([\p{L}\p{N}\p{M}]+(?:['’ʼ‘][\p{L}\p{M}]+)*)/u);
  const isMarked = (part: string, at: number) => at % 2 === 1 && isFound(foldForMarks(part), words);
  // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never change their order
  return parts.map((part, at) => (isMarked(part, at) ? <mark key={at}>{part}</mark> : part));
}

export function isFound(folded: string, words: string[]): boolean {
  if (folded === '') return false;
  return words.some((word) => {
    if (word.endsWith('*')) return word.length > 1 && folded.startsWith(word.slice(0, -1));
    // A compound such as ada@noord.example stands in the text part by part.
    return word === folded || word.split(/[^\p{L}\p{N}]+/u).includes(folded);
  });
}

/** As the index folds: case, diacritics, width; keeps й, a letter of its own. */
export function foldForMarks(word: string): string {
  return word
    .normalize('NFKD')
    .toLowerCase()
    .replace(/и\u0306/g, 'й')
    .replace(/['’ʼ‘]s$/, '')
    .replace(/[\p{M}\p{Cf}'’ʼ‘]/gu, '')
    .replace(/[łøđßæœı]/g, (letter) => plain[letter] ?? letter)
    .normalize('NFC');
}

const plain: Record<string, string> = { ł: 'l', ø: 'o', đ: 'd', ß: 'ss', æ: 'ae', œ: 'oe', ı: 'i' };
