// The whole query language against real mail: what each operator finds, spelling, places, pages, and what nobody else sees.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type MailHouse, mailHouse, type TestMailbox } from '../../../tests/support/mail-house.ts';
import { writeMail } from '../../../tests/support/write-mail.ts';
import { transaction } from '../../database/transaction.ts';
import { loadViewer, type Viewer } from '../access/viewer.ts';
import { makeCompany } from '../companies/change-company.ts';
import { conversationsOfCard, fileEarlierMail } from '../conversations/file-earlier-mail.ts';
import { handleConversations } from '../conversations/handle-conversations.ts';
import { markStarred } from '../conversations/mark-conversations.ts';
import { shareMessage, undoShare } from '../conversations/share-message.ts';
import { completeQuery } from './complete-query.ts';
import { countFacets } from './count-facets.ts';
import { listFoundAddresses } from './list-found-addresses.ts';
import { searchConversations } from './search-conversations.ts';
import { searchMessages } from './search-messages.ts';

let house: MailHouse;
let sales: TestMailbox;
let ada: Viewer;
let ben: Viewer;

const file = (name: string) => [
  'Content-Type: multipart/mixed; boundary=x',
  '',
  '--x',
  'Content-Type: text/plain',
  '',
  'See the file.',
  '--x',
  `Content-Type: application/pdf; name="${name}"`,
  `Content-Disposition: attachment; filename="${name}"`,
  '',
  'no real file',
  '--x--',
  '',
];

beforeAll(async () => {
  house = await mailHouse();
  await house.rows(`insert into settings (name, value) values ('house', '{"domains": ["kontor.example"]}')
    on conflict (name) do update set value = excluded.value`);
  await house.rows(`insert into users (name, email, role) values
    ('Ada', 'ada@kontor.example', 'member'), ('Ben', 'ben@kontor.example', 'member')`);
  const viewer = async (name: string) =>
    loadViewer(
      house.deps.db,
      (await house.rows<{ id: string }>(`select id from users where name = '${name}'`))[0]!.id,
    );
  ada = await viewer('Ada');
  ben = await viewer('Ben');
  sales = await house.mailbox('sales@kontor.example', { policy: 'open' });
  const own = await house.mailbox('ada@kontor.example', { policy: 'personal', ownerId: ada.userId! });
  await house.receive(sales.inbox, [
    writeMail({
      id: 'pumps',
      subject: 'Offer for pumps',
      body: 'We would like forty pumps with valves. Please send prices before Friday, the sooner the better for us.',
      date: '2026-03-10T10:00:00Z',
    }),
    writeMail({
      id: 'facturen',
      from: 'Joost de Vries <joost@noordlicht.example>',
      to: 'sales@kontor.example, Karin <karin@west.example>',
      cc: 'piet@noordlicht.example',
      subject: 'Facturen 2026-118',
      body: 'Goedemiddag, wij hebben de factuur voor de geleverde koelcellen nog niet ontvangen. Kunt u die sturen?',
      date: '2025-11-20T10:00:00Z',
    }),
    writeMail({
      id: 'ivanov',
      from: 'Пётр Иванов <p.ivanov@volga.example>',
      subject: 'Счёт',
      body: 'Добрый день, пришлите, пожалуйста, счёт за поставку холодильных камер.',
      date: '2024-05-05T10:00:00Z',
    }),
    writeMail({
      id: 'shevchenko',
      from: '"T. Шевченко" <ts@dnipro.example>',
      subject: 'Valves',
      body: 'The valves have arrived, thank you. Everything is fine with them and we will order more next month.',
      date: '2026-01-05T10:00:00Z',
    }),
    writeMail({
      id: 'lukasz',
      from: 'Łukasz Żółkiewski <lz@krakow.example>',
      subject: 'Zamówienie',
      body: 'Dzień dobry, chcielibyśmy złożyć zamówienie na dwie palety. Proszę o potwierdzenie terminu dostawy.',
      date: '2026-02-05T10:00:00Z',
    }),
    writeMail({
      id: 'file',
      subject: 'Drawing',
      headers: file('ground-plan.pdf').slice(0, 1),
      date: '2026-02-07T10:00:00Z',
      body: file('ground-plan.pdf').slice(2).join('\n'),
    }),
  ]);
  await house.receive(sales.sent, [
    writeMail({
      id: 'answer',
      from: 'Ada <ada@kontor.example>',
      to: 'Bruno Baker <bruno@noord.example>',
      subject: 'Re: Offer for pumps',
      inReplyTo: 'pumps',
      body: 'Here are the prices of the pumps. Forty of them cost two thousand and can be delivered in week 12.',
      date: '2026-03-11T10:00:00Z',
    }),
  ]);
  await house.receive(own.inbox, [
    writeMail({
      id: 'secret',
      from: 'Zdenka Quillfeather <zdenka@hidden.example>',
      subject: 'Zanzibar',
      body: 'The secret word is zanzibar, and the pumps are mentioned as well so that it could be found by them.',
      date: '2026-03-12T10:00:00Z',
    }),
  ]);
  const company = await makeCompany(house.deps.db, ada, {
    name: 'Noordlicht BV',
    domains: ['noordlicht.example'],
  });
  const card = { type: 'company' as const, id: company.id };
  await transaction(house.deps.db, async (trx) => fileEarlierMail(trx, await conversationsOfCard(trx, card)));
});
afterAll(() => house.close());

const ids = async (q: string, viewer = ben) =>
  (await searchMessages(house.deps.db, viewer, { q, limit: 50 })).items.map(({ messageId }) => messageId);
const hints = async (q: string, viewer = ben) =>
  (await searchMessages(house.deps.db, viewer, { q, limit: 50 })).hints.map(({ code }) => code);

describe('what is found', () => {
  const cases: [q: string, found: string[]][] = [
    ['pump', ['answer', 'pumps']],
    ['factuur', ['facturen']],
    ['"forty pumps"', ['pumps']],
    ['pump -forty', []],
    ['pump -prices -koelcel', []],
    ['valve -pump', ['shevchenko']],
    ['koelcel OR zamówienia', ['lukasz', 'facturen']],
    ['(koelcel OR valves) -pump', ['shevchenko', 'facturen']],
    ['koelc*', ['facturen']],
    ['from:joost', ['facturen']],
    ['from:joost@noordlicht.example', ['facturen']],
    ['from:noordlicht.example', ['facturen']],
    ['from:bruno pump', ['pumps']],
    ['to:bruno', ['answer']],
    ['to:karin', ['facturen']],
    ['cc:piet', ['facturen']],
    ['with:bruno pump', ['answer', 'pumps']],
    ['-from:bruno pump', ['answer']],
    ['from:bruno OR koelcel', ['pumps', 'file', 'facturen']],
    ['subject:factuur', ['facturen']],
    ['subject:koelcel', []],
    ['body:koelcel', ['facturen']],
    ['body:facturen', ['facturen']],
    ['subject:"Offer for pumps"', ['answer', 'pumps']],
    ['subject:"pumps Offer"', []],
    ['subject:2026/118', ['facturen']],
    ['subject:offers', ['answer', 'pumps']],
    ['subject:val*', ['shevchenko']],
    ['subject:valve OR subject:drawing', ['file', 'shevchenko']],
    ['pump -subject:re', ['pumps']],
    ['company:Noordlicht', ['facturen']],
    ['company:"noordlicht bv" factuur', ['facturen']],
    ['mailbox:sales pump', ['answer', 'pumps']],
    ['in:sent', ['answer']],
    ['in:2024', ['ivanov']],
    ['in:2026-02', ['file', 'lukasz']],
    ['before:2025', ['ivanov']],
    ['after:2026-03-11', ['answer']],
    ['before:2026-02-06 after:2026', ['lukasz', 'shevchenko']],
    ['older:1y', ['facturen', 'ivanov']],
    ['has:attachment', ['file']],
    ['has:bijlage', ['file']],
    ['filename:ground-plan', ['file']],
    ['filename:pdf', ['file']],
    ['kind:personal direction:out', ['answer']],
    ['lang:nl', ['facturen']],
    ['lang:русский', ['ivanov']],
    ['direction:in koelcel', ['facturen']],
    ['size:>1gb', []],
    ['size:<1mb koelcel', ['facturen']],
    ['is:handled', []],
    ['is:unfiled koelcel', []],
    ['2026/118', ['facturen']],
    ['from:ivanov', ['ivanov']],
    ['from:Иванов', ['ivanov']],
    ['Ivanov', ['ivanov']],
    ['from:Ivanof', ['ivanov']],
    ['from:Shevchenko', ['shevchenko']],
    ['from:Sjevtsjenko', ['shevchenko']],
    ['from:Szewczenko', ['shevchenko']],
    ['from:lukasz', ['lukasz']],
    ['from:zolkiewsky', ['lukasz']],
    ['from:Joosd', ['facturen']],
    ['Ivanop', ['ivanov']],
  ];
  for (const [q, found] of cases)
    test(q, async () => {
      if (q === 'older:1y') return expect((await ids(q)).slice(-2)).toEqual(found);
      expect(await ids(q)).toEqual(found);
    });
});

test('the empty query finds all one may read, newest first', async () => {
  expect(await ids('')).toEqual(['answer', 'pumps', 'file', 'lukasz', 'shevchenko', 'facturen', 'ivanov']);
  expect((await ids('', ada))[0]).toBe('secret');
});

test('unread is each person’s own', async () => {
  expect(await ids('is:unread koelcel')).toEqual(['facturen']);
  await house.rows(`insert into reads (user_id, conversation_id, up_to)
    select ${ada.userId}, conversation_id, now() from messages where message_id = 'facturen'`);
  expect(await ids('is:unread koelcel', ada)).toEqual([]);
  expect(await ids('is:unread koelcel')).toEqual(['facturen']);
});

test('pages follow one another without gap or repetition; a page that is not all says at least so many', async () => {
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await searchMessages(house.deps.db, ben, { q: 'in:2026 OR in:2025', limit: 2, cursor });
    expect(page.total).toEqual({ count: 2, capped: true });
    seen.push(...page.items.map(({ messageId }) => messageId));
    cursor = page.next;
  } while (cursor);
  expect(seen).toEqual(['answer', 'pumps', 'file', 'lukasz', 'shevchenko', 'facturen']);
  const whole = await searchMessages(house.deps.db, ben, { q: 'in:2026 OR in:2025', limit: 6 });
  expect(whole.total).toEqual({ count: 6, capped: false });
});

test('by relevance a word in the subject weighs most', async () => {
  const { items } = await searchMessages(house.deps.db, ben, { q: 'valves', sort: 'relevance', limit: 5 });
  expect(items.map(({ messageId }) => messageId)).toEqual(['shevchenko', 'pumps']);
});

test('a hit says where the words stood, and which to mark', async () => {
  const { items, words } = await searchMessages(house.deps.db, ben, { q: 'factuur', limit: 5 });
  expect(items[0]?.where).toEqual([{ what: 'subject' }, { what: 'body' }]);
  expect(words).toEqual(expect.arrayContaining(['facturen', 'factuur']));
  const named = await searchMessages(house.deps.db, ben, { q: 'ground-plan', limit: 5 });
  expect(named.items[0]?.where).toEqual([{ what: 'file-name', name: 'ground-plan.pdf' }]);
  expect(named.words).toEqual(expect.arrayContaining(['ground', 'plan']));
});

test('a snippet shows own words first, and quoted ones without the marks of quoting', async () => {
  const long =
    'We thank you for the letter and will come back to it as soon as the holidays are over. '.repeat(4);
  await house.receive(sales.inbox, [
    writeMail({
      id: 'quoting',
      subject: 'Letter',
      body: `${long}The gasket is late.\n\nOn Monday Ada wrote:\n> > one about the sprocket\n> and the gasket of May`,
      date: '2023-01-02T10:00:00Z',
    }),
  ]);
  const snippet = async (q: string) =>
    (await searchMessages(house.deps.db, ben, { q: `${q} before:2024`, limit: 5 })).items[0]?.snippet;
  expect(await snippet('gasket')).toMatch(/The gasket is late/);
  const quoted = await snippet('sprocket');
  expect(quoted).toMatch(/one about the sprocket and the gasket of May/);
  expect(quoted).not.toContain('>');
  await house.rows(
    `delete from message_words where message_id = (select id from messages where message_id = 'quoting')`,
  );
  await house.rows(`delete from messages where message_id = 'quoting'`);
});

test('text of an attached file is found with its name, together with what is asked of the mail', async () => {
  await house.rows(`insert into attachment_texts (conversation_id, message_id, position, audience_id, sent_at, words)
    select conversation_id, id, 0, audience_id, sent_at, 'kelder:1 trap:2'::tsvector from messages where message_id = 'file'`);
  const { items } = await searchMessages(house.deps.db, ben, { q: 'kelder from:bruno', limit: 5 });
  expect(items.map(({ messageId, where }) => [messageId, where])).toEqual([
    ['file', [{ what: 'attachment', name: 'ground-plan.pdf' }]],
  ]);
  expect(await ids('kelder from:joost')).toEqual([]);
  expect(await ids('kelder -drawing')).toEqual([]);
  expect(await ids('kelder -trap')).toEqual([]);
});

test('a name behind an operator with a wrong letter is looked for, and said', async () => {
  const said = async (q: string) =>
    (await searchMessages(house.deps.db, ben, { q, limit: 5 })).hints.map(({ code, at, params }) => [
      code,
      at,
      params.instead,
    ]);
  expect(await ids('from:Ivamov')).toEqual(['ivanov']);
  expect(await said('счёт from:Ivamov')).toEqual([['spelling', 5, 'from:ivanov']]);
  expect(await said('company:Noordlcht')).toEqual([['spelling', 0, 'company:"Noordlicht BV"']]);
  expect(await said('from:Ivanov company:noordlicht')).toEqual([]);
});

test('a name that more people bear than are looked up is found all the same, in any alphabet', async () => {
  await house.rows(`insert into known_people (address, name)
    select 'ivanov' || n || '@many.example', 'Ivan Ivanov' from generate_series(1, 600) n`);
  // Those who are known already come last.
  await house.rows(`with gone as (delete from known_people where address = 'p.ivanov@volga.example' returning *)
    insert into known_people select * from gone`);
  expect(await ids('from:Ivanov')).toEqual(['ivanov']);
  expect(await ids('from:Иванов')).toEqual(['ivanov']);
  expect(await ids('from:ivan*')).toEqual(['ivanov']);
  expect(await ids('with:ivanov -from:joost')).toEqual(['ivanov']);
  expect(await ids('to:ivanov')).toEqual([]);
  await house.rows(`delete from known_people where address like '%@many.example'`);
});

test('a word in a file counts beside OR and behind a minus as it does alone', async () => {
  const all = await ids('');
  const joosts = await ids('from:joost');
  expect(joosts).not.toContain('file');
  const either = all.filter((id) => id === 'file' || joosts.includes(id));
  expect(await ids('kelder OR from:joost')).toEqual(either);
  expect(await ids('(kelder OR from:joost) has:attachment')).toEqual(['file']);
  expect(await ids('(kelder OR from:joost) (trap OR from:joost)')).toEqual(either);
  const others = all.filter((id) => id !== 'file');
  expect(await ids('-kelder')).toEqual(others);
  expect(await ids('has:attachment -kelder')).toEqual([]);
  expect(await ids('-(kelder OR from:joost)')).toEqual(others.filter((id) => !joosts.includes(id)));
  // Nothing is said of it twice over: what is not without the word has it.
  expect(await ids('-(kelder -trap)')).toEqual(all);
  expect(await ids('-(-kelder)')).toEqual(['file']);
});

test('of several words one may stand in the mail and another in its file, and none is found that lacks one', async () => {
  const all = await ids('');
  expect(await ids('kelder drawing')).toEqual(['file']);
  expect(await ids('drawing trap kelder from:bruno')).toEqual(['file']);
  expect(await ids('drawing kelder pump')).toEqual([]);
  expect(await ids('kelder (drawing OR pump)')).toEqual(['file']);
  expect(await ids('kelder drawing -trap')).toEqual([]);
  expect(await ids('-(kelder drawing)')).toEqual(all.filter((id) => id !== 'file'));
  expect(await ids('drawing kelder OR from:joost')).toEqual(
    await ids('from:joost OR has:attachment drawing'),
  );
});

test('conversations stand at their newest hit with the number of hits', async () => {
  const { items } = await searchConversations(house.deps.db, ben, { q: 'pump', limit: 10 });
  expect(items).toHaveLength(1);
  expect(items[0]).toMatchObject({ count: 2, subject: 'Re: Offer for pumps' });
  const first = await searchConversations(house.deps.db, ben, { q: '', limit: 2 });
  const second = await searchConversations(house.deps.db, ben, { q: '', limit: 10, cursor: first.next });
  const all = [...first.items, ...second.items].map(({ id }) => id);
  expect(all).toHaveLength(6);
  expect(new Set(all).size).toBe(6);
  expect(second.next).toBeUndefined();
});

test('facets narrow to what they count', async () => {
  const facets = await countFacets(house.deps.db, ben, '');
  expect(facets.total).toEqual({ count: 7, capped: false });
  expect([facets.capped, facets.counted]).toEqual([false, 7]);
  for (const [group, found] of Object.entries(facets))
    if (Array.isArray(found))
      for (const { narrow, count } of found)
        expect([group, narrow, (await ids(narrow)).length]).toEqual([group, narrow, count]);
  expect(facets.company).toEqual([
    { name: 'Noordlicht BV', count: 1, narrow: expect.stringMatching(/^company:#\d+$/) },
  ]);
});

test('addresses are the people of the found mails, without ourselves', async () => {
  await house.rows(`insert into suppressions (address, reason) values ('piet@noordlicht.example', 'asked')`);
  const { items, total } = await listFoundAddresses(house.deps.db, ben, { q: 'factuur' });
  expect(items.map(({ address }) => address).sort()).toEqual([
    'joost@noordlicht.example',
    'karin@west.example',
    'piet@noordlicht.example',
  ]);
  expect(total).toBe(3);
  expect(items.find(({ address }) => address.startsWith('piet'))).toMatchObject({
    optedOut: true,
    company: { name: 'Noordlicht BV' },
  });
  const first = await listFoundAddresses(house.deps.db, ben, { q: '', sort: 'last', limit: 2 });
  expect(first.items[0]?.address).toBe('bruno@noord.example');
  expect(first.next).toBe('2');
});

test('nothing of mail one may not read is told: hits, counts, facets, addresses, spelling, completion (F35, F36)', async () => {
  expect(await ids('zanzibar', ada)).toEqual(['secret']);
  for (const q of [
    'zanzibar',
    'from:zdenka',
    'from:quillfeather',
    'Quillfeathor',
    'with:zdenka@hidden.example',
    'mailbox:ada',
    'contact:zdenka',
    'company:hidden',
  ]) {
    const page = await searchMessages(house.deps.db, ben, { q, limit: 10 });
    expect([q, page.items, page.total.count, page.words]).toEqual([q, [], 0, []]);
    expect(JSON.stringify(page.hints).toLowerCase().replaceAll(q.toLowerCase(), '')).not.toMatch(
      /zdenka@|quillfeather\b/,
    );
    expect((await searchConversations(house.deps.db, ben, { q, limit: 10 })).items).toEqual([]);
    expect((await countFacets(house.deps.db, ben, q)).total.count).toBe(0);
    expect((await listFoundAddresses(house.deps.db, ben, { q })).items).toEqual([]);
  }
  const answers = [
    await countFacets(house.deps.db, ben, 'pumps'),
    await listFoundAddresses(house.deps.db, ben, { q: '' }),
    await completeQuery(house.deps.db, ben, { q: 'zde' }),
    await completeQuery(house.deps.db, ben, { q: 'from:quill' }),
    await completeQuery(house.deps.db, ben, { q: 'contact:zd' }),
    await completeQuery(house.deps.db, ben, { q: 'with:zdenka@hid' }),
  ];
  expect(JSON.stringify(answers)).not.toMatch(/zdenka|hidden|quillfeather|zanzibar/i);
  expect(JSON.stringify(await completeQuery(house.deps.db, ada, { q: 'from:quill' }))).toContain(
    'zdenka@hidden.example',
  );
  // What exists unseen and what does not exist answer alike.
  expect(await hints('contact:zdenka')).toEqual(await hints('contact:nobodyatall'));
  expect(await hints('mailbox:ada')).toEqual(await hints('mailbox:nosuchbox'));
});

test('wrong syntax is a hint where it is wrong, and bad input neither fails nor takes long', async () => {
  expect(await hints('(pump')).toEqual(['open-parenthesis']);
  expect(await hints('kind:strange pump')).toEqual(['wrong-value']);
  expect(await ids('kind:strange -kind:odd pump')).toEqual(['answer', 'pumps']);
  for (const q of [
    'pump '.repeat(2000),
    'from:a '.repeat(500),
    'a\0b \u202eevil \ud800 x\udfff',
    "'); drop table messages; --",
    "pump' & !'x':*ABCD | <-> (",
    '"%_\\" subject:"\\\'"',
    '('.repeat(500),
    '-(-(-pump))',
    'company:#99999999999999999999 contact:#0 mailbox:#-1',
    'size:>99999999999tb before:0000-00-00 older:99999y in:9999-99',
    'from:@ to:"" cc:@@ with:a@ filename:* subject:*** body:!!!',
    'OR OR -',
    '𝕡𝕦𝕞𝕡 е\u0301',
  ]) {
    const start = performance.now();
    const page = await searchMessages(house.deps.db, ben, { q: q.slice(0, 10_000), limit: 5 });
    expect(Array.isArray(page.items)).toBe(true);
    await countFacets(house.deps.db, ben, q);
    await completeQuery(house.deps.db, ben, { q });
    expect(performance.now() - start).toBeLessThan(30_000);
  }
});

test('F35: a state alone is found from an index of its own, and finds what walking all mail finds', async () => {
  await house.receive(sales.inbox, [
    writeMail({
      id: 'large',
      subject: 'Plans',
      body: 'Plans. '.repeat(90_000),
      date: '2023-01-05T10:00:00Z',
    }),
  ]);
  const of = async (messageId: string) =>
    (
      await house.rows<{ id: string }>(
        `select conversation_id as id from messages where message_id = '${messageId}'`,
      )
    )[0]!.id;
  await handleConversations(house.deps.db, ben, { ids: [await of('lukasz')], value: true });
  await handleConversations(house.deps.db, ada, { ids: [await of('secret')], value: true });
  await markStarred(house.deps.db, ben, { ids: [await of('ivanov')], value: true });
  expect(await ids('is:handled')).toEqual(['lukasz']);
  expect(await ids('is:handled', ada)).toEqual(['secret', 'lukasz']);
  expect(await ids('is:starred')).toEqual(['ivanov']);
  expect(await ids('is:starred', ada)).toEqual([]);
  expect(await ids('size:>600kb')).toEqual(['large']);
  expect(await ids('is:unread', ada)).not.toContain('facturen');
  // With a word to exclude, all mail is walked.
  for (const viewer of [ada, ben])
    for (const q of [
      'is:unread',
      'is:handled',
      'is:starred',
      'in:inbox',
      'size:>600kb',
      'is:unread in:inbox',
    ])
      expect(await ids(q, viewer), q).toEqual(await ids(`${q} -nowhere`, viewer));
});

test('F35: junk alone is found from the rows of its box, with what a colleague shared of an own mailbox’s', async () => {
  const [own] = await house.rows<{ id: string }>(
    `select f.id from folders f join mailboxes m on m.id = f.mailbox_id
      where f.role = 'junk' and m.address = 'ada@kontor.example'`,
  );
  const junk = (id: string) => writeMail({ id, subject: `Win ${id}`, date: '2023-02-05T10:00:00Z' });
  await house.receive(sales.junk, [junk('junk1')]);
  await house.receive(own!.id, [junk('junk2'), junk('junk3')]);
  const [shared] = await house.rows<{ id: string }>(`select id from messages where message_id = 'junk2'`);
  const given = { messageId: shared!.id, principal: `user:${ben.userId}`, why: 'what is this?' };
  const { id } = await shareMessage(house.deps.db, ada, given);
  expect((await ids('in:junk', ada)).sort()).toEqual(['junk1', 'junk2', 'junk3']);
  expect((await ids('in:junk')).sort()).toEqual(['junk1', 'junk2']);
  await undoShare(house.deps.db, ada, id);
  expect(await ids('in:junk')).toEqual(['junk1']);
  for (const viewer of [ada, ben])
    for (const q of ['in:junk', 'in:junk is:unread'])
      expect(await ids(q, viewer), q).toEqual(await ids(`${q} -nowhere`, viewer));
});
