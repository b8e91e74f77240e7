// What is kept of an address that names a correspondence, also of one that was cut or written by hand.
import { expect, test } from 'vitest';
import { readAsked } from './use-asked.ts';

test('an address keeps its form and its filters', () => {
  const asked = {
    form: 'timeline',
    people: 'a@x.example',
    from: '2026-01-01',
    to: '2024-02-29',
    words: 'offerte',
  };
  expect(readAsked(asked)).toEqual(asked);
  expect(readAsked({ mailbox: 3, ours: 12 })).toEqual({ mailbox: '3', ours: '12' });
});

test('what is no day narrows nothing, and breaks no page', () => {
  for (const day of ['2026-13-45', '2026-02-30', '2026-1-1', 'x', '', 2026, null])
    expect(readAsked({ form: 'no', from: day, to: day })).toEqual({});
});
