// Marks the words asked for in a line of text: a word's beginning counts, since the index knows its other forms.
import type { ReactNode } from 'react';

export function markWords(text: string, q: string): ReactNode {
  const words = wordsOf(q);
  if (words.length === 0) return text;
  const parts = text.split(new RegExp(`(?<![\\p{L}\\p{N}])(${words.join('|')})`, 'giu'));
  // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never change their order
  return parts.map((part, at) => (at % 2 ? <mark key={at}>{part}</mark> : part));
}

/** The words of a query as patterns: long ones without their ending, so that inflected forms are marked too. */
export function wordsOf(q: string): string[] {
  const words = q.match(/[\p{L}\p{N}][\p{L}\p{N}._@-]*/gu) ?? [];
  return words
    .map((word) => {
      const safe = (part: string) => part.replace(/[.*+?^${}()|[\]\\-]/g, '\\$&');
      const stem = [...word].slice(0, word.length > 6 ? -2 : word.length > 4 ? -1 : undefined).join('');
      return `${safe(stem)}[\\p{L}\\p{N}]*`;
    })
    .sort((a, b) => b.length - a.length);
}
