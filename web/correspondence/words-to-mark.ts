// Which words of a text are marked where a correspondence is narrowed by words: long ones in any form.
import { foldForMarks } from '../search/mark-found.tsx';

/** The words asked for as `markFound` takes them: folded, long ones without their ending; what must not occur is left out. */
export function wordsToMark(words: string): string[] {
  const asked = words.match(/(?<![-\p{L}\p{N}])[\p{L}\p{N}][\p{L}\p{N}._@-]*/gu) ?? [];
  return asked.map((word) => {
    const letters = [...foldForMarks(word)];
    return `${letters.slice(0, letters.length > 6 ? -2 : letters.length > 4 ? -1 : undefined).join('')}*`;
  });
}
