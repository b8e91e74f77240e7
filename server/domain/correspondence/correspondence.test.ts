// Proves what stands in a customer's correspondence: forms, filters, pages, trees without gaps, files, exports.
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MailHouse, mailHouse, type TestMailbox } from '../../../tests/support/mail-house.ts';
import { writeMail } from '../../../tests/support/write-mail.ts';
import { loadViewer, type Viewer } from '../access/viewer.ts';
import { readMails } from '../incoming/files/read-mails.ts';
import { announceExport, exportCorrespondence } from './export-correspondence.ts';
import { findFacts } from './find-facts.ts';
import { listChoices } from './list-choices.ts';
import { type CorrespondenceInput, countCorrespondence, listCorrespondence } from './list-correspondence.ts';
import { listFiles } from './list-files.ts';

let house: MailHouse;
let sales: TestMailbox;
let own: TestMailbox;
let ada: Viewer;
let ben: Viewer;
let company: string;
let daughter: string;
let joost: string;

const from = 'Joost de Vries <joost@noord.example>';
const karin = 'Karin Hoek <karin@noord.example>';
const ours = 'Ada Smit <sales@kontor.example>';

beforeAll(async () => {
  house = await mailHouse();
  await house.rows(
    `insert into settings (name, value) values ('house', '{"name":"Kontor","domains":["kontor.example"]}')`,
  );
  await house.rows(`insert into users (name, email, role) values
    ('Ada Smit', 'ada@kontor.example', 'member'), ('Ben', 'ben@kontor.example', 'member'), ('Ron', 'ron@kontor.example', 'read-only')`);
  const user = async (name: string) =>
    (await house.rows<{ id: string }>(`select id from users where name = '${name}'`))[0]!.id;
  const [row] = await house.rows<{ id: string }>(
    `insert into companies (name, made_by) values ('Noord BV', 'person') returning id`,
  );
  company = row!.id;
  const [below] = await house.rows<{ id: string }>(
    `insert into companies (name, made_by, parent_id) values ('Noord Zuid', 'person', ${company}) returning id`,
  );
  daughter = below!.id;
  await house.rows(
    `insert into company_domains values ('noord.example', ${company}), ('zuid.example', ${daughter})`,
  );
  const [contact] = await house.rows<{ id: string }>(
    `insert into contacts (name, made_by, company_id) values ('Joost de Vries', 'person', ${company}) returning id`,
  );
  joost = contact!.id;
  await house.rows(
    `insert into contact_addresses (contact_id, address) values (${joost}, 'joost@noord.example')`,
  );
  sales = await house.mailbox('sales@kontor.example', { policy: 'open' });
  own = await house.mailbox('ada@kontor.example', { policy: 'personal', ownerId: await user('Ada Smit') });
  ada = await loadViewer(house.deps.db, await user('Ada Smit'));
  ben = await loadViewer(house.deps.db, await user('Ben'));
  await house.receive(sales.inbox, [
    writeMail({
      id: 'a1@x',
      from,
      subject: 'Koelcellen',
      date: 'Mon, 02 Mar 2026 10:00:00 +0100',
      body: 'Wij zoeken drie koelcellen.',
    }),
    writeMail({
      id: 'a4@x',
      from,
      subject: 'Re: Koelcellen',
      date: 'Thu, 05 Mar 2026 10:00:00 +0100',
      inReplyTo: 'a3@x',
      references: ['a1@x', 'a2@x', 'a3@x'],
      body: 'Graag ook energielabels.',
    }),
    writeMail({
      id: 'b1@x',
      from: karin,
      cc: from,
      subject: 'Montage',
      date: 'Wed, 04 Mar 2026 10:00:00 +0100',
      body: 'Wie laat ons binnen?',
    }),
    withFile('c1@x', 'Factuur 7', 'Factuur 7.pdf', '%PDF-1', 'Tue, 03 Feb 2026 10:00:00 +0100'),
    withFile('c2@x', 'Factuur 7 nogmaals', 'Factuur 7.pdf', '%PDF-1', 'Fri, 06 Feb 2026 10:00:00 +0100'),
    withFile('c3@x', 'Tekening', 'Hal.png', 'png', 'Sat, 07 Feb 2026 10:00:00 +0100'),
    writeMail({
      id: 'z1@x',
      from: 'Zora <zora@zuid.example>',
      subject: 'Zuid',
      date: 'Sun, 01 Mar 2026 10:00:00 +0100',
    }),
  ]);
  await house.receive(sales.sent, [
    writeMail({
      id: 'a2@x',
      from: ours,
      to: from,
      subject: 'Re: Koelcellen',
      date: 'Tue, 03 Mar 2026 10:00:00 +0100',
      inReplyTo: 'a1@x',
      references: ['a1@x'],
      body: 'Hierbij onze offerte.',
    }),
  ]);
  await house.receive(own.inbox, [
    writeMail({
      id: 'a3@x',
      from,
      to: 'ada@kontor.example',
      subject: 'Re: Koelcellen',
      date: 'Wed, 04 Mar 2026 09:00:00 +0100',
      inReplyTo: 'a2@x',
      references: ['a1@x', 'a2@x'],
      body: 'Onder ons: zgeheim.',
    }),
  ]);
  await house.receive(sales.junk, [writeMail({ id: 'j1@x', from, subject: 'Spam', body: 'zspam' })]);
});
afterAll(() => house.close());

function withFile(id: string, subject: string, name: string, content: string, date: string): Buffer {
  return Buffer.from(
    [
      `From: ${from}`,
      'To: sales@kontor.example',
      `Subject: ${subject}`,
      `Date: ${date}`,
      `Message-ID: <${id}>`,
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      'Content-Type: text/plain',
      '',
      'Zie bijlage.',
      '--b',
      `Content-Type: ${name.endsWith('pdf') ? 'application/pdf' : 'image/png'}; name="${name}"`,
      `Content-Disposition: attachment; filename="${name}"`,
      '',
      content,
      '--b--',
      '',
    ].join('\r\n'),
  );
}

const list = (viewer: Viewer, input: Partial<CorrespondenceInput> = {}) =>
  listCorrespondence(house.deps.db, viewer, {
    of: `company-${company}`,
    form: 'both',
    texts: 'none',
    ...input,
  });
const tree = (page: Awaited<ReturnType<typeof list>>) =>
  page.subjects.map(({ subject, mails }) => [
    subject,
    ...mails.map(({ depth, snippet }) => '.'.repeat(depth) + snippet),
  ]);
const subjects = async (viewer: Viewer, input: Partial<CorrespondenceInput> = {}) =>
  (await list(viewer, { form: 'timeline', ...input })).mails.map(({ subject }) => subject);

test('a conversation stands at its last mail, as a tree of own words', async () => {
  expect(tree(await list(ada)).slice(0, 2)).toEqual([
    [
      'Koelcellen',
      'Wij zoeken drie koelcellen.',
      '.Hierbij onze offerte.',
      '..Onder ons: zgeheim.',
      '...Graag ook energielabels.',
    ],
    ['Montage', 'Wie laat ons binnen?'],
  ]);
});

test('F36: what may not be read is not shown, not counted, and leaves no gap in the tree', async () => {
  const page = await list(ben);
  expect(tree(page)[0]).toEqual([
    'Koelcellen',
    'Wij zoeken drie koelcellen.',
    '.Hierbij onze offerte.',
    '..Graag ook energielabels.',
  ]);
  expect(page.subjects[0]).toMatchObject({ count: 3, people: 2 });
  expect((await countCorrespondence(house.deps.db, ben, { of: `company-${company}` })).mails.count).toBe(7);
  expect((await countCorrespondence(house.deps.db, ada, { of: `company-${company}` })).mails.count).toBe(8);
  const choices = await listChoices(house.deps.db, ben, `company-${company}`, {
    addresses: new Set(),
    domains: new Set(),
  });
  expect(choices.mailboxes.map(({ name }) => name)).toEqual(['sales@kontor.example']);
  expect(choices.people.map(({ address }) => address)).not.toContain('ada@kontor.example');
  expect(choices.mails).toBe(7);
});

test('the timeline is mail by mail, newest first; spam is no correspondence', async () => {
  expect(await subjects(ben)).toEqual([
    'Re: Koelcellen',
    'Montage',
    'Re: Koelcellen',
    'Koelcellen',
    'Tekening',
    'Factuur 7 nogmaals',
    'Factuur 7',
  ]);
});

test('pages follow each other without gap or double, and the same stretch can be read once more', async () => {
  for (const form of ['timeline', 'both'] as const) {
    const whole = await list(ada, { form });
    const ids = (page: typeof whole) =>
      (form === 'timeline' ? page.mails : page.subjects).map(({ id }) => id);
    const all: string[] = [];
    let cursor: string | undefined;
    let second: string | undefined;
    do {
      const page = await list(ada, { form, limit: 2, ...(cursor ? { cursor } : {}) });
      all.push(...ids(page));
      second ??= page.next;
      cursor = page.next;
    } while (cursor);
    expect(all).toEqual(ids(whole));
    expect(ids(await list(ada, { form, until: second! }))).toEqual(ids(whole).slice(0, 2));
  }
  await expect(list(ada, { cursor: 'nonsense' })).rejects.toMatchObject({ kind: 'invalid' });
});

test('filters narrow together: people, direction, mailbox, colleague, files, days, words in any form', async () => {
  expect(await subjects(ada, { people: 'karin@noord.example' })).toEqual(['Montage']);
  expect(
    await subjects(ada, {
      people: 'joost@noord.example',
      from: '2026-03-04',
      to: '2026-03-04',
      zone: 'Europe/Amsterdam',
    }),
  ).toEqual(['Montage', 'Re: Koelcellen']);
  expect(await subjects(ada, { direction: 'out' })).toEqual(['Re: Koelcellen']);
  expect(await subjects(ada, { mailbox: own.id })).toEqual(['Re: Koelcellen']);
  expect(await subjects(ben, { mailbox: own.id })).toEqual([]);
  expect(await subjects(ada, { ours: ada.userId! })).toEqual(['Re: Koelcellen', 'Re: Koelcellen']);
  expect(await subjects(ada, { ours: ben.userId! })).toEqual([]);
  expect(await subjects(ada, { files: '1', to: '2026-02-03' })).toEqual(['Factuur 7']);
  expect(await subjects(ada, { kind: 'bulk,list' })).toEqual([]);
  const found = await list(ben, { words: 'energielabel' });
  expect(tree(found)).toEqual([['Re: Koelcellen', 'Graag ook energielabels.']]);
  expect(await subjects(ben, { words: 'zgeheim' })).toEqual([]);
  await expect(subjects(ada, { from: '2026-02-31' })).rejects.toMatchObject({ kind: 'invalid' });
  await expect(subjects(ada, { from: '2026-02-01', zone: 'Mars' })).rejects.toMatchObject({
    kind: 'invalid',
  });
});

test('words are read as search reads them: phrases, OR, -without, word*, operators, with the same hints', async () => {
  const all = (await subjects(ben, {})).length;
  const every = await subjects(ben, { words: 'energielabel OR from:joost' });
  expect(every.length).toBeGreaterThan(1);
  expect(every).toContain('Re: Koelcellen');
  expect(await subjects(ben, { words: '"ook energielabels"' })).toEqual(['Re: Koelcellen']);
  expect(await subjects(ben, { words: '"energielabels ook"' })).toEqual([]);
  expect(await subjects(ben, { words: 'energiela*' })).toEqual(['Re: Koelcellen']);
  const without = await subjects(ben, { words: '-energielabel' });
  expect(without.length).toBe(all - 1);
  const found = await list(ben, { words: 'ook (energielabel from:form:x' });
  expect(found.hints.map(({ code }) => code)).toContain('open-parenthesis');
  expect((await list(ben, { words: 'energielabel' })).words).toEqual(['energielabels']);
  expect((await list(ben, { words: 'size:big' })).hints.map(({ code }) => code)).toEqual(['wrong-value']);
  // What the viewer may not read is found by no word and no operator.
  expect(await subjects(ben, { words: 'zgeheim OR subject:zgeheim OR zgehe*' })).toEqual([]);
  const head = await countCorrespondence(house.deps.db, ben, {
    of: `company-${company}`,
    words: 'energiela*',
  });
  expect(head.mails.count).toBe(1);
});

test('a contact, a group of companies, any set of customers; unknown ones are as if they were not named', async () => {
  expect(await subjects(ada, { of: `contact-${joost}`, direction: 'out' })).toEqual(['Re: Koelcellen']);
  expect(await subjects(ada, { of: `company-${daughter}` })).toEqual(['Zuid']);
  expect(await subjects(ada, { of: `group-${company}`, from: '2026-03-01', to: '2026-03-02' })).toEqual([
    'Koelcellen',
    'Zuid',
  ]);
  expect(await subjects(ada, { of: `company-${daughter},contact-999999` })).toEqual(['Zuid']);
  await expect(list(ada, { of: 'contact-999999' })).rejects.toMatchObject({ kind: 'not-found' });
});

test('a link undone takes the conversation out, a link of one mail shows that mail alone', async () => {
  const [mail] = await house.rows<{ id: string; conversation_id: string }>(
    `select id, conversation_id from messages where message_id = 'a2@x'`,
  );
  await house.rows(`insert into links (conversation_id, message_id, record_type, record_id, reason, made_by)
    values (${mail!.conversation_id}, ${mail!.id}, 'company', ${daughter}, '{"by":"hand"}', ${ada.userId})`);
  expect(tree(await list(ben, { of: `company-${daughter}` }))[0]).toEqual([
    'Re: Koelcellen',
    'Hierbij onze offerte.',
  ]);
  await house.rows(
    `update links set undone_at = now() where record_type = 'company' and record_id = ${daughter} and message_id = ${mail!.id}`,
  );
  expect(await subjects(ben, { of: `company-${daughter}` })).toEqual(['Zuid']);
});

test('a link that an unreadable mail made files nothing for who may not read that mail', async () => {
  const [secret] = await house.rows<{ id: string }>(
    `insert into companies (name, made_by) values ('Secret', 'person') returning id`,
  );
  await house.rows(`insert into company_domains values ('secret.example', ${secret!.id})`);
  await house.receive(own.inbox, [
    writeMail({
      id: 's1@x',
      from: karin,
      cc: 'Sam <sam@secret.example>',
      to: 'ada@kontor.example',
      subject: 'Re: Montage',
      inReplyTo: 'b1@x',
      references: ['b1@x'],
      date: 'Wed, 04 Mar 2026 12:00:00 +0100',
    }),
  ]);
  expect(await subjects(ada, { of: `company-${secret!.id}` })).toEqual(['Re: Montage', 'Montage']);
  expect(await subjects(ben, { of: `company-${secret!.id}` })).toEqual([]);
  expect((await countCorrespondence(house.deps.db, ben, { of: `company-${secret!.id}` })).mails.count).toBe(
    0,
  );
  await house.rows(`update links set undone_at = now() where record_id = ${secret!.id}`);
});

test('a file sent twice stands once with its places; sorted and narrowed', async () => {
  const files = (input: Partial<Parameters<typeof listFiles>[2]> = {}) =>
    listFiles(house.deps.db, ben, { of: `company-${company}`, q: '', sort: 'newest', limit: 100, ...input });
  const all = await files();
  expect(
    all.items.map(({ name, count, places, preview }) => [
      name,
      count,
      preview,
      places.map(({ subject }) => subject),
    ]),
  ).toEqual([
    ['Hal.png', 1, 'picture', ['Tekening']],
    ['Factuur 7.pdf', 2, 'pdf', ['Factuur 7 nogmaals', 'Factuur 7']],
  ]);
  expect(all.total).toEqual({ count: 2, capped: false });
  const names = async (input: Parameters<typeof files>[0]) =>
    (await files(input)).items.map(({ name }) => name);
  expect(await names({ type: 'pdf' })).toEqual(['Factuur 7.pdf']);
  expect(await names({ type: 'other' })).toEqual([]);
  expect(await names({ q: 'hal' })).toEqual(['Hal.png']);
  for (const sort of ['newest', 'oldest', 'name', 'largest'] as const) {
    const first = await files({ sort, limit: 1 });
    const second = await files({ sort, limit: 1, cursor: first.next! });
    expect([...first.items, ...second.items].map(({ name }) => name)).toEqual(await names({ sort }));
  }
  // Under two names: each place has its own, and the list finds it by either.
  await house.rows(`update message_attachments a set name = 'Rechnung sieben.pdf' from messages m
    where m.id = a.message_id and m.subject = 'Factuur 7' and a.name = 'Factuur 7.pdf'`);
  const [named] = (await files({ type: 'pdf' })).items;
  expect(named!.name).toBe('Factuur 7.pdf');
  expect(named!.places.map(({ subject, name }) => [subject, name])).toEqual([
    ['Factuur 7 nogmaals', 'Factuur 7.pdf'],
    ['Factuur 7', 'Rechnung sieben.pdf'],
  ]);
  expect(await names({ q: 'rechnung' })).toEqual(['Rechnung sieben.pdf']);
  expect(await names({ q: 'factuur' })).toEqual(['Factuur 7.pdf']);
  await house.rows(
    `update message_attachments set name = 'Factuur 7.pdf' where name = 'Rechnung sieben.pdf'`,
  );
  const odd = Buffer.from('["x","y"]').toString('base64url');
  await expect(files({ cursor: odd })).rejects.toMatchObject({ kind: 'invalid' });
});

test('facts come from what the viewer may read', async () => {
  const facts = (viewer: Viewer) => findFacts(house.deps.db, viewer, { type: 'contact', id: joost });
  expect((await facts(ada)).mails).toBe((await facts(ben)).mails + 1);
  expect(await facts(ben)).toMatchObject({
    lastOut: { name: 'Ada Smit' },
    lastIn: { name: 'Joost de Vries' },
  });
  expect((await facts(ben)).hours.grid[0]![10]).toBe(1);
});

test('an export holds what may be read, byte for byte, as mbox and as zip; the act is journalled', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kontor-correspondence-'));
  try {
    const written = async (viewer: Viewer, format: 'mbox' | 'eml') => {
      const input = { of: `company-${company}`, format };
      const count = await announceExport(house.deps, viewer, input);
      const { stream } = await exportCorrespondence(house.deps, viewer, input);
      const file = join(folder, format === 'mbox' ? 'all.mbox' : 'all.zip');
      const pieces: Buffer[] = [];
      for await (const piece of stream) pieces.push(piece as Buffer);
      writeFileSync(file, Buffer.concat(pieces));
      const found: string[] = [];
      for await (const { raw } of readMails(file)) found.push(raw.toString().trim());
      expect(found.length).toBe(count);
      return found;
    };
    expect((await written(ada, 'eml')).sort()).toEqual((await written(ada, 'mbox')).sort());
    const bens = (await written(ben, 'mbox')).join('\n');
    expect(bens).toContain('Graag ook energielabels');
    expect(bens).not.toContain('zgeheim');
    const [noted] = await house.rows<{ detail: unknown }>(
      `select detail from journal where act = 'mail.exported' order by id desc limit 1`,
    );
    expect(noted!.detail).toEqual({ messages: 7, format: 'mbox', of: [`company-${company}`] });
    const ron = await loadViewer(
      house.deps.db,
      (await house.rows<{ id: string }>(`select id from users where name = 'Ron'`))[0]!.id,
    );
    await expect(
      announceExport(house.deps, ron, { of: `company-${company}`, format: 'mbox' }),
    ).rejects.toMatchObject({ kind: 'not-allowed' });
    await expect(
      announceExport(house.deps, ada, { of: `company-${company}`, format: 'mbox', words: 'nowhere' }),
    ).rejects.toMatchObject({ kind: 'invalid' });
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('a download broken off stops the work and leaves nothing behind', async () => {
  const before = readdirSync(tmpdir()).length;
  for (const format of ['mbox', 'eml'] as const) {
    const { stream } = await exportCorrespondence(house.deps, ada, { of: `company-${company}`, format });
    await once(stream, 'readable');
    stream.destroy();
    await once(stream, 'close');
  }
  await new Promise((done) => setTimeout(done, 100));
  expect(readdirSync(tmpdir()).length).toBeLessThanOrEqual(before + 1);
  const { rows } = await sql<{ open: number }>`select count(*)::int as open from pg_stat_activity
    where state like 'idle in transaction%' and datname = current_database()`.execute(house.deps.db);
  expect(rows[0]!.open).toBe(0);
});
