// Connects a mailbox, or makes an archive for imported mail; the sync finds it within a second.
import { announce } from '../../database/announce.ts';
import { transaction } from '../../database/transaction.ts';
import type { Deps } from '../../deps.ts';
import { refreshAudiences } from '../access/audiences.ts';
import { mayAdminister, mustWrite } from '../access/may.ts';
import type { Viewer } from '../access/viewer.ts';
import { writeJournal } from '../house/journal.ts';
import { ProductError } from '../problem.ts';
import {
  checkAddressFree,
  checkConnection,
  checkPolicy,
  cleanAddresses,
  type MailboxInput,
  writePeople,
} from './mailbox-input.ts';
import { sealSecret } from './mailbox-secret.ts';

/**
 * Makes a mailbox. An admin connects any; everyone else their own, and none inside the own network.
 * @returns its id
 * @throws ProductError not-allowed, invalid, conflict
 */
export async function createMailbox(
  deps: Pick<Deps, 'db' | 'config'>,
  viewer: Viewer,
  input: MailboxInput,
): Promise<string> {
  mustWrite(viewer);
  const isOwn = input.ownerId !== null && input.ownerId === viewer.userId;
  if (!mayAdminister(viewer) && !isOwn)
    throw new ProductError('not-allowed', 'Shared mailboxes are connected by an admin.', 'admin-needed');
  if (input.connection?.allowPrivate && !mayAdminister(viewer))
    throw new ProductError(
      'not-allowed',
      'Only an admin may allow a server inside the own network.',
      'admin-needed',
    );
  checkPolicy(input.policy, input.ownerId);
  checkConnection(input.kind, input.connection);
  const [address] = cleanAddresses([input.address]);
  return transaction(deps.db, async (trx) => {
    await checkAddressFree(trx, address!);
    const { id } = await trx
      .insertInto('mailboxes')
      .values({
        name: input.name,
        address: address!,
        aliases: cleanAddresses(input.aliases).filter((alias) => alias !== address),
        kind: input.kind,
        policy: input.policy,
        owner_id: input.ownerId,
        connection: JSON.stringify(input.connection ?? {}),
        delete_after_days: input.kind === 'pop3' ? input.deleteAfterDays : null,
        state: input.kind === 'archive' ? 'ok' : 'new',
        created_by: viewer.userId,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    if (input.password !== '')
      await trx
        .updateTable('mailboxes')
        .set({ secret: sealSecret(deps, id, { password: input.password }) })
        .where('id', '=', id)
        .execute();
    await writePeople(trx, id, input.people);
    const chosen = new Map(input.folders.map((folder) => [folder.path, folder]));
    if (chosen.size > 0)
      await trx
        .insertInto('folders')
        .values([...chosen.values()].map(({ path, selected }) => ({ mailbox_id: id, path, selected })))
        .execute();
    await refreshAudiences(trx, { mailboxId: id });
    await writeJournal(trx, viewer.userId, 'mailbox.connected', {
      mailbox: id,
      address,
      kind: input.kind,
      policy: input.policy,
    });
    await announce(trx, { what: 'mailbox', mailbox: id });
    return id;
  });
}
