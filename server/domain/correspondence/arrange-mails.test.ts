// Proves how mails become a tree, and that what may not be read leaves no gap in it.
import { expect, test } from 'vitest';
import { arrangeMails, type Leaf } from './arrange-mails.ts';

const mail = (id: number, inReplyTo?: number, refs: number[] = []): Leaf => ({
  id: String(id),
  sentAt: new Date(2026, 0, id),
  hash: `h${id}`,
  inReplyTo: inReplyTo === undefined ? undefined : `h${inReplyTo}`,
  refs: refs.map((one) => `h${one}`),
});
const drawn = (mails: Leaf[], shown = mails.map(({ id }) => Number(id))) =>
  arrangeMails(mails, ({ id }) => shown.includes(Number(id))).map(
    ({ leaf, depth }) => `${'.'.repeat(depth)}${leaf.id}`,
  );

test('answers stand below what they answer, in order of time', () => {
  expect(drawn([mail(1), mail(4, 2), mail(2, 1), mail(3, 1), mail(5)])).toEqual([
    '1',
    '.2',
    '..4',
    '.3',
    '5',
  ]);
});

test('the answer to an unreadable mail hangs at the next readable one that it names itself', () => {
  expect(drawn([mail(1), mail(3, 2, [1, 2])])).toEqual(['1', '.3']);
  expect(drawn([mail(1), mail(3, 2)])).toEqual(['1', '3']);
});

test('a mail that is filtered away lifts its answers to the next shown one above it', () => {
  expect(drawn([mail(1), mail(2, 1), mail(3, 2), mail(4, 3)], [1, 4])).toEqual(['1', '.4']);
  expect(drawn([mail(1), mail(2, 1), mail(3, 2)], [2, 3])).toEqual(['2', '.3']);
});

test('mails that answer each other or themselves are each shown once', () => {
  expect(
    drawn([mail(1, 2), mail(2, 1), mail(3, 3)])
      .map((one) => one.replaceAll('.', ''))
      .sort(),
  ).toEqual(['1', '2', '3']);
});

test('a conversation of ten thousand answers in a row is no trouble', () => {
  const long = Array.from({ length: 10_000 }, (_, at) => ({
    ...mail(at + 1, at),
    sentAt: new Date(at * 1000),
  }));
  expect(drawn(long, [1, 10_000])).toEqual(['1', '.10000']);
});
