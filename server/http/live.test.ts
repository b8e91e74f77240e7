// The WebSocket tells each viewer only what they may know, and nothing any more once they may not.
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { LiveEvent } from '../../contract/live.ts';
import { type Client, type TestApp, testApp } from '../../tests/support/app.ts';
import { announce } from '../database/announce.ts';
import { transaction } from '../database/transaction.ts';
import { audienceIds, refreshAudiences } from '../domain/access/audiences.ts';

let kontor: TestApp;
let ids: Record<'Ada' | 'Ben' | 'Vera', string>;
let sales: string;
let adas: string;

// Ben works sales@; Ada has a mailbox of her own; Vera, an admin, is above Ada.
beforeEach(async () => {
  kontor = await testApp();
  ids = {
    Ada: await kontor.addPerson('Ada'),
    Ben: await kontor.addPerson('Ben'),
    Vera: await kontor.addPerson('Vera', 'admin'),
  };
  const { db } = kontor.deps;
  await db.updateTable('users').set({ supervisor_id: ids.Vera }).where('id', '=', ids.Ada).execute();
  const mailbox = (name: string, policy: 'team' | 'own', owner: string | null) =>
    db
      .insertInto('mailboxes')
      .values({ name, address: `${name}@kontor.example`, kind: 'archive', policy, owner_id: owner })
      .returning('id')
      .executeTakeFirstOrThrow();
  sales = (await mailbox('sales', 'team', null)).id;
  adas = (await mailbox('ada', 'own', ids.Ada)).id;
  await db
    .insertInto('mailbox_people')
    .values({ mailbox_id: sales, principal: `user:${ids.Ben}` })
    .execute();
});
afterEach(() => kontor.close());

/** A message that lies in these mailboxes, in a conversation of its own or in the one given; its conversation. */
async function conversation(mailboxes: string[], filed = false, within?: string): Promise<string> {
  return transaction(kontor.deps.db, async (trx) => {
    const [audience] = await audienceIds(trx, [
      { mailboxes, responsible: [], filed, takenBack: [], shared: [] },
    ]);
    const { rows } = await sql<{ id: string }>`
      with c as (${within ? sql`select ${within}::bigint as id` : sql`insert into conversations default values returning id`}),
      m as (
        insert into messages (conversation_id, source_id, message_id_hash, content_hash, audience_id, sent_at, direction, kind)
        select id, 1, sha256(random()::text::bytea), '', ${audience}, now(), 'in', 'personal' from c
        returning id, conversation_id
      )
      insert into message_conversations (id, conversation_id) select id, conversation_id from m
      returning conversation_id as id`.execute(trx);
    return rows[0]!.id;
  });
}

interface Screen {
  heard: LiveEvent[];
  closed: Promise<number>;
  /** Waits until a marker that everybody hears has come, so that all before it has come too. */
  caughtUp(): Promise<LiveEvent[]>;
}

async function open(client: Client): Promise<Screen> {
  const socket = await kontor.app.injectWS('/api/live', { headers: client.headers });
  const heard: LiveEvent[] = [];
  let wake = () => {};
  socket.on('message', (data: Buffer) => {
    heard.push(JSON.parse(String(data)));
    wake();
  });
  const closed = new Promise<number>((done) => socket.on('close', done));
  const until = async (type: LiveEvent['type']) => {
    while (!heard.some((event) => event.type === type))
      await new Promise<void>((done) => {
        wake = done;
      });
  };
  await until('hello');
  return {
    heard,
    closed,
    async caughtUp() {
      await announce(kontor.deps.db, { what: 'lists' });
      await until('lists');
      return heard.splice(0).filter(({ type }) => type !== 'lists' && type !== 'hello');
    },
  };
}

/** Says that the last message of a conversation has come. */
async function newMail(id: string, what = 'mail.received'): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select max(id) as id from messages where conversation_id = ${id}::bigint`.execute(kontor.deps.db);
  await announce(kontor.deps.db, { what, conversation: id, ids: [rows[0]!.id] });
}

test('the first word is hello with the version; strangers, foreign pages and plain requests get no socket', async () => {
  await open(await kontor.enter('Ada'));
  await expect(kontor.app.injectWS('/api/live', { headers: kontor.client().headers })).rejects.toThrow('401');
  const { cookie } = (await kontor.enter('Ada')).headers;
  await expect(
    kontor.app.injectWS('/api/live', { headers: { cookie: cookie!, origin: 'https://evil.example' } }),
  ).rejects.toThrow('403');
  await expect(kontor.app.injectWS('/api/live', { headers: { cookie: cookie! } })).rejects.toThrow('403');
});

test('F35: a conversation is told of to those who may read a message in it, with mailboxes they may know', async () => {
  const [ada, ben, vera] = await Promise.all(
    (['Ada', 'Ben', 'Vera'] as const).map(async (name) => open(await kontor.enter(name))),
  );
  const inSales = await conversation([sales]);
  const inBoth = await conversation([sales, adas]);
  const inAdas = await conversation([adas]);
  const filed = await conversation([adas], true);
  for (const id of [inSales, inBoth, inAdas, filed]) await newMail(id);
  const event = (id: string, mailboxes: string[]) => ({ type: 'conversation', id, mailboxes, newMail: true });
  expect(await ada!.caughtUp()).toEqual([event(inBoth, [adas]), event(inAdas, [adas]), event(filed, [adas])]);
  expect(await ben!.caughtUp()).toEqual([event(inSales, [sales]), event(inBoth, [sales])]);
  // Vera reads Ada's filed mail as the one above her, but where it lies is Ada's affair; being admin opens nothing.
  expect(await vera!.caughtUp()).toEqual([event(filed, [])]);
});

test.each(['mail.received', 'message', 'conversation'])(
  'F35: %s in a conversation is told of to a letter’s own readers, not to who reads an older part',
  async (what) => {
    const [ada, ben] = await Promise.all(
      (['Ada', 'Ben'] as const).map(async (name) => open(await kontor.enter(name))),
    );
    const id = await conversation([sales]);
    await conversation([adas], false, id);
    // What concerns the conversation as a whole is told to both, each with their own mailboxes.
    if (what === 'conversation') await announce(kontor.deps.db, { what, conversation: id });
    else await newMail(id, what);
    const event = (mailboxes: string[]) => ({
      type: 'conversation',
      id,
      mailboxes,
      newMail: what === 'mail.received',
    });
    expect(await ada!.caughtUp()).toEqual([event([adas])]);
    expect(await ben!.caughtUp()).toEqual(what === 'conversation' ? [event([sales])] : []);
  },
);

test('a narrowed policy counts from its commit on: me is told, later events are not', async () => {
  const ben = await open(await kontor.enter('Ben'));
  const id = await conversation([sales]);
  await newMail(id);
  expect(await ben.caughtUp()).toHaveLength(1);
  await transaction(kontor.deps.db, async (trx) => {
    await trx.deleteFrom('mailbox_people').execute();
    await refreshAudiences(trx, { mailboxId: sales });
    await announce(trx, { what: 'conversation', conversation: id });
  });
  await newMail(id);
  expect(await ben.caughtUp()).toEqual([{ type: 'me' }]);
});

test('who leaves a team or a supervisor’s place hears nothing more through it', async () => {
  const vera = await kontor.enter('Vera');
  const screen = await open(vera);
  const filed = await conversation([adas], true);
  await newMail(filed);
  expect(await screen.caughtUp()).toHaveLength(1);
  await vera.send('PATCH', `/api/users/${ids.Ada}`, { supervisorId: null });
  await newMail(filed);
  expect(await screen.caughtUp()).toEqual([{ type: 'me' }]);
});

test('a disabled user’s socket closes, one signed out closes, one with an ended token closes', async () => {
  const vera = await kontor.enter('Vera');
  const ben = await open(await kontor.enter('Ben'));
  await vera.send('PATCH', `/api/users/${ids.Ben}`, { disabled: true });
  expect(await ben.closed).toBe(4401);

  const adaHere = await kontor.enter('Ada');
  const [here, there] = [await open(adaHere), await open(await kontor.enter('Ada'))];
  const { id, token } = (await adaHere.send('POST', '/api/tokens', { name: 'script' })).json();
  const program = await open(kontor.client({ authorization: `Bearer ${token}` }));
  await adaHere.send('POST', '/api/auth/revoke-other-sessions');
  expect(await there.closed).toBe(4401);
  await adaHere.send('DELETE', `/api/tokens/${id}`);
  expect(await program.closed).toBe(4401);
  await adaHere.send('POST', '/api/auth/sign-out');
  expect(await here.closed).toBe(4401);
});

test('a mailbox’s state is told to its people, its owner and admins; marks and preferences to oneself', async () => {
  const [ada, ben, vera] = await Promise.all(
    (['Ada', 'Ben', 'Vera'] as const).map(async (name) => open(await kontor.enter(name))),
  );
  for (const mailbox of [sales, adas]) await announce(kontor.deps.db, { what: 'mailbox', mailbox });
  await announce(kontor.deps.db, { what: 'import', ids: ['7'], mailbox: sales });
  await announce(kontor.deps.db, { what: 'me', user: ids.Ada });
  expect(await ada!.caughtUp()).toEqual([{ type: 'mailbox', id: adas }, { type: 'me' }]);
  expect(await ben!.caughtUp()).toEqual([
    { type: 'mailbox', id: sales },
    { type: 'import', id: '7' },
  ]);
  expect((await vera!.caughtUp()).filter(({ type }) => type === 'me')).toEqual([]);
});

test('after lost events every screen is greeted anew and looks for itself', async () => {
  const ben = await open(await kontor.enter('Ben'));
  ben.heard.length = 0;
  await kontor.database.pool.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'kontor listen' and datname = current_database()`,
  );
  const until = Date.now() + 60_000;
  while (!ben.heard.some(({ type }) => type === 'hello') && Date.now() < until)
    await new Promise((done) => setTimeout(done, 20));
  expect(ben.heard).toContainEqual(expect.objectContaining({ type: 'hello' }));
  await newMail(await conversation([sales]));
  expect((await ben.caughtUp()).some(({ type }) => type === 'conversation')).toBe(true);
});
