// Changes a mailbox: name, addresses, connection, password, who reads it, pause; and removes it without its mail.
import { type Kysely, sql, type Transaction } from 'kysely';
import { announce } from '../../database/announce.ts';
import type { Database } from '../../database/schema.ts';
import { transaction } from '../../database/transaction.ts';
import type { Deps } from '../../deps.ts';
import { refreshAudiences } from '../access/audiences.ts';
import { mayAdminister, mayChangeReaders, mayManageMailbox } from '../access/may.ts';
import type { MailboxPolicy } from '../access/readers-of-message.ts';
import type { Viewer } from '../access/viewer.ts';
import { writeJournal } from '../house/journal.ts';
import { ProductError } from '../problem.ts';
import { type Connection, readConnection } from './connection.ts';
import {
  checkAddressFree,
  checkConnection,
  checkPolicy,
  cleanAddresses,
  type MailboxInput,
  writePeople,
} from './mailbox-input.ts';
import { sealSecret } from './mailbox-secret.ts';

/** Only what is given changes. An empty password leaves the stored one. */
export type MailboxChange = Partial<Omit<MailboxInput, 'kind' | 'folders'>> & {
  paused?: boolean | undefined;
};

export interface ManagedMailbox {
  id: string;
  address: string;
  kind: 'imap' | 'pop3' | 'archive';
  policy: MailboxPolicy;
  ownerId: string | null;
  ownerHasLeft: boolean;
  connection: Connection;
  state: string;
}

/**
 * The mailbox, for those who may manage it.
 * @param words for everyone else, who must not tell from them what does exist: those of what was asked for
 * @throws ProductError not-found for everyone else
 */
export async function findManaged(
  db: Kysely<Database>,
  viewer: Viewer,
  id: string,
  words = 'There is no such mailbox.',
): Promise<ManagedMailbox> {
  const row = await db
    .selectFrom('mailboxes')
    .leftJoin('users', 'users.id', 'mailboxes.owner_id')
    .select(['mailboxes.id', 'address', 'kind', 'policy', 'owner_id', 'connection', 'state', 'disabled_at'])
    .where('mailboxes.id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  if (!row || !mayManageMailbox(viewer, { ownerId: row.owner_id }))
    throw new ProductError('not-found', words);
  const { owner_id: ownerId, disabled_at, connection, ...rest } = row;
  return { ...rest, ownerId, ownerHasLeft: disabled_at !== null, connection: readConnection(connection) };
}

/** @throws ProductError not-found, not-allowed, invalid, conflict */
export async function changeMailbox(
  deps: Pick<Deps, 'db' | 'config'>,
  viewer: Viewer,
  id: string,
  change: MailboxChange,
): Promise<void> {
  await transaction(deps.db, async (trx) => {
    const mailbox = await findManaged(trx, viewer, id);
    await changeFacts(trx, mailbox, change);
    await changeConnection(trx, deps, viewer, mailbox, change);
    await changeReaders(trx, viewer, mailbox, change);
    if (change.paused !== undefined) await pause(trx, mailbox, change.paused);
    const what = Object.keys(change).filter((key) => change[key as keyof MailboxChange] !== undefined);
    await writeJournal(trx, viewer.userId, 'mailbox.changed', { mailbox: id, what });
    await announce(trx, { what: 'mailbox', mailbox: id });
  });
}

async function changeFacts(
  trx: Transaction<Database>,
  { id, address: now }: ManagedMailbox,
  change: MailboxChange,
): Promise<void> {
  const address = change.address === undefined ? now : cleanAddresses([change.address])[0]!;
  if (address !== now) await checkAddressFree(trx, address, id);
  await trx
    .updateTable('mailboxes')
    .set({
      address,
      ...(change.name === undefined ? {} : { name: change.name }),
      ...(change.aliases === undefined
        ? {}
        : { aliases: cleanAddresses(change.aliases).filter((alias) => alias !== address) }),
    })
    .where('id', '=', id)
    .execute();
}

async function changeConnection(
  trx: Transaction<Database>,
  deps: Pick<Deps, 'config'>,
  viewer: Viewer,
  mailbox: ManagedMailbox,
  { connection, password = '', deleteAfterDays }: MailboxChange,
): Promise<void> {
  if (connection === undefined && password === '' && deleteAfterDays === undefined) return;
  if (mailbox.kind === 'archive') throw new ProductError('invalid', 'An archive is on no server.', 'archive');
  if (connection) {
    checkConnection(mailbox.kind, connection);
    if (connection.allowPrivate && !mailbox.connection.allowPrivate && !mayAdminister(viewer))
      throw new ProductError(
        'not-allowed',
        'Only an admin may allow a server inside the own network.',
        'admin-needed',
      );
    // A stored password must not be sent to a server its owner never chose.
    if (password === '' && leadsElsewhere(mailbox.connection, connection))
      throw new ProductError(
        'invalid',
        'Please enter the password again for the new server.',
        'password-needed',
        { field: 'password' },
      );
  }
  await trx
    .updateTable('mailboxes')
    .set({
      ...(connection ? { connection: JSON.stringify(connection) } : {}),
      ...(password === '' ? {} : { secret: sealSecret(deps, mailbox.id, { password }) }),
      ...(deleteAfterDays === undefined || mailbox.kind !== 'pop3'
        ? {}
        : { delete_after_days: deleteAfterDays }),
      revision: sql`revision + 1`,
      failures: 0,
      next_try_at: null,
    })
    .where('id', '=', mailbox.id)
    .execute();
}

function leadsElsewhere(before: Connection, after: Connection): boolean {
  if (after.authentication === 'oauth2') return false;
  return (
    before.host !== after.host ||
    before.security !== after.security ||
    (before.port ?? 0) !== (after.port ?? 0) ||
    before.authentication !== after.authentication
  );
}

async function changeReaders(
  trx: Transaction<Database>,
  viewer: Viewer,
  mailbox: ManagedMailbox,
  change: MailboxChange,
): Promise<void> {
  const { policy = mailbox.policy, ownerId = mailbox.ownerId, people } = change;
  const isSame = policy === mailbox.policy && ownerId === mailbox.ownerId;
  if (isSame && people === undefined) return;
  if (!mayChangeReaders(viewer, mailbox))
    throw new ProductError('not-allowed', 'Only its owner may change who reads this mailbox.', 'owner-only');
  checkPolicy(policy, ownerId);
  if (!isSame)
    await trx
      .updateTable('mailboxes')
      .set({ policy, owner_id: ownerId })
      .where('id', '=', mailbox.id)
      .execute();
  if (people !== undefined) await writePeople(trx, mailbox.id, people);
  await refreshAudiences(trx, { mailboxId: mailbox.id });
}

async function pause(
  trx: Transaction<Database>,
  { id, kind, state }: ManagedMailbox,
  paused: boolean,
): Promise<void> {
  if (kind === 'archive' || paused === (state === 'paused')) return;
  await trx
    .updateTable('mailboxes')
    .set({
      state: paused ? 'paused' : sql`case when synced_at is null then 'new' else 'ok' end`,
      revision: sql`revision + 1`,
      failures: 0,
      next_try_at: null,
      trouble_code: null,
      trouble_detail: null,
      trouble_since: null,
    })
    .where('id', '=', id)
    .execute();
}

/** Tries a mailbox in trouble again now. @throws ProductError not-found */
export async function retryMailbox(deps: Pick<Deps, 'db'>, viewer: Viewer, id: string): Promise<void> {
  await transaction(deps.db, async (trx) => {
    await findManaged(trx, viewer, id);
    await trx.updateTable('mailboxes').set({ next_try_at: null, failures: 0 }).where('id', '=', id).execute();
    await announce(trx, { what: 'mailbox', mailbox: id });
  });
}

/** Ends the connection and forgets the secret; the mail stays, as an archive. @throws ProductError not-found */
export async function removeMailbox(deps: Pick<Deps, 'db'>, viewer: Viewer, id: string): Promise<void> {
  await transaction(deps.db, async (trx) => {
    const { address } = await findManaged(trx, viewer, id);
    await trx
      .updateTable('mailboxes')
      .set({ state: 'removed', removed_at: sql`now()`, secret: null, revision: sql`revision + 1` })
      .where('id', '=', id)
      .execute();
    await trx.deleteFrom('oauth_states').where('mailbox_id', '=', id).execute();
    await writeJournal(trx, viewer.userId, 'mailbox.removed', { mailbox: id, address });
    await announce(trx, { what: 'mailbox', mailbox: id });
  });
}

/** Switches a folder; one chosen later is filled backwards at once (F15). @throws ProductError not-found */
export async function selectFolder(
  deps: Pick<Deps, 'db'>,
  viewer: Viewer,
  folderId: string,
  selected: boolean,
): Promise<string> {
  return transaction(deps.db, async (trx) => {
    const folder = await trx
      .selectFrom('folders')
      .select(['mailbox_id', 'path', 'selected'])
      .where('id', '=', folderId)
      .executeTakeFirst();
    if (!folder) throw new ProductError('not-found', 'There is no such folder.');
    await findManaged(trx, viewer, folder.mailbox_id, 'There is no such folder.');
    if (folder.selected !== selected) {
      await trx.updateTable('folders').set({ selected }).where('id', '=', folderId).execute();
      await trx
        .updateTable('mailboxes')
        .set({ revision: sql`revision + 1`, next_try_at: null })
        .where('id', '=', folder.mailbox_id)
        .execute();
      await writeJournal(trx, viewer.userId, 'folder.switched', {
        mailbox: folder.mailbox_id,
        path: folder.path,
        selected,
      });
      await announce(trx, { what: 'mailbox', mailbox: folder.mailbox_id });
    }
    return folder.mailbox_id;
  });
}
