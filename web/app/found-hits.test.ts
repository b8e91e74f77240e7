// Going from hit to hit: in their order, over the end of what is loaded, after a reload, and not at all where something else is open.
import { beforeEach, expect, test, vi } from 'vitest';
import { forgetFound, type Hit, hitBeside, isAmongFound, noteFound } from './found-hits.ts';

const hit = (id: number): Hit => ({ conversationId: `c${id}`, messageId: `m${id}` });
const asked = { as: 'mails', q: 'pump', sort: 'date' } as const;

/** What a browser's tab keeps. */
function store(): Storage {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  } as Storage;
}

beforeEach(() => {
  vi.stubGlobal('sessionStorage', store());
  forgetFound();
});

test('hits follow one another; behind the last loaded one the next page is loaded', async () => {
  let loaded = 0;
  noteFound({ hits: [hit(1), hit(2)], next: 'behind 2', asked }, async () => {
    loaded += 1;
    return { hits: [hit(1), hit(2), hit(3)], next: undefined };
  });
  expect(await hitBeside(hit(1), 1)).toEqual(hit(2));
  expect(loaded).toBe(0);
  expect(await hitBeside(hit(2), 1)).toEqual(hit(3));
  expect(await hitBeside(hit(2), -1)).toEqual(hit(1));
  expect(await hitBeside(hit(1), -1)).toBeUndefined();
  expect(await hitBeside(hit(3), 1)).toBeUndefined();
  expect(loaded).toBe(1);
});

test('what is no hit has none beside it', async () => {
  noteFound({ hits: [hit(1)], next: undefined, asked });
  expect(await hitBeside(hit(9), 1)).toBeUndefined();
  expect(await hitBeside(hit(1), 1)).toBeUndefined();
  expect([isAmongFound(hit(1)), isAmongFound(hit(9))]).toEqual([true, false]);
});

/** The same file as a page that was loaded anew has it. */
async function reloaded(): Promise<typeof import('./found-hits.ts')> {
  vi.resetModules();
  return import('./found-hits.ts');
}

test('after a reload the hits are there still, and what comes behind them is asked for', async () => {
  noteFound({ hits: [hit(1), hit(2)], next: 'behind 2', asked });
  const urls: string[] = [];
  vi.stubGlobal('fetch', async (url: string) => {
    urls.push(url);
    return Response.json({ items: [{ id: 'm3', conversationId: 'c3' }], total: {}, words: [], hints: [] });
  });
  const anew = await reloaded();
  expect(anew.isAmongFound(hit(1))).toBe(true);
  expect(await anew.hitBeside(hit(1), 1)).toEqual(hit(2));
  expect(urls).toEqual([]);
  expect(await anew.hitBeside(hit(2), 1)).toEqual(hit(3));
  expect(await anew.hitBeside(hit(3), 1)).toBeUndefined();
  expect(urls).toHaveLength(1);
  expect(urls[0]).toMatch(/^\/api\/search\?q=pump&sort=date&cursor=behind/);
});

test('who signs out leaves nothing behind, and a store that is full or forbidden is no fault', async () => {
  noteFound({ hits: [hit(1)], next: undefined, asked });
  forgetFound();
  expect((await reloaded()).isAmongFound(hit(1))).toBe(false);
  vi.stubGlobal('sessionStorage', undefined);
  const anew = await reloaded();
  expect(anew.isAmongFound(hit(1))).toBe(false);
  anew.noteFound({ hits: [hit(1), hit(2)], next: undefined, asked });
  expect(await anew.hitBeside(hit(1), 1)).toEqual(hit(2));
});
