// What a viewer may do beyond reading: work and manage mailboxes, run the house, export.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { ProductError } from '../problem.ts';
import type { Viewer } from './viewer.ts';

/** May change anything at all; read-only users keep only their own marks, settings and password. */
export function mayWrite(viewer: Viewer): boolean {
  return viewer.role !== 'read-only';
}

/** Runs the house: people, teams, shared mailboxes, settings. */
export function mayAdminister(viewer: Viewer): boolean {
  return viewer.role === 'admin' || viewer.role === 'operator';
}

/** Exporting mail or addresses in bulk is a right of its own: off for read-only, unless an admin says otherwise. */
export function mayExport(viewer: Viewer): boolean {
  return viewer.mayExport ?? exportsByRole(viewer.role);
}

/** What the role says where no admin said otherwise. */
export function exportsByRole(role: Viewer['role']): boolean {
  return role !== 'read-only';
}

/** @throws ProductError not-allowed for who may not export */
export function mustExport(viewer: Viewer): void {
  if (!mayExport(viewer))
    throw new ProductError(
      'not-allowed',
      'Your account may read but not export. An administrator can allow it under People and teams.',
      'no-export',
    );
}

/** @throws ProductError not-allowed unless the viewer runs the house */
export function mustAdminister(viewer: Viewer): void {
  if (!mayAdminister(viewer))
    throw new ProductError('not-allowed', 'Only an administrator may do this.', 'admins-only');
}

/** @throws ProductError not-allowed for read-only users */
export function mustWrite(viewer: Viewer): void {
  if (!mayWrite(viewer))
    throw new ProductError('not-allowed', 'Your account may read but not change anything.', 'read-only');
}

/**
 * Which of these mailboxes the viewer may work (handle, claim, file): as its owner, as one of its people allowed to,
 * or because its policy opens it to everyone. Nobody works a mailbox with read-only rights.
 */
export async function workableMailboxes(
  db: Kysely<Database>,
  viewer: Viewer,
  ids: string[],
): Promise<string[]> {
  if (!mayWrite(viewer) || ids.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    select id from mailboxes where id = any(${ids}::bigint[]) and (
      ${viewer.role === 'operator'} and policy not in ('own', 'personal')
      or owner_id = ${viewer.userId}
      or policy = 'open'
      or exists (select 1 from mailbox_people p where p.mailbox_id = mailboxes.id and p.may_work
                 and p.principal = any(${viewer.principals}::text[])))
    order by id`.execute(db);
  return rows.map(({ id }) => id);
}

/** Whether the viewer may work at least one of these mailboxes, in which a conversation lies. */
export async function mayWork(db: Kysely<Database>, viewer: Viewer, mailboxIds: string[]): Promise<boolean> {
  return (await workableMailboxes(db, viewer, mailboxIds)).length > 0;
}

/** Whether the viewer may change how a mailbox is connected and who reads it: its owner, for a shared one an admin. */
export function mayManageMailbox(viewer: Viewer, mailbox: { ownerId: string | null }): boolean {
  if (mailbox.ownerId !== null && mailbox.ownerId === viewer.userId) return mayWrite(viewer);
  // An admin also connects and repairs people's mailboxes; reading them follows from the policy alone.
  return mayAdminister(viewer);
}

/**
 * Whether the viewer may change who reads a mailbox (policy, owner, people). Administering is no way into somebody's
 * own mail: an owned mailbox is its owner's alone, until the owner has left.
 */
export function mayChangeReaders(
  viewer: Viewer,
  mailbox: { ownerId: string | null; ownerHasLeft?: boolean },
): boolean {
  if (mailbox.ownerId === null || mailbox.ownerHasLeft) return mayAdminister(viewer);
  return mailbox.ownerId === viewer.userId && mayWrite(viewer);
}

/**
 * Whoever answers for a customer reads the customer's mail, also in people's own mailboxes. So nobody takes that for
 * themselves, or for somebody below them: an admin gives it, whoever has it hands it over, a colleague may name them.
 * @param before who answered until now @param after who answers after the change
 * @throws ProductError not-allowed
 */
export function mustAssignResponsible(viewer: Viewer, before: string | null, after: string | null): void {
  if (before === after || after === null || mayAdminister(viewer)) return;
  const reads = (user: string) => viewer.principals.includes(`user:${user}`);
  if (!reads(after) || (before !== null && reads(before))) return;
  throw new ProductError(
    'not-allowed',
    'Nobody makes themselves responsible for a customer, since that opens mail. Ask a colleague or an administrator.',
    'responsible-oneself',
    { field: 'responsibleId' },
  );
}
