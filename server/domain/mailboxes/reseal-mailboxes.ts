// Seals mailboxes' and OAuth2 clients' secrets with a new key.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { type KeyChange, reseal } from '../../database/seal.ts';

/** @returns how many secrets were sealed anew @throws SettingError when one was sealed with a third key */
export async function resealMailboxes(trx: Kysely<Database>, keys: KeyChange): Promise<number> {
  const mailboxes = await sql<{ id: string; secret: Buffer }>`
    select id, secret from mailboxes where secret is not null order by id for update`.execute(trx);
  for (const { id, secret } of mailboxes.rows) {
    const fresh = reseal(keys, { table: 'mailboxes', row: id, column: 'secret' }, secret);
    await trx.updateTable('mailboxes').set({ secret: fresh }).where('id', '=', id).execute();
  }
  const clients = await sql<{ provider: string; client_secret: Buffer }>`
    select provider, client_secret from oauth_clients where client_secret is not null
    order by provider for update`.execute(trx);
  for (const { provider, client_secret } of clients.rows) {
    const place = { table: 'oauth_clients', row: provider, column: 'client_secret' };
    await trx
      .updateTable('oauth_clients')
      .set({ client_secret: reseal(keys, place, client_secret) })
      .where('provider', '=', provider)
      .execute();
  }
  return mailboxes.rows.length + clients.rows.length;
}
