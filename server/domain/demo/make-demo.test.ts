// The demo: enough stories, no two mails alike, numbers that agree, the same again for the same seed.
import { simpleParser } from 'mailparser';
import { describe, expect, test } from 'vitest';
import { demoCompany } from './company.ts';
import { makeCustomers } from './customers.ts';
import { fillSlots } from './fill-slots.ts';
import { DEMO_STORIES, type DemoMail, makeDemoCards, makeDemoMails } from './make-demo.ts';
import { makeRandom } from './random.ts';

const now = new Date('2026-11-22T18:00:00Z');
const languages = ['en', 'nl', 'ru', 'pl'] as const;
const all = [...makeDemoMails({ now, seed: 1, count: 5000 })];
const once = [...new Map(all.map((mail) => [mail.messageId, mail])).values()];

describe.each(languages)('stories in %s', (language) => {
  test('there are at least 60 storylines, each with a name of its own', () => {
    const ids = DEMO_STORIES[language].map((story) => story.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThanOrEqual(60);
  });

  test('every phrasing of every step can be filled', () => {
    const random = makeRandom(3);
    const names =
      'qty many model serial serial2 amount fee deposit po city street company phone week offer order invoice case';
    const values = Object.fromEntries(names.split(' ').map((name) => [name, 'x1']));
    for (const story of DEMO_STORIES[language])
      for (const text of [...story.subjects, ...story.steps.map((step) => step.text)])
        for (let tried = 0; tried < 12; tried += 1) {
          const filled = fillSlots(
            text,
            { language, at: now, writerFemale: tried % 2 === 0, readerFemale: tried % 3 === 0, values },
            random,
          );
          expect(filled, story.id).not.toMatch(/[{}|]|undefined/);
        }
  });
});

test('5,000 different mails of all four languages lie in the company’s mailboxes, in order of arrival', () => {
  expect(once).toHaveLength(5000);
  const mailboxes = new Set(demoCompany.mailboxes.map((one) => one.address));
  for (const mail of all) expect(mailboxes).toContain(mail.mailbox);
  for (const language of languages)
    expect(once.filter((mail) => mail.story.startsWith(language)).length).toBeGreaterThan(900);
  const used = new Set(once.map((mail) => mail.story));
  expect(used.size).toBe(languages.reduce((sum, language) => sum + DEMO_STORIES[language].length, 0));
  const times = all.map((mail) => mail.internalDate.getTime());
  expect(Math.max(...times)).toBeLessThan(now.getTime() + 60_000);
});

test('there are 150 customers, about two thirds with a card made by people', () => {
  const customers = makeCustomers(1);
  expect(customers).toHaveLength(150);
  expect(new Set(customers.map((one) => one.domain)).size).toBe(150);
  const cared = customers.filter((one) => one.responsible !== '').length;
  expect(cared).toBeGreaterThan(80);
  expect(cared).toBeLessThan(125);
});

test('old mail is handled, some dozens are open, the newest is unread', () => {
  const old = all.filter(
    (mail) => now.getTime() - mail.internalDate.getTime() > 90 * 86_400_000 && mail.folder !== 'Junk',
  );
  expect(old.every((mail) => mail.handled !== undefined && mail.readBy.length > 0)).toBe(true);
  const open = new Set(
    all.filter((mail) => mail.handled === undefined && mail.folder === 'INBOX').map((mail) => mail.messageId),
  );
  expect(open.size).toBeGreaterThan(40);
  expect(open.size).toBeLessThan(260);
  const unread = all.filter((mail) => mail.readBy.length === 0 && mail.folder === 'INBOX');
  expect(unread.length).toBeGreaterThan(10);
  expect(unread.length).toBeLessThan(90);
});

const parsed = await Promise.all(
  once.map(async (mail) => ({ mail, read: await simpleParser(mail.raw, { skipImageLinks: true }) })),
);

test('no two bodies are alike', () => {
  const texts = parsed
    .filter(({ mail }) => !mail.story.endsWith('bounce'))
    .map(({ read }) => read.text ?? '');
  expect(new Set(texts).size).toBe(texts.length);
});

test('every reply names the mail it answers', () => {
  const known = new Set(once.map((mail) => mail.messageId));
  for (const { read } of parsed) if (read.inReplyTo !== undefined) expect(known).toContain(read.inReplyTo);
  expect(parsed.filter(({ read }) => read.inReplyTo !== undefined).length).toBeGreaterThan(2500);
});

test('an offer’s file carries the number its mail speaks of', () => {
  let checked = 0;
  for (const { read } of parsed)
    for (const file of read.attachments) {
      const number = /^(?:Offerte|Offer|Oferta|Factuur|Invoice|Faktura)-(\d{4}-\d{3,4})\.pdf$/.exec(
        file.filename ?? '',
      )?.[1];
      if (number === undefined) continue;
      checked += 1;
      expect(file.content.subarray(0, 8).toString()).toBe('%PDF-1.4');
      expect(file.content.toString('latin1')).toContain(number);
      expect(`${read.subject} ${read.text}`).toContain(number);
    }
  expect(checked).toBeGreaterThan(300);
});

test('the numbers on a card stand in mails of that customer', () => {
  const cards = makeDemoCards({ now, seed: 1, count: 5000 }).filter((card) => card.notes !== '');
  expect(cards.length).toBeGreaterThan(70);
  for (const card of cards) {
    const texts = parsed
      .filter(({ read }) => [read.from, read.to].flat().some((one) => one?.text.includes(card.domain)))
      .map(({ read }) => `${read.subject} ${read.text}`)
      .join('\n');
    for (const [number] of card.notes.matchAll(/\d{4}-\d{3,}|\d{5}/g))
      expect(texts, card.name).toContain(number);
  }
});

test('names and subjects come through whole', () => {
  const names = new Set(makeCustomers(1).flatMap((one) => one.people.map((person) => person.name)));
  const from = parsed
    .map(({ read }) => read.from?.value[0]?.name ?? '')
    .filter((name) => /[а-яё]/i.test(name) && name.split(' ').length === 2);
  expect(from.filter((name) => names.has(name)).length).toBeGreaterThan(200);
  for (const { read } of parsed) expect(read.subject).not.toMatch(/\s{2}|^\s|=\?/);
});

test('the same seed makes the same bytes, another seed others', () => {
  const some = (seed: number): DemoMail[] => [...makeDemoMails({ now, seed, count: 120 })];
  expect(
    Buffer.concat(some(7).map((mail) => mail.raw)).equals(Buffer.concat(some(7).map((mail) => mail.raw))),
  ).toBe(true);
  expect(
    Buffer.concat(some(7).map((mail) => mail.raw)).equals(Buffer.concat(some(8).map((mail) => mail.raw))),
  ).toBe(false);
});
