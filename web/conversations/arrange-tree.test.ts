// A conversation as a tree shows every message exactly once, below what it answers.
import { expect, test } from 'vitest';
import { arrangeTree } from './arrange-tree.ts';

const mail = (id: string, hour: number, parentId?: string) => ({
  id,
  sentAt: new Date(Date.UTC(2026, 10, 22, hour)).toISOString(),
  ...(parentId ? { parentId } : {}),
});
const drawn = (messages: ReturnType<typeof mail>[]) =>
  arrangeTree(messages).map(({ message, depth }) => `${'-'.repeat(depth)}${message.id}`);

test('answers stand below what they answer, brothers by time', () => {
  expect(drawn([mail('4', 12, '1'), mail('1', 9), mail('3', 11, '2'), mail('2', 10, '1')])).toEqual([
    '1',
    '-2',
    '--3',
    '-4',
  ]);
});

test('an answer to something not here is a root', () => {
  expect(drawn([mail('1', 9), mail('2', 10, '77')])).toEqual(['1', '2']);
});

test('messages that answer each other in a circle are all shown', () => {
  expect(drawn([mail('1', 9, '2'), mail('2', 10, '1'), mail('3', 8)])).toEqual(['3', '1', '-2']);
});
