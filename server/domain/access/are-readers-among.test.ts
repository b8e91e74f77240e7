// Proves when it is certain that readers of one letter read another as well.
import { expect, test } from 'vitest';
import { areReadersAmong } from './are-readers-among.ts';

test.each([
  ['the same people', ['user:1', 'user:2'], ['user:1', 'user:2'], true],
  ['some of them', ['user:1'], ['user:1', 'user:2'], true],
  ['an owner who is one of them', ['owner:1'], ['user:1', 'user:2'], true],
  ['anybody, where everyone reads', ['team:4', 'owner:9'], ['everyone'], true],
  ['one more', ['user:1', 'user:3'], ['user:1', 'user:2'], false],
  ['a person whose owner alone reads the other', ['user:1'], ['owner:1'], false],
  ['somebody of a team, who is not looked up', ['user:1'], ['team:1'], false],
  ['everyone', ['everyone'], ['user:1'], false],
])('%s', (_, some, others, among) => {
  expect(areReadersAmong(some, others)).toBe(among);
});
