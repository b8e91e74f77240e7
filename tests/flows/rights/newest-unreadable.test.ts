// Proves that a conversation whose newest letters a viewer may not read shows in every list as if these had not come.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadViewer, type Viewer } from '../../../server/domain/access/viewer.ts';
import { listCompanies } from '../../../server/domain/companies/list-companies.ts';
import { listContacts } from '../../../server/domain/contacts/list-contacts.ts';
import { countBoxes } from '../../../server/domain/conversations/count-boxes.ts';
import { findConversation } from '../../../server/domain/conversations/find-conversation.ts';
import { handleConversations } from '../../../server/domain/conversations/handle-conversations.ts';
import {
  type ListInput,
  listConversations,
} from '../../../server/domain/conversations/list-conversations.ts';
import { markRead, markStarred } from '../../../server/domain/conversations/mark-conversations.ts';
import { findFacts } from '../../../server/domain/correspondence/find-facts.ts';
import { listChoices } from '../../../server/domain/correspondence/list-choices.ts';
import {
  type CorrespondenceInput,
  countCorrespondence,
  listCorrespondence,
} from '../../../server/domain/correspondence/list-correspondence.ts';
import { listFiles } from '../../../server/domain/correspondence/list-files.ts';
import { placementsChanged } from '../../../server/domain/incoming/placements-changed.ts';
import {
  countUnfiled,
  listUnfiled,
  listUnfiledDomains,
} from '../../../server/domain/incoming/unfiled/list-unfiled.ts';
import { ownAddresses } from '../../../server/domain/mailboxes/own-addresses.ts';
import { ProductError } from '../../../server/domain/problem.ts';
import { completeQuery } from '../../../server/domain/search/complete-query.ts';
import { countFacets } from '../../../server/domain/search/count-facets.ts';
import { listFoundAddresses } from '../../../server/domain/search/list-found-addresses.ts';
import { searchConversations } from '../../../server/domain/search/search-conversations.ts';
import { searchMessages } from '../../../server/domain/search/search-messages.ts';
import { type MailHouse, mailHouse, type TestMailbox } from '../../support/mail-house.ts';
import { type MailText, writeMailWithFiles } from '../../support/write-mail.ts';

// Bruno works sales@. Ada does too, and has a mailbox of her own, of which nobody else reads anything.
let house: MailHouse;
let sales: TestMailbox;
let adas: TestMailbox;
let ada: Viewer;
let bruno: Viewer;
const conversations: Record<string, string> = {};
const db = () => house.database.db;

/** What the viewers are answered by each list, before the unreadable letters come and after. */
const before: Record<string, Record<string, unknown>> = {};
const after: Record<string, Record<string, unknown>> = {};

const [ann, dora, known, unknownToBruno] = ['1', '2', '1', '2'] as const;

const boxes = (input: Partial<ListInput>) => (viewer: Viewer) =>
  listConversations(db(), viewer, { box: 'inbox', limit: 50, ...input });
const letters =
  (of: string, form: CorrespondenceInput['form'], more: Partial<CorrespondenceInput> = {}) =>
  (viewer: Viewer) =>
    listCorrespondence(db(), viewer, { of, form, texts: 'all', ...more });
const found = (q: string, sort?: 'relevance') => (viewer: Viewer) =>
  searchMessages(db(), viewer, { q, sort, limit: 50 });
const inConversations = (q: string) => (viewer: Viewer) =>
  searchConversations(db(), viewer, { q, limit: 50 });
const files = (of: string) => (viewer: Viewer) =>
  listFiles(db(), viewer, { of, q: '', sort: 'newest', limit: 50 } as never);

/** Every list, by its name; those that the letters change for who may read them are asked of Ada as well. */
const lists: Record<string, (viewer: Viewer) => Promise<unknown>> = {
  inbox: boxes({}),
  'inbox of sales': (viewer) => boxes({ mailbox: sales.id })(viewer),
  'inbox of Ada': (viewer) => boxes({ mailbox: adas.id })(viewer),
  unread: boxes({ filter: 'unread' }),
  'unread of all': boxes({ box: 'all', filter: 'unread' }),
  starred: boxes({ box: 'all', filter: 'starred' }),
  'starred in the inbox': boxes({ filter: 'starred' }),
  sent: boxes({ box: 'sent' }),
  junk: boxes({ box: 'junk' }),
  'all mail': boxes({ box: 'all' }),
  'all mail of sales': (viewer) => boxes({ box: 'all', mailbox: sales.id })(viewer),
  'a page at a time': async (viewer) => {
    const first = await boxes({ box: 'all', limit: 1 })(viewer);
    return [first, await boxes({ box: 'all', limit: 1, cursor: first.next })(viewer)];
  },
  'mail of a contact': boxes({ box: 'all', contact: ann }),
  'inbox of a company': boxes({ company: known }),
  'mail of a company known from the unreadable alone': boxes({ box: 'all', company: unknownToBruno }),
  counts: (viewer) => countBoxes(db(), viewer),
  'one conversation': (viewer) => findConversation(db(), viewer, conversations.inbox!),
  'a handled conversation': (viewer) => findConversation(db(), viewer, conversations.handled!),
  'subjects of a contact': letters(`contact-${ann}`, 'subjects'),
  'subjects of a company': letters(`company-${known}`, 'subjects'),
  'timeline of a company': letters(`company-${known}`, 'timeline'),
  'both of a company': letters(`company-${known}`, 'both'),
  'both of two, one of them not known from readable mail': letters(
    `company-${known},company-${unknownToBruno}`,
    'both',
  ),
  'the unreadable one’s': letters(`company-${unknownToBruno}`, 'subjects'),
  'letters with words': letters(`company-${known}`, 'both', { words: 'rooms' }),
  'how many letters': (viewer) => countCorrespondence(db(), viewer, { of: `company-${known}` }),
  'choices of filters': async (viewer) =>
    listChoices(db(), viewer, `company-${known}`, await ownAddresses(db())),
  facts: (viewer) => findFacts(db(), viewer, { type: 'contact', id: ann }),
  files: files(`company-${known}`),
  contacts: (viewer) => listContacts(db(), viewer, { q: '', order: 'mail', limit: 50 }),
  companies: (viewer) => listCompanies(db(), viewer, { q: '', order: 'mail', limit: 50 }),
  'contacts with mail of late': (viewer) =>
    listContacts(db(), viewer, { q: '', mailSince: day(2).toISOString(), limit: 50 }),
  'all found': found(''),
  'found by a word': found('rooms'),
  'found by weight': found('rooms', 'relevance'),
  'found unread': found('is:unread'),
  'found starred': found('is:starred'),
  'found handled': found('is:handled'),
  'found open': found('-is:handled'),
  'found in the inbox': found('in:inbox'),
  'found in junk': found('in:junk'),
  'found unfiled': found('is:unfiled'),
  'found with the company': found('company:zsecret'),
  'found as conversations': inConversations(''),
  'conversations by a word': inConversations('rooms'),
  'conversations in the inbox': inConversations('in:inbox'),
  'conversations handled': inConversations('is:handled'),
  'conversations in junk': inConversations('in:junk'),
  'conversations unfiled': inConversations('is:unfiled'),
  'the secret word': inConversations('zsecret'),
  facets: (viewer) => countFacets(db(), viewer, ''),
  'facets of a word': (viewer) => countFacets(db(), viewer, 'rooms'),
  addresses: (viewer) => listFoundAddresses(db(), viewer, { q: '' }),
  'addresses of a word': (viewer) => listFoundAddresses(db(), viewer, { q: 'rooms' }),
  completion: (viewer) => completeQuery(db(), viewer, { q: 'zse' }),
  'completion of a sender': (viewer) => completeQuery(db(), viewer, { q: 'from:zo' }),
  'unfiled, frequent': async (viewer) => unfiled(viewer, 'frequent'),
  'unfiled, recent': async (viewer) => unfiled(viewer, 'recent'),
  'unfiled domains': async (viewer) =>
    listUnfiledDomains(db(), viewer, { standing: 'open', all: true, q: '' }, await ownAddresses(db())),
  'how many unfiled': async (viewer) => countUnfiled(db(), viewer, await ownAddresses(db())),
};

// What these letters do not lie in stays as it is for Ada too.
const unchanged = ['all mail of sales', 'inbox of sales'];

async function unfiled(viewer: Viewer, sort: 'frequent' | 'recent') {
  const query = { standing: 'open', all: true, q: '', sort, limit: 50 } as const;
  return listUnfiled(db(), viewer, query, await ownAddresses(db()));
}

const day = (ago: number) => new Date(Math.floor(Date.now() / 1000) * 1000 - ago * 864e5);

/** A letter, some days old, with a file. */
function letter(mail: MailText & { ago: number; file?: string }): Buffer {
  const { ago, file = 'plan.txt', ...text } = mail;
  return writeMailWithFiles({ ...text, date: day(ago).toUTCString() }, [
    { name: file, bytes: Buffer.from(`A file: ${file}`), type: 'text/plain' },
  ]);
}

/** Lies in the inbox, is threaded there, and is taken for junk. */
async function receiveAsJunk(mailbox: TestMailbox, mails: Buffer[]): Promise<void> {
  const { stored } = await house.receive(mailbox.inbox, mails);
  await house.rows(
    `update placements set folder_id = ${mailbox.junk} where source_id = any('{${stored.join()}}'::bigint[])`,
  );
  await db()
    .transaction()
    .execute((trx) => placementsChanged(trx, stored));
}

async function conversationOf(subject: string): Promise<string> {
  const rows = await house.rows<{ id: string }>(
    `select distinct conversation_id as id from messages where subject = '${subject}'`,
  );
  expect(rows).toHaveLength(1);
  return rows[0]!.id;
}

async function answers(viewer: Viewer): Promise<Record<string, unknown>> {
  const all: Record<string, unknown> = {};
  for (const [name, ask] of Object.entries(lists))
    try {
      all[name] = await ask(viewer);
    } catch (error) {
      if (!(error instanceof ProductError)) throw error;
      all[name] = { refused: error.kind };
    }
  return all;
}

beforeAll(async () => {
  house = await mailHouse();
  await house.rows(`insert into users (name, email, role) values
    ('Ada', 'ada@kontor.example', 'member'), ('Bruno', 'bruno@kontor.example', 'member')`);
  sales = await house.mailbox('sales@kontor.example', { policy: 'team' });
  adas = await house.mailbox('ada@kontor.example', { policy: 'personal', ownerId: '1' });
  await house.rows(
    `insert into mailbox_people (mailbox_id, principal) values (${sales.id}, 'user:1'), (${sales.id}, 'user:2')`,
  );
  // Cards of which everybody may know; who wrote is another matter.
  await house.rows(
    `insert into companies (name, made_by) values ('Cold Ltd', 'person'), ('Zsecret Ltd', 'person')`,
  );
  await house.rows(
    `insert into company_domains (company_id, domain) values (1, 'x.example'), (2, 'zsecret.example')`,
  );
  await house.rows(
    `insert into contacts (name, company_id, made_by) values ('Ann Cold', 1, 'person'), ('Dora', null, 'person')`,
  );
  await house.rows(`insert into contact_addresses (contact_id, address) values
    (${ann}, 'ann@x.example'), (${dora}, 'dora@y.example')`);

  const from = { from: 'Ann Cold <ann@x.example>' };
  const stranger = { from: 'Fritz <fritz@fremd.example>' };
  const between = { from: 'Dora <dora@y.example>' };
  const ours = { from: 'Sales <sales@kontor.example>', to: 'ann@x.example' };
  await house.receive(sales.inbox, [
    letter({ ...from, id: 'c1@x', subject: 'Cold rooms', body: 'We need three cold rooms.', ago: 9 }),
    letter({ ...between, id: 'd1@y', subject: 'Which week', body: 'Which week do the rooms come?', ago: 7 }),
    letter({ ...stranger, id: 'f1@f', subject: 'Fritz asks', body: 'May I visit your rooms?', ago: 9 }),
    letter({ ...stranger, from: 'Gus <gus@fremd2.example>', id: 'g1@f', subject: 'Gus asks', ago: 7 }),
    letter({ ...from, id: 'h1@x', subject: 'Done with', body: 'Thank you for the rooms.', ago: 8 }),
  ]);
  await house.receive(sales.sent, [
    letter({ ...ours, id: 's1@k', subject: 'Offer 7', body: 'Our offer for rooms.', ago: 9 }),
    letter({
      ...ours,
      to: 'dora@y.example',
      id: 's2@k',
      subject: 'Offer 8',
      body: 'Rooms of week 8.',
      ago: 7,
    }),
  ]);
  await receiveAsJunk(sales, [
    letter({ ...from, id: 'j1@x', subject: 'Win a room', body: 'Win rooms.', ago: 9 }),
    letter({ ...stranger, id: 'j2@x', subject: 'Win two', body: 'Win rooms again.', ago: 7 }),
  ]);
  ada = await loadViewer(db(), '1');
  bruno = await loadViewer(db(), '2');
  for (const [name, subject] of [
    ['inbox', 'Cold rooms'],
    ['sent', 'Offer 7'],
    ['junk', 'Win a room'],
    ['unfiled', 'Fritz asks'],
    ['handled', 'Done with'],
  ] as const)
    conversations[name] = await conversationOf(subject);
  for (const viewer of [ada, bruno]) {
    await markRead(db(), viewer, { ids: Object.values(conversations), value: true });
    await markStarred(db(), viewer, { ids: Object.values(conversations), value: true });
  }
  await handleConversations(db(), bruno, { ids: [conversations.handled!], value: true });
  // In junk, and an answer to a letter of Ada's that Bruno will not read.
  await receiveAsJunk(sales, [
    letter({
      from: 'Kim <kim@fremd4.example>',
      inReplyTo: 's9@k',
      references: ['s1@k', 's9@k'],
      id: 'k1@f',
      subject: 'Re: Offer 7',
      ago: 6,
    }),
  ]);
  before.Ada = await answers(ada);
  before.Bruno = await answers(bruno);

  // From another sender, another name of the same one, ourselves, a spammer: each newer than all Bruno may read.
  const secret = { to: 'ada@kontor.example', body: 'Between us: zsecret rooms.', file: 'zsecret.txt' };
  const answering = (id: string) => ({ inReplyTo: id, references: [id] });
  const zoe = 'Zoe Zsecret <zoe@zsecret.example>';
  await house.receive(adas.inbox, [
    letter({
      ...secret,
      ...answering('c1@x'),
      from: zoe,
      id: 'c2@x',
      subject: 'Re: Cold rooms zsecret',
      ago: 2,
    }),
    letter({
      ...secret,
      ...answering('c1@x'),
      from: 'Zsecret Ann <ann@x.example>',
      cc: 'zoe@zsecret.example',
      id: 'c3@x',
      subject: 'Re: Cold rooms zsecret two',
      ago: 1,
    }),
    letter({
      ...secret,
      ...answering('f1@f'),
      // By her address the conversation is filed under a company: for who may read it.
      cc: 'zoe@zsecret.example',
      from: 'Fritz Zsecret <fritz@fremd.example>',
      id: 'f2@f',
      subject: 'Re: Fritz asks zsecret',
      ago: 1,
    }),
    letter({
      ...secret,
      ...answering('f1@f'),
      from: 'Zeta <zeta@fremd3.example>',
      id: 'f3@f',
      subject: 'Re: Fritz asks zsecret too',
      ago: 1,
    }),
    letter({
      ...secret,
      ...answering('h1@x'),
      from: 'Zsecret Ann <ann@x.example>',
      id: 'h2@x',
      subject: 'Re: Done with zsecret',
      ago: 1,
    }),
  ]);
  await house.receive(adas.inbox, [
    letter({
      ...secret,
      ...answering('s1@k'),
      from: 'Zsecret Ann <ann@x.example>',
      id: 's4@x',
      subject: 'Re: Offer 7 zsecret three',
      ago: 0,
    }),
  ]);
  const fromAda = { ...secret, ...answering('s1@k'), from: 'Ada <ada@kontor.example>' };
  await house.receive(adas.sent, [
    letter({ ...fromAda, to: 'kim@fremd4.example', id: 's9@k', subject: 'Re: Offer 7', ago: 8 }),
    letter({
      ...fromAda,
      to: 'ann@x.example, zoe@zsecret.example',
      id: 's3@k',
      subject: 'Re: Offer 7 zsecret',
      ago: 1,
    }),
  ]);
  await receiveAsJunk(adas, [
    letter({
      ...secret,
      ...answering('j1@x'),
      from: 'Zsecret Ann <ann@x.example>',
      id: 'j3@x',
      subject: 'Re: Win a room zsecret',
      ago: 1,
    }),
  ]);
  after.Ada = await answers(ada);
  after.Bruno = await answers(bruno);
});
afterAll(() => house.close());

test('the letters joined the conversations whose older part Bruno reads', async () => {
  for (const [name, subject] of [
    ['inbox', 'Re: Cold rooms zsecret two'],
    ['sent', 'Re: Offer 7 zsecret'],
    ['junk', 'Re: Win a room zsecret'],
    ['unfiled', 'Re: Fritz asks zsecret'],
    ['handled', 'Re: Done with zsecret'],
  ] as const)
    expect([name, await conversationOf(subject)]).toEqual([name, conversations[name]]);
});

test.each(Object.keys(lists))('%s: to the letter what it was before the unreadable letter came', (name) => {
  expect(after.Bruno![name]).toEqual(before.Bruno![name]);
});

test.each(Object.keys(lists).filter((name) => !unchanged.includes(name)))(
  '%s: who may read the letter is told of it, so that silence means something',
  (name) => {
    expect(after.Ada![name]).not.toEqual(before.Ada![name]);
  },
);
