// Tests what the operator is told of faults that are none of the program's: one line, a code, no stack.
import { expect, test } from 'vitest';
import { EmbeddedDatabaseError } from '../database/embedded/join-embedded.ts';
import { explain } from './exit-codes.ts';

const error = (code: string, path?: string) =>
  Object.assign(new Error('as the system says it'), { code, path });

test.each([
  [error('ENOSPC'), 74, 'The disk is full. Make room, then begin again.'],
  [error('53100'), 74, 'The disk is full. Make room, then begin again.'],
  [
    new Error('Migration 7 failed', { cause: error('53100') }),
    74,
    'The disk is full. Make room, then begin again.',
  ],
  [error('EROFS', '/srv/mail'), 66, '/srv/mail lies on a disk that can only be read.'],
  [error('EACCES', '/srv/mail'), 66, '/srv/mail may not be read or written by this user.'],
  [error('ENOENT', '/srv/mail'), 66, '/srv/mail does not exist.'],
  [new EmbeddedDatabaseError('It does not start.'), 69, 'It does not start.'],
])('%s', (given, code, words) => {
  expect(explain(given)).toEqual({ words, code, isBug: false });
});

test('what nobody foresaw is shown with its stack', () => {
  expect(explain(new TypeError('x is undefined'))).toEqual({ words: 'x is undefined', code: 1, isBug: true });
});
