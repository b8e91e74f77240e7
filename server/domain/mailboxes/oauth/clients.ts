// The company's own OAuth2 clients: listed without their secrets, set by an admin.
import type { Kysely } from 'kysely';
import type { Database } from '../../../database/schema.ts';
import { seal } from '../../../database/seal.ts';
import type { Deps } from '../../../deps.ts';
import { mustAdminister } from '../../access/may.ts';
import type { Viewer } from '../../access/viewer.ts';
import { writeJournal } from '../../house/journal.ts';
import { ProductError } from '../../problem.ts';
import { presets } from './presets.ts';

export interface ShownClient {
  provider: string;
  clientId: string;
  hasSecret: boolean;
  authorizeUrl: string;
  tokenUrl: string;
  scope: string;
}

/** @throws ProductError not-allowed */
export async function listClients(db: Kysely<Database>, viewer: Viewer): Promise<ShownClient[]> {
  mustAdminister(viewer);
  const rows = await db.selectFrom('oauth_clients').selectAll().orderBy('provider').execute();
  return rows.map((row) => ({
    provider: row.provider,
    clientId: row.client_id,
    hasSecret: row.client_secret !== null,
    authorizeUrl: row.authorize_url,
    tokenUrl: row.token_url,
    scope: row.scope,
  }));
}

/** Whether the company entered a client for this provider. */
export async function hasClient(db: Kysely<Database>, provider: string): Promise<boolean> {
  const row = await db
    .selectFrom('oauth_clients')
    .select('provider')
    .where('provider', '=', provider)
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Sets the client of one provider. Without a secret the stored one stays, unless the token address changes: a secret
 * must not be sent where it was not given for. An empty client id removes the client.
 * @throws ProductError not-allowed, invalid
 */
export async function saveClient(
  deps: Pick<Deps, 'db' | 'config'>,
  viewer: Viewer,
  client: Omit<ShownClient, 'hasSecret'> & { clientSecret?: string | undefined },
): Promise<void> {
  mustAdminister(viewer);
  const { provider, clientId, clientSecret, authorizeUrl, tokenUrl, scope } = client;
  if (!(provider in presets))
    throw new ProductError('invalid', 'This provider is not known; use “other”.', 'unknown-provider', {
      field: 'provider',
    });
  for (const [field, url] of Object.entries({ authorizeUrl, tokenUrl }))
    if (url !== '' && !/^https?:$/.test(URL.parse(url)?.protocol ?? ''))
      throw new ProductError('invalid', 'This is no web address.', 'invalid', { field });
  await deps.db.transaction().execute(async (trx) => {
    const before = await trx
      .selectFrom('oauth_clients')
      .selectAll()
      .where('provider', '=', provider)
      .executeTakeFirst();
    if (clientId === '') await trx.deleteFrom('oauth_clients').where('provider', '=', provider).execute();
    else {
      const kept = before?.token_url === tokenUrl ? (before?.client_secret ?? null) : null;
      const secret = clientSecret
        ? seal(deps, { table: 'oauth_clients', row: provider, column: 'client_secret' }, clientSecret)
        : kept;
      const values = {
        client_id: clientId,
        client_secret: secret,
        authorize_url: authorizeUrl,
        token_url: tokenUrl,
        scope,
        changed_by: viewer.userId,
        changed_at: new Date(),
      };
      await trx
        .insertInto('oauth_clients')
        .values({ provider, ...values })
        .onConflict((conflict) => conflict.column('provider').doUpdateSet(values))
        .execute();
    }
    await writeJournal(trx, viewer.userId, 'oauth-client.changed', { provider });
  });
}
