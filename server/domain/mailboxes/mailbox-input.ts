// What a person says of a mailbox when they connect or change it, and whether it makes sense.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import type { MailboxPolicy } from '../access/readers-of-message.ts';
import { ProductError } from '../problem.ts';
import type { Connection } from './connection.ts';

export interface MailboxPerson {
  /** user:5, team:3 or everyone. */
  principal: string;
  mayWork: boolean;
  maySend: boolean;
}

export interface MailboxInput {
  name: string;
  address: string;
  aliases: string[];
  kind: 'imap' | 'pop3' | 'archive';
  policy: MailboxPolicy;
  ownerId: string | null;
  connection?: Connection | undefined;
  password: string;
  deleteAfterDays: number | null;
  people: MailboxPerson[];
  /** Folders switched before the first fetch. */
  folders: { path: string; selected: boolean }[];
}

/** @throws ProductError invalid when owner and policy do not fit each other */
export function checkPolicy(policy: MailboxPolicy, ownerId: string | null): void {
  if ((policy === 'own' || policy === 'personal') && ownerId === null)
    throw new ProductError('invalid', 'A mailbox that is somebody’s own needs an owner.', 'owner-needed', {
      field: 'ownerId',
    });
}

/** @throws ProductError conflict when another connected mailbox has the address */
export async function checkAddressFree(db: Kysely<Database>, address: string, exceptId = '0'): Promise<void> {
  const other = await db
    .selectFrom('mailboxes')
    .select('id')
    .where('address', '=', address)
    .where('removed_at', 'is', null)
    .where('id', '<>', exceptId)
    .executeTakeFirst();
  if (other)
    throw new ProductError('conflict', `${address} is connected already.`, 'address-taken', {
      field: 'address',
    });
}

/** Replaces who belongs to a mailbox. @throws ProductError invalid for a principal that does not exist */
export async function writePeople(
  db: Kysely<Database>,
  mailboxId: string,
  people: MailboxPerson[],
): Promise<void> {
  const { rows } = await sql<{ principal: string }>`
    select 'everyone' as principal union all select 'user:' || id from users where disabled_at is null
    union all select 'team:' || id from teams`.execute(db);
  const known = new Set(rows.map(({ principal }) => principal));
  const wrong = people.find(({ principal }) => !known.has(principal));
  if (wrong)
    throw new ProductError('invalid', `There is nobody called ${wrong.principal}.`, 'unknown-principal', {
      field: 'people',
    });
  await db.deleteFrom('mailbox_people').where('mailbox_id', '=', mailboxId).execute();
  const distinct = new Map(people.map((one) => [one.principal, one]));
  if (distinct.size === 0) return;
  await db
    .insertInto('mailbox_people')
    .values(
      [...distinct.values()].map(({ principal, mayWork, maySend }) => ({
        mailbox_id: mailboxId,
        principal,
        may_work: mayWork,
        may_send: maySend,
      })),
    )
    .execute();
}

/** Addresses as they are compared: lower case, each once. */
export function cleanAddresses(addresses: string[]): string[] {
  return [...new Set(addresses.map((address) => address.trim().toLowerCase()))];
}

/** @throws ProductError invalid when a mailbox on a server names none */
export function checkConnection(kind: string, connection: Connection | undefined): void {
  if (kind === 'archive') return;
  if (!connection || connection.host.trim() === '')
    throw new ProductError('invalid', 'Please name the mail server.', 'host-needed', {
      field: 'connection.host',
    });
}
