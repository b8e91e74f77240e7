// Load mail: its size, languages, threads and word frequencies are as said.
import { simpleParser } from 'mailparser';
import { expect, test } from 'vitest';
import { loadMails, makeLoadMails } from './load-mails.ts';

const end = new Date('2026-11-01T00:00:00Z');
const mails = [...makeLoadMails({ count: 2_000, seed: 1, end })];

test('mails are about 9 KB and of four languages', () => {
  const mean = mails.reduce((sum, mail) => sum + mail.raw.length, 0) / mails.length;
  console.log(`load mail: mean ${Math.round(mean)} bytes`);
  expect(mean).toBeGreaterThan(7_500);
  expect(mean).toBeLessThan(10_500);
  for (const language of ['en', 'nl', 'ru', 'pl'])
    expect(mails.filter((mail) => mail.language === language).length).toBeGreaterThan(200);
});

test('two of three mails answer another, which came before', () => {
  const replies = mails.filter((mail) => mail.depth > 0).length / mails.length;
  expect(replies).toBeGreaterThan(0.5);
  expect(replies).toBeLessThan(0.75);
  expect(new Set(mails.map((mail) => mail.messageId)).size).toBe(mails.length);
});

test('they parse: names, subjects, text, one in twenty with a file; common words are common and rare ones rare', async () => {
  const counts = new Map<string, number>();
  let files = 0;
  let words = 0;
  for (const mail of mails.slice(0, 600)) {
    const read = await simpleParser(mail.raw);
    expect(read.messageId).toBe(mail.messageId);
    expect(read.from?.value[0]?.address).toMatch(/@.*\.example$/);
    expect(`${read.subject} ${read.from?.text}`).not.toMatch(/=\?|\ufffd/);
    files += read.attachments.length;
    if (mail.language !== 'nl') continue;
    for (const [word] of (read.text ?? '').toLowerCase().matchAll(/\p{L}+/gu)) {
      counts.set(word, (counts.get(word) ?? 0) + 1);
      words += 1;
    }
  }
  expect(files).toBeGreaterThan(12);
  expect(files).toBeLessThan(60);
  const sorted = [...counts.values()].sort((one, other) => other - one);
  expect((sorted[0] ?? 0) / words).toBeGreaterThan(0.02);
  expect(sorted.filter((count) => count === 1).length / sorted.length).toBeGreaterThan(0.12);
});

test('no line is longer than RFC 5322 allows', () => {
  for (const mail of mails.slice(0, 300))
    for (const line of mail.raw.toString('latin1').split('\r\n'))
      expect(line.length).toBeLessThanOrEqual(998);
});

test('the same seed makes the same bytes', async () => {
  const some: Buffer[] = [];
  for await (const mail of loadMails({ count: 50, seed: 1, end })) some.push(mail.raw);
  expect(
    Buffer.concat(some).equals(
      Buffer.concat([...makeLoadMails({ count: 50, seed: 1, end })].map((mail) => mail.raw)),
    ),
  ).toBe(true);
});
