// Proves how pages become lines.
import { expect, test } from 'vitest';
import type { CorrespondenceMail, CorrespondenceSubject } from '../api/correspondence.ts';
import { makeFormat } from '../design/format.ts';
import { layOut } from './lay-out.ts';

const format = makeFormat('en', 'UTC', ['en-GB']);
const mail = (id: string, sentAt: string): CorrespondenceMail => ({
  id,
  conversationId: '1',
  subject: 'x',
  sentAt,
  from: { name: 'Joost', address: 'joost@noord.example' },
  direction: 'in',
  kind: 'personal',
  depth: 0,
  snippet: '',
  attachments: 0,
});
const subject = (id: string, lastAt: string, earlier = 0): CorrespondenceSubject => ({
  id,
  subject: id,
  firstAt: lastAt,
  lastAt,
  count: 1 + earlier,
  earlier,
  people: 1,
  records: [],
  mails: [mail(`m${id}`, lastAt)],
});
const page = (subjects: CorrespondenceSubject[], mails: CorrespondenceMail[] = []) => ({
  subjects,
  mails,
  words: [],
  hints: [],
});
const nothing = { turned: new Set<string>(), whole: new Map<string, CorrespondenceMail[]>(), format };
const keys = (lines: ReturnType<typeof layOut>) => lines.map(({ key }) => key);

test('both: a head for each month, then each subject with its mails', () => {
  const pages = [
    page([subject('2', '2020-11-02T10:00:00Z')]),
    page([subject('1', '2020-10-02T10:00:00Z', 7)]),
  ];
  expect(keys(layOut({ ...nothing, form: 'both', pages }))).toEqual([
    'head November 2020',
    'subject 2',
    'mail m2',
    'head October 2020',
    'subject 1',
    'earlier 1',
    'mail m1',
  ]);
});

test('subjects: folded until they are turned', () => {
  const pages = [page([subject('2', '2020-11-02T10:00:00Z'), subject('1', '2020-10-02T10:00:00Z')])];
  expect(keys(layOut({ ...nothing, form: 'subjects', pages, turned: new Set(['1']) }))).toEqual([
    'subject 2',
    'subject 1',
    'mail m1',
  ]);
});

test('a conversation that has come up since stands at its newer place alone', () => {
  const pages = [page([subject('1', '2020-11-05T10:00:00Z')]), page([subject('1', '2020-10-02T10:00:00Z')])];
  expect(keys(layOut({ ...nothing, form: 'both', pages }))).toEqual([
    'head November 2020',
    'subject 1',
    'mail m1',
  ]);
});

test('a subject asked for whole says no more of earlier mails', () => {
  const pages = [page([subject('1', '2020-10-02T10:00:00Z', 1)])];
  const whole = new Map([['1', [mail('a', '2020-10-01T10:00:00Z'), mail('b', '2020-10-02T10:00:00Z')]]]);
  expect(keys(layOut({ ...nothing, whole, form: 'both', pages })).slice(1)).toEqual([
    'subject 1',
    'mail a',
    'mail b',
  ]);
});
