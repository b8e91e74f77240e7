// The words a search found are marked in whatever form the server named, and nothing beside them.
import { expect, test } from 'vitest';
import { foldForMarks, isFound, markFound } from './mark-found.tsx';

const marked = (text: string, words: string[]) => {
  const parts = markFound(text, words);
  return Array.isArray(parts)
    ? parts.flatMap((part) => (typeof part === 'string' ? [] : [part.props.children]))
    : [];
};

test('case, accents and strokes do not hide a word', () => {
  expect(marked('Ofertę wysłał Łukasz', ['oferte', 'lukasz'])).toEqual(['Ofertę', 'Łukasz']);
  expect(marked('Ёлка и елка', ['елка'])).toEqual(['Ёлка', 'елка']);
  expect(foldForMarks('Край')).toBe('край');
});

test('a beginning marks every word that begins so, a word only itself', () => {
  expect(marked('De levertijden en de levertijd', ['levertijd*'])).toEqual(['levertijden', 'levertijd']);
  expect(marked('art and party', ['art'])).toEqual(['art']);
  expect(isFound('x', ['*'])).toBe(false);
});

test('an address is marked in its parts, and a text without words stays as it is', () => {
  expect(marked('to ada@noord.example', ['ada@noord.example'])).toEqual(['ada', 'noord', 'example']);
  expect(markFound('plain', [])).toBe('plain');
});
