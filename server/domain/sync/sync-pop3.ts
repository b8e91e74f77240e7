// Keeps in step with a POP3 account by UIDL: short sessions, mail stays on the server unless somebody asked otherwise.
import { sql } from 'kysely';
import { announce } from '../../database/announce.ts';
import { column } from '../../database/arrays.ts';
import { transaction } from '../../database/transaction.ts';
import { ConnectionFailed } from '../../protocols/connector/connection-failed.ts';
import { Pop3Client, Refused } from '../../protocols/pop3/pop3-client.ts';
import { checkDisk } from '../incoming/check-disk.ts';
import { placementsChanged } from '../incoming/placements-changed.ts';
import type { IncomingMail } from '../incoming/receive-mail.ts';
import { writeLedger } from '../ledger/write-ledger.ts';
import { signInSecret } from '../mailboxes/oauth/access-token.ts';
import type { Run } from './account.ts';
import { type Folder, saveFolders } from './folders.ts';
import { holdLease } from './lease.ts';
import { pause } from './pause.ts';
import { noteFailed } from './pending.ts';
import { ProgressMeter } from './progress.ts';
import { Store } from './store-mails.ts';
import { clearTrouble } from './trouble.ts';

const bytesAtOnce = 8 * 1024 * 1024;
const mailsAtOnce = 200;
/** POP3 has no folders and no UIDs: one folder, and numbers of our own under this validity. */
const uidValidity = '1';

/** Syncs until the signal ends. @throws ConnectionFailed, DiskFull, LeaseLost, errors of the database */
export async function syncPop3(run: Run): Promise<void> {
  while (!run.signal.aborted) {
    await session(run);
    await pause(run.pace.round * 2, run.signal);
  }
}

async function session(run: Run): Promise<void> {
  const { deps, account, signal } = run;
  await checkDisk(deps.config.data);
  const client = await open(run);
  const close = () => client.close();
  signal.addEventListener('abort', close, { once: true });
  try {
    await clearTrouble(deps, account, account.syncedBefore ? 'ok' : 'syncing');
    const folder = await inbox(run);
    const there = distinct(await client.uidl());
    const sizes = await client.list();
    const uids = await compare(run, folder, [...there.keys()]);
    await fetchNew(run, client, folder, there, sizes, uids);
    await deleteOld(run, client, folder, there);
    await client.quit();
    await writeLedger(deps.db, account, folder.id, {
      onServer: there.size,
      uids: [...uids.values()].sort((a, b) => a - b),
      isSelected: true,
    });
    await complete(run);
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    signal.removeEventListener('abort', close);
    client.close();
  }
}

async function open({ deps, account, pace }: Run): Promise<Pop3Client> {
  const { connection, address } = account;
  const secret = await signInSecret(deps, account.id, connection);
  const settings = {
    ...connection,
    login: connection.login || address,
    allowedHosts: deps.config.allowedHosts,
    ...secret,
  };
  return Pop3Client.open(settings, { silence: pace.silence });
}

async function inbox(run: Run): Promise<Folder> {
  const [folder] = await saveFolders(run, [
    { path: 'INBOX', delimiter: '/', role: 'inbox', reason: 'pop3', selected: true, selectable: true },
  ]);
  return { ...folder!, uidValidity };
}

/** Message numbers by UIDL. Servers may give two equal mails the same UIDL (RFC 1939 7); the second gets a suffix. */
function distinct(uidl: Map<number, string>): Map<string, number> {
  const found = new Map<string, number>();
  for (const [number, id] of uidl) {
    let key = id;
    for (let copy = 2; found.has(key); copy++) key = `${id}#${copy}`;
    found.set(key, number);
  }
  return found;
}

/** Gives new UIDLs numbers, marks vanished ones; returns the numbers of those on the server. */
async function compare(run: Run, folder: Folder, there: string[]): Promise<Map<string, number>> {
  return transaction(run.deps.db, async (trx) => {
    await holdLease(trx, run.account);
    await sql`
      insert into placements (folder_id, uid_validity, uid, uidl)
      select ${folder.id}, ${uidValidity}, f.uid_next + row_number() over (order by given.place), given.uidl
      from unnest(${column('text', there)}) with ordinality given(uidl, place),
        (select greatest(uid_next, 1) as uid_next from folders where id = ${folder.id}) f
      where not exists (select from placements p where p.folder_id = ${folder.id} and p.uidl = given.uidl)
      on conflict do nothing`.execute(trx);
    const { rows: gone } = await sql<{ source_id: string | null }>`
      update placements p set gone_at = now() where p.folder_id = ${folder.id} and p.gone_at is null
        and not exists (select from unnest(${column('text', there)}) u where u = p.uidl) returning source_id`.execute(
      trx,
    );
    const { rows: back } = await sql<{ source_id: string | null }>`
      update placements p set gone_at = null where p.folder_id = ${folder.id} and p.gone_at is not null
        and p.uidl = any(${column('text', there)}) returning source_id`.execute(trx);
    const sources = [...gone, ...back].flatMap(({ source_id }) => source_id ?? []);
    if (sources.length > 0) await placementsChanged(trx, sources);
    await sql`
      update folders set uid_validity = ${uidValidity}, on_server = ${there.length}, compared_at = now(), generation = generation + 1,
        uid_next = greatest(uid_next, (select coalesce(max(uid), 0) + 1 from placements where folder_id = ${folder.id}))
      where id = ${folder.id}`.execute(trx);
    const { rows } = await sql<{ uidl: string; uid: string }>`
      select uidl, uid from placements where folder_id = ${folder.id} and gone_at is null`.execute(trx);
    return new Map(rows.map(({ uidl, uid }) => [uidl, Number(uid)]));
  });
}

async function fetchNew(
  run: Run,
  client: Pop3Client,
  folder: Folder,
  there: Map<string, number>,
  sizes: Map<number, number>,
  uids: Map<string, number>,
): Promise<void> {
  const store = new Store(run);
  const meter = new ProgressMeter(run);
  let batch: IncomingMail[] = [];
  let bytes = 0;
  const flush = async () => {
    if (batch.length === 0) return;
    const taken = await run.budget.take(bytes);
    await store.add(batch, () => run.budget.give(taken));
    [batch, bytes] = [[], 0];
    await meter.look();
    await checkDisk(run.deps.config.data);
  };
  for (const { uidl, attempts } of await waiting(run, folder)) {
    if (run.signal.aborted) return;
    const number = there.get(uidl);
    if (number === undefined) continue;
    const raw = await retrieve(run, client, folder, number, uids.get(uidl)!, attempts, flush);
    if (raw === undefined) continue;
    batch.push(incoming(run, folder, uidl, uids.get(uidl)!, raw, sizes.get(number)));
    bytes += raw.length;
    if (batch.length >= mailsAtOnce || bytes >= bytesAtOnce) await flush();
  }
  await flush();
  await store.done();
  await store.finish();
}

/** Newest first; those that failed before come last, so that they hold up nobody. */
async function waiting(run: Run, folder: Folder): Promise<{ uidl: string; attempts: number }[]> {
  const { rows } = await sql<{ uidl: string; attempts: number }>`
    select uidl, attempts from placements where folder_id = ${folder.id} and outcome = 'pending' and gone_at is null
      and (attempts < 6 or first_seen_at < now() - interval '1 day' and random() < 0.02)
    order by attempts, uid desc`.execute(run.deps.db);
  return rows;
}

async function retrieve(
  run: Run,
  client: Pop3Client,
  folder: Folder,
  number: number,
  uid: number,
  attempts: number,
  flush: () => Promise<void>,
): Promise<Buffer | undefined> {
  try {
    return await client.retrieve(number);
  } catch (error) {
    if (run.signal.aborted || !(error instanceof ConnectionFailed) || error.code === 'limit') throw error;
    // What came before is kept, whatever becomes of the connection.
    await flush();
    const reason = `${error.code} ${error.detail}`.trim();
    await noteFailed(
      run.deps.db,
      folder.id,
      uidValidity,
      [uid],
      reason,
      error.code === 'too-large' ? 6 - attempts : 1,
    );
    if (error instanceof Refused) return undefined;
    throw error;
  }
}

function incoming(
  run: Run,
  folder: Folder,
  uidl: string,
  uid: number,
  raw: Buffer,
  size: number | undefined,
): IncomingMail {
  // POP3 tells no arrival: after the first complete session what is new has just come.
  const arrived = run.account.syncedBefore ? { internalDate: new Date() } : {};
  return {
    raw,
    placement: {
      folderId: folder.id,
      uidValidity,
      uid: String(uid),
      uidl,
      flags: [],
      size: size ?? raw.length,
      ...arrived,
    },
  };
}

/** Deletes where somebody asked for it, and only what has been durable for so many days (F14). */
async function deleteOld(
  run: Run,
  client: Pop3Client,
  folder: Folder,
  there: Map<string, number>,
): Promise<void> {
  const days = run.account.deleteAfterDays;
  if (days === null) return;
  const { rows } = await sql<{ uidl: string }>`
    select p.uidl from placements p join sources s on s.id = p.source_id
    where p.folder_id = ${folder.id} and p.gone_at is null and p.outcome in ('stored', 'quarantined') and s.state <> 'erased'
      and p.stored_at < now() - make_interval(days => ${days})`.execute(run.deps.db);
  for (const { uidl } of rows) {
    const number = there.get(uidl);
    if (number !== undefined) await client.delete(number);
  }
}

async function complete({ deps, account }: Run): Promise<void> {
  account.syncedBefore = true;
  await deps.db.transaction().execute(async (trx) => {
    await trx
      .updateTable('mailboxes')
      .set({ state: 'ok', synced_at: sql`now()`, progress: '{}' })
      .where('id', '=', account.id)
      .where('fence', '=', account.fence)
      .where('state', 'in', ['new', 'syncing', 'ok'])
      .execute();
    await announce(trx, { what: 'mailbox', mailbox: account.id });
  });
}
