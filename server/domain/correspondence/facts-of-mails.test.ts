// Proves what is computed of mails: languages, hours at the writer's own clock, who knows whom, answer times.
import { expect, test } from 'vitest';
import { factsOfMails, type MailFacts } from './facts-of-mails.ts';

const ada = { id: '1', name: 'Ada Smit', addresses: ['ada@kontor.example'] };
const bruno = { id: '2', name: 'Bruno Maas', addresses: ['bruno@kontor.example'] };
const now = Date.parse('2026-11-20T12:00:00Z');
let count = 0;
const mail = (given: Partial<MailFacts> & { at: string }): MailFacts => {
  const { at, ...rest } = given;
  const id = String(++count);
  return {
    id,
    conversationId: '1',
    sentAt: new Date(at),
    utcOffset: null,
    direction: 'in',
    kind: 'personal',
    language: 'nl',
    from: { name: 'Joost', address: 'joost@noord.example' },
    to: ['sales@kontor.example'],
    hash: `h${id}`,
    inReplyTo: undefined,
    ...rest,
  };
};

test('hours are those of the sender’s clock, and mail that does not tell its clock counts in none', () => {
  const { hours } = factsOfMails(
    [
      // Monday 23:30 in UTC is Tuesday 02:30 where it was written.
      mail({ at: '2026-11-16T23:30:00Z', utcOffset: 180 }),
      mail({ at: '2026-11-16T23:30:00Z' }),
    ],
    [],
    now,
  );
  expect(hours.mails).toBe(1);
  expect(hours.grid[1]![2]).toBe(1);
  expect(hours.grid.flat().reduce((sum, one) => sum + one)).toBe(1);
});

test('languages are of their own letters, the most used first, without single guesses', () => {
  const letters = Array.from({ length: 30 }, () => mail({ at: '2026-11-01T10:00:00Z' }));
  const { languages } = factsOfMails(
    [
      ...letters,
      ...Array.from({ length: 5 }, () => mail({ at: '2026-11-01T10:00:00Z', language: 'en' })),
      mail({ at: '2026-11-01T10:00:00Z', language: 'tr' }),
      mail({ at: '2026-11-01T10:00:00Z', language: '' }),
      mail({ at: '2026-11-01T10:00:00Z', language: 'ru', direction: 'out' }),
    ],
    [],
    now,
  );
  expect(languages).toEqual({
    mails: 36,
    items: [
      { language: 'nl', count: 30 },
      { language: 'en', count: 5 },
    ],
  });
});

test('who wrote lately knows them better than who wrote more, years ago; a shared address is told apart by its name', () => {
  const old = Array.from({ length: 6 }, () =>
    mail({
      at: '2022-01-01T10:00:00Z',
      direction: 'out',
      from: { name: 'x', address: 'ada@kontor.example' },
    }),
  );
  const late = Array.from({ length: 2 }, () =>
    mail({
      at: '2026-11-10T10:00:00Z',
      direction: 'out',
      from: { name: 'Bruno Maas', address: 'sales@kontor.example' },
    }),
  );
  const { knowers } = factsOfMails([...late, ...old], [ada, bruno], now);
  expect(knowers.items.map(({ user, count }) => [user.name, count])).toEqual([
    ['Bruno Maas', 2],
    ['Ada Smit', 6],
  ]);
  expect(knowers.mails).toBe(8);
});

test('answer times are the middle of the first answers; two are no habit', () => {
  const pairs = [1, 2, 30].map((hours, at) => {
    const asked = mail({ at: `2026-11-0${at + 1}T10:00:00Z` });
    const answer = (more: number) =>
      mail({
        at: new Date(asked.sentAt.getTime() + (hours + more) * 3_600_000).toISOString(),
        direction: 'out',
        inReplyTo: asked.hash,
        from: { name: '', address: 'ada@kontor.example' },
      });
    return [asked, answer(0), answer(5)];
  });
  const facts = factsOfMails(pairs.flat(), [ada], now);
  expect(facts.ourAnswer).toEqual({ mails: 3, seconds: 7200 });
  expect(facts.theirAnswer).toBeUndefined();
  expect(factsOfMails(pairs.slice(0, 2).flat(), [ada], now).ourAnswer).toBeUndefined();
  expect(facts.lastOut?.name).toBe('Ada Smit');
});

test('machines’ mail tells nothing of a person', () => {
  expect(factsOfMails([mail({ at: '2026-11-01T10:00:00Z', kind: 'auto-reply' })], [], now)).toMatchObject({
    mails: 1,
    languages: { mails: 0 },
    hours: { mails: 0 },
  });
});
