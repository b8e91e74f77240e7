// The mailboxes a viewer sees: how each is doing, and what they may do with it.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { mailboxesByPolicy } from '../access/mailboxes-by-policy.ts';
import { mayManageMailbox, workableMailboxes } from '../access/may.ts';
import type { MailboxPolicy } from '../access/readers-of-message.ts';
import type { Viewer } from '../access/viewer.ts';
import { ProductError } from '../problem.ts';
import { type Connection, readConnection } from './connection.ts';

export interface ShownMailbox {
  id: string;
  name: string;
  address: string;
  aliases: string[];
  kind: 'imap' | 'pop3' | 'archive';
  policy: MailboxPolicy;
  owner: { id: string; name: string } | undefined;
  state: 'new' | 'syncing' | 'ok' | 'waiting' | 'trouble' | 'paused' | 'removed';
  trouble: { code: string; detail: string; since: Date | undefined; nextTryAt: Date | undefined } | undefined;
  progress: { total: number; done: number; rate: number; secondsLeft: number | undefined } | undefined;
  syncedAt: Date | undefined;
  /** Undefined before the first balance. */
  ledgerOk: boolean | undefined;
  mayWork: boolean;
  mayManage: boolean;
}

interface Row {
  id: string;
  name: string;
  address: string;
  aliases: string[];
  kind: ShownMailbox['kind'];
  policy: MailboxPolicy;
  owner_id: string | null;
  owner_name: string | null;
  state: ShownMailbox['state'];
  trouble_code: string | null;
  trouble_detail: string | null;
  trouble_since: Date | null;
  next_try_at: Date | null;
  progress: { total?: number; done?: number; rate?: number; secondsLeft?: number };
  synced_at: Date | null;
  ledger_ok: boolean | null;
  removed_at: Date | null;
}

/** By name. Those a viewer may read, work or manage; removed ones stay for whoever reads their mail. */
export async function listMailboxes(
  db: Kysely<Database>,
  viewer: Viewer,
  onlyId?: string,
): Promise<ShownMailbox[]> {
  const { rows } = await sql<Row>`
    select m.id, m.name, m.address, m.aliases, m.kind, m.policy, m.owner_id, u.name as owner_name, m.state, m.trouble_code,
      m.trouble_detail, m.trouble_since, m.next_try_at, m.progress, m.synced_at, m.removed_at,
      (select bool_and(l.ok) from ledgers l join folders f on f.id = l.folder_id where f.mailbox_id = m.id and f.gone_at is null) as ledger_ok
    from mailboxes m left join users u on u.id = m.owner_id
    where ${onlyId === undefined ? sql`true` : sql`m.id = ${onlyId}`}
    order by lower(m.name), m.id`.execute(db);
  const readable = new Set(await mailboxesByPolicy(db, viewer));
  const workable = new Set(
    await workableMailboxes(
      db,
      viewer,
      rows.map(({ id }) => id),
    ),
  );
  return rows.flatMap((row) => {
    const mayManage = row.removed_at === null && mayManageMailbox(viewer, { ownerId: row.owner_id });
    if (!mayManage && !readable.has(row.id) && !workable.has(row.id)) return [];
    return [shown(row, workable.has(row.id) && row.removed_at === null, mayManage)];
  });
}

function shown(row: Row, mayWork: boolean, mayManage: boolean): ShownMailbox {
  const { total, done, rate, secondsLeft } = row.progress;
  return {
    id: row.id,
    name: row.name,
    address: row.address,
    aliases: row.aliases,
    kind: row.kind,
    policy: row.policy,
    owner: row.owner_id === null ? undefined : { id: row.owner_id, name: row.owner_name ?? '' },
    state: row.state,
    trouble:
      row.trouble_code === null
        ? undefined
        : {
            code: row.trouble_code,
            detail: row.trouble_detail ?? '',
            since: row.trouble_since ?? undefined,
            nextTryAt: row.next_try_at ?? undefined,
          },
    progress: total === undefined ? undefined : { total, done: done ?? 0, rate: rate ?? 0, secondsLeft },
    syncedAt: row.synced_at ?? undefined,
    ledgerOk: row.ledger_ok ?? undefined,
    mayWork,
    mayManage,
  };
}

export interface ShownFolder {
  id: string;
  path: string;
  role: 'inbox' | 'sent' | 'junk' | 'drafts' | 'trash' | 'archive' | 'all' | 'other';
  selected: boolean;
  gone: boolean;
  ledger: ShownLedger | undefined;
}

export interface ShownLedger {
  onServer: number;
  stored: number;
  skipped: number;
  quarantined: number;
  notFetched: number;
  erased: number;
  ok: boolean;
  complete: boolean;
  at: Date;
}

export interface ShownMailboxDetail extends ShownMailbox {
  connection: Connection | undefined;
  deleteAfterDays: number | null;
  people: { principal: string; name: string; mayWork: boolean; maySend: boolean }[];
  folders: ShownFolder[];
  createdAt: Date;
}

/** Everything about a mailbox, for those who may manage it. @throws ProductError not-found */
export async function findMailbox(
  db: Kysely<Database>,
  viewer: Viewer,
  id: string,
): Promise<ShownMailboxDetail> {
  const [mailbox] = await listMailboxes(db, viewer, id);
  if (!mailbox?.mayManage) throw new ProductError('not-found', 'There is no such mailbox.');
  const row = await db
    .selectFrom('mailboxes')
    .select(['connection', 'delete_after_days', 'created_at'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return {
    ...mailbox,
    connection: mailbox.kind === 'archive' ? undefined : readConnection(row.connection),
    deleteAfterDays: row.delete_after_days,
    people: await listPeople(db, id),
    folders: await listFolders(db, id),
    createdAt: row.created_at,
  };
}

async function listPeople(db: Kysely<Database>, mailboxId: string): Promise<ShownMailboxDetail['people']> {
  const { rows } = await sql<{ principal: string; name: string; may_work: boolean; may_send: boolean }>`
    select p.principal, coalesce(u.name, t.name, '') as name, p.may_work, p.may_send
    from mailbox_people p
      left join users u on p.principal = 'user:' || u.id left join teams t on p.principal = 'team:' || t.id
    where p.mailbox_id = ${mailboxId} order by 2, 1`.execute(db);
  return rows.map(({ principal, name, may_work, may_send }) => ({
    principal,
    name,
    mayWork: may_work,
    maySend: may_send,
  }));
}

/** Folders with their ledgers, the usual ones first. */
export async function listFolders(db: Kysely<Database>, mailboxId: string): Promise<ShownFolder[]> {
  const rows = await db
    .selectFrom('folders')
    .leftJoin('ledgers', 'ledgers.folder_id', 'folders.id')
    .select([
      'folders.id',
      'path',
      'role',
      'selected',
      'gone_at',
      'ledgers.on_server',
      'stored',
      'skipped',
      'quarantined',
      'not_fetched',
      'erased',
      'ok',
      'complete',
      'at',
    ])
    .where('mailbox_id', '=', mailboxId)
    .orderBy(sql`array_position(array['inbox','sent','archive','all','other','junk','drafts','trash'], role)`)
    .orderBy('path')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    path: row.path,
    role: row.role,
    selected: row.selected,
    gone: row.gone_at !== null,
    ledger:
      row.at === null
        ? undefined
        : {
            onServer: row.on_server!,
            stored: row.stored!,
            skipped: row.skipped!,
            quarantined: row.quarantined!,
            notFetched: row.not_fetched!,
            erased: row.erased!,
            ok: row.ok!,
            complete: row.complete!,
            at: row.at,
          },
  }));
}
