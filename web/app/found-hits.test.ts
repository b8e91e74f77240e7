// Going from hit to hit: in their order, over the end of what is loaded, and not at all where something else is open.
import { expect, test } from 'vitest';
import { hitBeside, isAmongFound, noteFound } from './found-hits.ts';

const hit = (id: number) => ({ conversationId: `c${id}`, messageId: `m${id}` });

test('hits follow one another; behind the last loaded one the next page is loaded', async () => {
  let loaded = 0;
  noteFound({
    hits: [hit(1), hit(2)],
    more: async () => {
      loaded += 1;
      return [hit(1), hit(2), hit(3)];
    },
  });
  expect(await hitBeside(hit(1), 1)).toEqual(hit(2));
  expect(loaded).toBe(0);
  expect(await hitBeside(hit(2), 1)).toEqual(hit(3));
  expect(await hitBeside(hit(2), -1)).toEqual(hit(1));
  expect(await hitBeside(hit(1), -1)).toBeUndefined();
  expect(loaded).toBe(1);
});

test('what is no hit has none beside it', async () => {
  noteFound({ hits: [hit(1)], more: undefined });
  expect(await hitBeside(hit(9), 1)).toBeUndefined();
  expect(await hitBeside(hit(1), 1)).toBeUndefined();
  expect([isAmongFound(hit(1)), isAmongFound(hit(9))]).toEqual([true, false]);
});
