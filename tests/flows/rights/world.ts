// A house in which everybody may read something else: people, mailboxes of each policy, and letters with secret words.
import { sql } from 'kysely';
import { closeDigestPool } from '../../../server/domain/incoming/digest-pool.ts';
import { receiveMails } from '../../../server/domain/incoming/receive-mail.ts';
import { type Client, type TestApp, testApp } from '../../support/app.ts';

/** Who asks. The nobody has no session; the tokens are Ben's. */
export const viewers = [
  'nobody',
  'Rita', // read-only, one of sales@'s people
  'Mia', // member without any right
  'Ben', // member, one of sales@'s people and of key@'s
  'Cleo', // member, answers for the customer Zkunde
  'Vera', // member, above Cleo
  'Ada', // member, owner of an own mailbox
  'Paul', // member, owner of a personal mailbox
  'Otto', // admin
  'read token',
  'write token',
] as const;
export type ViewerName = (typeof viewers)[number];

/** The letters, by a word that stands in subject, text, sender, file name and file of each and nowhere else. */
export const letters = ['zalder', 'zbirch', 'zcedar', 'zelder', 'zhazel', 'zlarch', 'zmaple'] as const;
export type Letter = (typeof letters)[number];

const benToo = (people: ViewerName[]): ViewerName[] =>
  people.includes('Ben') ? [...people, 'read token', 'write token'] : people;

/** DESIGN §8, person by person. */
export const readers: Record<Letter, ViewerName[]> = {
  zalder: benToo(['Ben', 'Rita']), // sales@, policy team
  zbirch: viewers.filter((name) => name !== 'nobody'), // support@, policy open
  zcedar: ['Cleo', 'Vera'], // key@, policy responsible, of the customer
  zelder: ['Ada'], // Ada's, policy own, of a stranger
  zhazel: ['Ada', 'Cleo', 'Vera'], // Ada's, policy own, of the customer
  zlarch: ['Paul'], // Paul's, policy personal, of the customer
  zmaple: benToo(['Ben', 'Rita', 'Paul']), // in sales@ and in Paul's
};

/** Words that are no letter's: what lies where in people's own mailboxes, and cards that made themselves. */
export const facts: Record<string, ViewerName[]> = {
  zadabox: ['Ada', 'Otto'],
  zpaulbox: ['Paul', 'Otto'],
  zkunde: ['Ada', 'Cleo', 'Vera', 'Paul'],
  zfremd: benToo(['Ben', 'Rita']),
  zquarantined: ['Ada'],
  zadaview: ['Ada'],
  zadasearch: ['Ada'],
  zteamview: ['Paul', 'Mia'],
};

export interface World {
  kontor: TestApp;
  ids: Record<'Rita' | 'Mia' | 'Ben' | 'Cleo' | 'Vera' | 'Ada' | 'Paul' | 'Otto', string>;
  mailboxes: Record<'sales' | 'support' | 'key' | 'ada' | 'paul', { id: string; folder: string }>;
  messages: Record<Letter, string>;
  conversations: Record<Letter, string>;
  links: Record<Letter, string[]>;
  contact: string;
  company: string;
  /** A contact filed under in zalder alone. */
  stranger: string;
  quarantined: string;
  /** An import into Ada's mailbox. */
  imported: string;
  /** A list of customers that Ada brought in. */
  cardImport: string;
  /** Ada's own view, and one that Paul shares with his team. */
  views: { own: string; team: string };
  clients: Record<ViewerName, Client>;
  receive(mailbox: keyof World['mailboxes'], raw: Buffer): Promise<void>;
  close(): Promise<void>;
}

export async function makeWorld(): Promise<World> {
  const kontor = await testApp({ parseThreads: 1 });
  const { db, config, log } = kontor.deps;
  const people = ['Rita', 'Mia', 'Ben', 'Cleo', 'Vera', 'Ada', 'Paul', 'Otto'] as const;
  const roles = { Rita: 'read-only', Otto: 'admin' } as Record<string, 'read-only' | 'admin' | undefined>;
  const ids = {} as World['ids'];
  for (const name of people) ids[name] = await kontor.addPerson(name, roles[name] ?? 'member');
  await db.updateTable('users').set({ supervisor_id: ids.Vera }).where('id', '=', ids.Cleo).execute();

  const mailboxes = {} as World['mailboxes'];
  for (const [name, policy, owner, title] of [
    ['sales', 'team', null, 'Sales'],
    ['support', 'open', null, 'Support'],
    ['key', 'responsible', null, 'Key accounts'],
    ['ada', 'own', ids.Ada, 'zadabox'],
    ['paul', 'personal', ids.Paul, 'zpaulbox'],
  ] as const) {
    const mailbox = await db
      .insertInto('mailboxes')
      .values({
        name: title,
        address: `${name}@kontor.example`,
        kind: 'imap',
        policy,
        owner_id: owner,
        state: 'ok',
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const folder = await db
      .insertInto('folders')
      .values({ mailbox_id: mailbox.id, path: 'INBOX', role: 'inbox' })
      .returning('id')
      .executeTakeFirstOrThrow();
    mailboxes[name] = { id: mailbox.id, folder: folder.id };
  }
  for (const [mailbox, user] of [
    ['sales', 'Ben'],
    ['sales', 'Rita'],
    ['key', 'Ben'],
  ] as const)
    await db
      .insertInto('mailbox_people')
      .values({ mailbox_id: mailboxes[mailbox].id, principal: `user:${ids[user]}` })
      .execute();

  // Cards that made themselves: visible only through a letter.
  const card = async (table: 'companies' | 'contacts', values: Record<string, unknown>) =>
    (
      await db
        .insertInto(table)
        .values({ made_by: 'itself', ...values } as never)
        .returning('id')
        .executeTakeFirstOrThrow()
    ).id;
  const company = await card('companies', { name: 'Zkunde AG', responsible_id: ids.Cleo });
  await db.insertInto('company_domains').values({ domain: 'zkunde.example', company_id: company }).execute();
  const contact = await card('contacts', { name: 'Karl Zkunde', company_id: company });
  await db
    .insertInto('contact_addresses')
    .values({ contact_id: contact, address: 'karl@zkunde.example' })
    .execute();
  const stranger = await card('contacts', { name: 'Zfremd Alder' });
  await db
    .insertInto('contact_addresses')
    .values({ contact_id: stranger, address: 'zalder@fremd.example' })
    .execute();

  let uid = 0;
  const receive: World['receive'] = async (mailbox, raw) => {
    const folderId = mailboxes[mailbox].folder;
    const placement = { folderId, uidValidity: '1', uid: String(++uid), flags: [] };
    await receiveMails({ db, config, log }, [{ raw, placement }], { live: true, understand: 'now' });
  };
  const ofStranger = (letter: Letter) => `${letter}@fremd.example`;
  const ofCustomer = 'karl@zkunde.example';
  await receive('sales', letterFrom('zalder', ofStranger('zalder'), 'sales'));
  await receive('support', letterFrom('zbirch', ofStranger('zbirch'), 'support'));
  await receive('key', letterFrom('zcedar', ofCustomer, 'key'));
  await receive('ada', letterFrom('zelder', ofStranger('zelder'), 'ada'));
  await receive('ada', letterFrom('zhazel', ofCustomer, 'ada'));
  await receive('paul', letterFrom('zlarch', ofCustomer, 'paul'));
  await receive('sales', letterFrom('zmaple', ofStranger('zmaple'), 'sales'));
  await receive('paul', letterFrom('zmaple', ofStranger('zmaple'), 'sales'));

  await dressCards(kontor, { contact, company, stranger });
  const found = await db.selectFrom('messages').select(['id', 'conversation_id', 'subject']).execute();
  const of = (letter: Letter) => found.find(({ subject }) => subject.includes(letter))!;
  const each = <T>(value: (letter: Letter) => T) =>
    Object.fromEntries(letters.map((letter) => [letter, value(letter)])) as Record<Letter, T>;
  const links = await db.selectFrom('links').select(['id', 'conversation_id']).execute();
  const clients = await openClients(kontor, people);
  return {
    kontor,
    ids,
    mailboxes,
    messages: each((letter) => of(letter).id),
    conversations: each((letter) => of(letter).conversation_id),
    links: each((letter) =>
      links.filter((link) => link.conversation_id === of(letter).conversation_id).map(({ id }) => id),
    ),
    contact,
    company,
    stranger,
    quarantined: await quarantine(),
    imported: (
      await db
        .insertInto('imports')
        .values({ mailbox_id: mailboxes.ada.id, name: 'zadabox.mbox', state: 'done', started_by: ids.Ada })
        .returning('id')
        .executeTakeFirstOrThrow()
    ).id,
    cardImport: (
      await db
        .insertInto('card_imports')
        .values({ name: 'zadalist.csv', path: 'gone', state: 'done', started_by: ids.Ada })
        .returning('id')
        .executeTakeFirstOrThrow()
    ).id,
    views: await views(),
    clients,
    receive,
    async close() {
      await closeDigestPool(config);
      await kontor.close();
    },
  };

  async function views(): Promise<World['views']> {
    const team = await db
      .insertInto('teams')
      .values({ name: 'Field service' })
      .returning('id')
      .executeTakeFirstOrThrow();
    await db
      .insertInto('team_members')
      .values([ids.Paul, ids.Mia].map((id) => ({ team_id: team.id, user_id: id })))
      .execute();
    await db.insertInto('recent_searches').values({ user_id: ids.Ada, query: 'zadasearch' }).execute();
    const saved = await db
      .insertInto('views')
      .values([
        { owner_id: ids.Ada, name: 'zadaview', query: 'zadaview', shared_with: null },
        { owner_id: ids.Paul, name: 'zteamview', query: 'zteamview', shared_with: `team:${team.id}` },
      ])
      .returning('id')
      .execute();
    return { own: saved[0]!.id, team: saved[1]!.id };
  }

  /** One more mail in Ada's mailbox that could not be understood. */
  async function quarantine(): Promise<string> {
    const folderId = mailboxes.ada.folder;
    const raw = Buffer.from(
      'From: zquarantined@fremd.example\r\nSubject: zquarantined\r\n\r\nzquarantined\r\n',
    );
    const placement = { folderId, uidValidity: '1', uid: String(++uid), flags: [] };
    const [kept] = await receiveMails({ db, config, log }, [{ raw, placement }], { understand: 'later' });
    const { sourceId } = kept!;
    await sql`update sources set state = 'quarantined' where id = ${sourceId}`.execute(db);
    await sql`update placements set outcome = 'quarantined' where source_id = ${sourceId}`.execute(db);
    await sql`insert into quarantines (source_id, reason) values (${sourceId}, 'unreadable')`.execute(db);
    return sourceId;
  }
}

async function openClients(kontor: TestApp, people: readonly ViewerName[]): Promise<World['clients']> {
  const clients = { nobody: kontor.client() } as World['clients'];
  for (const name of people) clients[name] = await kontor.enter(name);
  for (const scope of ['read', 'write'] as const) {
    const made = await clients.Ben.send('POST', '/api/tokens', { name: scope, scope });
    clients[`${scope} token`] = kontor.client({ authorization: `Bearer ${made.json().token}` });
  }
  return clients;
}

/** A letter with HTML and a file, its word everywhere. */
export function letterFrom(word: string, from: string, to: string, references = ''): Buffer {
  const boundary = `b-${word}`;
  const lines = [
    `From: ${word} <${from}>`,
    `To: ${to.includes('@') ? to : `${to}@kontor.example`}`,
    `Subject: About ${word}`,
    `Date: Tue, 10 Mar 2026 10:00:00 +0100`,
    `Message-ID: <${word}@fremd.example>`,
    ...(references ? [`In-Reply-To: ${references}`, `References: ${references}`] : []),
    'MIME-Version: 1.0',
    `Content-Type: multipart/mixed; boundary="${boundary}"`,
    '',
    `--${boundary}`,
    'Content-Type: text/html; charset=utf-8',
    '',
    `<p>Dear colleagues, here is what ${word} wants: forty pumps before summer.</p>`,
    `--${boundary}`,
    `Content-Type: text/plain; name="${word}.txt"`,
    `Content-Disposition: attachment; filename="${word}.txt"`,
    '',
    `A file about ${word}.`,
    `--${boundary}--`,
    '',
  ];
  return Buffer.from(lines.join('\r\n'));
}

/** Tags, history, pictures and a binned card: each is known only to those who know the card it stands on. */
async function dressCards(
  kontor: TestApp,
  { contact, company, stranger }: Record<'contact' | 'company' | 'stranger', string>,
): Promise<void> {
  const { db } = kontor.deps;
  for (const [table, id, name] of [
    ['contacts', contact, 'zkunde tag'],
    ['companies', company, 'zkunde group'],
    ['contacts', stranger, 'zfremd tag'],
  ] as const) {
    await sql`with tag as (insert into tags (name) values (${name}) returning id)
      update ${sql.table(table)} set tag_ids = array(select id from tag) where id = ${id}::bigint`.execute(
      db,
    );
    await sql`insert into card_changes (record_type, record_id, revision, field, before, after, act)
      values (${table === 'contacts' ? 'contact' : 'company'}, ${id}::bigint, 2, 'notes', '""', ${JSON.stringify(`about ${name}`)}::jsonb, 'edit')`.execute(
      db,
    );
  }
  for (const id of [contact, stranger])
    await sql`with picture as (insert into card_pictures (contact_id, type, bytes)
        values (${id}::bigint, 'image/png', '\\x89504e470d0a1a0a') returning id)
      update contacts set picture_id = (select id from picture) where id = ${id}::bigint`.execute(db);
  const { rows } = await sql<{ id: string }>`insert into contacts (name, made_by, binned_at)
    values ('Zfremd Binned', 'itself', now()) returning id`.execute(db);
  await sql`insert into contact_addresses (contact_id, address) values (${rows[0]!.id}, 'zalder@fremd.example')`.execute(
    db,
  );
}
