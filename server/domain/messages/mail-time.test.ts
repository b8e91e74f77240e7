// Proves which of a mail's many times is taken.
import { expect, test } from 'vitest';
import { mailTime } from './mail-time.ts';

const at = (text: string) => new Date(text);
const firstSeen = at('2026-03-10T12:00:00Z');
const received = at('2026-03-10T11:00:00Z');

test('the Date counts while it is within a day of the last Received', () => {
  expect(mailTime({ date: at('2026-03-09T23:00:00Z'), received, firstSeen })).toEqual(
    at('2026-03-09T23:00:00Z'),
  );
});

test('a Date that is days off gives way to Received', () => {
  expect(mailTime({ date: at('2019-01-01T00:00:00Z'), received, firstSeen })).toEqual(received);
});

test('our own copy has no Received: its Date counts', () => {
  expect(mailTime({ date: at('2025-05-05T05:05:05Z'), internalDate: received, firstSeen })).toEqual(
    at('2025-05-05T05:05:05Z'),
  );
});

test('without Date and Received the INTERNALDATE counts, then the moment it was first seen', () => {
  expect(mailTime({ internalDate: received, firstSeen })).toEqual(received);
  expect(mailTime({ firstSeen })).toEqual(firstSeen);
});

test('no mail is later than it was first seen', () => {
  expect(mailTime({ date: at('2038-01-19T03:14:07Z'), firstSeen })).toEqual(firstSeen);
  expect(
    mailTime({ date: at('2038-01-19T03:14:07Z'), received: at('2038-01-19T03:14:07Z'), firstSeen }),
  ).toEqual(firstSeen);
});
