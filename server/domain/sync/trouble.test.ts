// Tests what is told of troubles and how long the sync waits.
import { tmpdir } from 'node:os';
import { expect, it } from 'vitest';
import { ConnectionFailed } from '../../protocols/connector/connection-failed.ts';
import { checkDisk } from '../incoming/check-disk.ts';
import { backoff, troubleOf } from './trouble.ts';

const pace = { retry: 1000 };

it('a full disk is said before PostgreSQL meets it', async () => {
  await expect(checkDisk(tmpdir(), 1)).resolves.toBeUndefined();
  const full = await checkDisk(tmpdir(), Number.MAX_SAFE_INTEGER).catch((error) => error);
  expect(troubleOf(full)).toMatchObject({ code: 'disk-full', detail: expect.stringMatching(/^\d+ MB$/) });
});
it('pauses grow, up to a quarter of an hour, and never in step', () => {
  const pauses = [1, 2, 3, 4, 5, 6, 7, 20].map((failures) => backoff('lost', failures, pace));
  pauses.slice(0, 6).forEach((one, index) => {
    expect(one).toBeGreaterThanOrEqual(750 * 3 ** index);
    expect(one).toBeLessThanOrEqual(1250 * 3 ** index);
  });
  expect(Math.max(...pauses)).toBeLessThanOrEqual(900_000 * 1.25);
  expect(new Set(Array.from({ length: 20 }, () => backoff('lost', 3, pace))).size).toBeGreaterThan(1);
});
it('a wrong password is not tried often enough to lock the account', () => {
  expect(backoff('wrong-password', 1, pace)).toBeGreaterThan(200_000);
});
it('a provider’s limit is waited for as long as the provider says', () => {
  const { code, retryAfter } = troubleOf(new ConnectionFailed('limit', '', { retryAfter: 92_415 }));
  expect(backoff(code, 1, pace, retryAfter)).toBe(92_415);
});
it('errors of our own tell nobody anything but that', () => {
  expect(troubleOf(new Error('select secret from mailboxes'))).toEqual({ code: 'internal', detail: '' });
});
