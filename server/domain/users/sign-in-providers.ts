// Sign-in servers (OpenID Connect) that the admin connected: listed, added, changed, removed, tried.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { type KeyChange, open, reseal, seal } from '../../database/seal.ts';
import { transaction } from '../../database/transaction.ts';
import type { Deps } from '../../deps.ts';
import { mustAdminister } from '../access/may.ts';
import type { Viewer } from '../access/viewer.ts';
import { writeJournal } from '../house/journal.ts';
import { readSetting, writeSetting } from '../house/settings.ts';
import { ProductError } from '../problem.ts';
import { troubleOf } from './open-id/open-id-trouble.ts';
import type { SignInProvider } from './open-id/provider.ts';
import { checkAddresses, readMetadata } from './open-id/read-metadata.ts';
import { type SignInStep, testProvider } from './open-id/test-provider.ts';
import { forgetProviderAccounts } from './queries.ts';

interface Stored extends Omit<SignInProvider, 'clientSecret'> {
  /** Sealed, base64. */
  secret: string;
}

/** A sign-in server as an admin sees it; the secret never leaves. */
export interface ShownProvider extends Omit<SignInProvider, 'clientSecret'> {
  hasSecret: boolean;
  /** To be entered at the server. */
  redirectUri: string;
  /** Users who came through it and are still here. */
  people: number;
  /** Those of them who have no password besides. */
  withoutPassword: number;
}

/** Without a secret a known server keeps its own. */
export type ProviderInput = Omit<SignInProvider, 'id' | 'clientSecret'> & {
  clientSecret?: string | undefined;
};

type ProviderDeps = Pick<Deps, 'config' | 'db'>;

const setting = 'sign-in-providers';
const most = 10;
const place = (id: string) => ({ table: 'settings', row: setting, column: id });
/** As they are stored. Those set before servers had kinds name their discovery document alone. */
async function stored(db: Kysely<Database>): Promise<Stored[]> {
  type Older = Omit<Stored, 'preset' | 'issuer' | 'allowPrivate'> &
    Partial<Stored> & { discoveryUrl?: string };
  const rows = (await readSetting<Older[]>(db, setting)) ?? [];
  return rows.map(({ discoveryUrl = '', ...row }) => ({
    preset: 'other',
    issuer: discoveryUrl,
    allowPrivate: false,
    ...row,
  }));
}

/** Where the server sends the browser back to. */
export const redirectUri = (config: Pick<Deps['config'], 'url'>, id: string): string =>
  `${config.url}/api/auth/callback/${id}`;

/** All sign-in servers with their secrets opened. */
export async function loadSignInProviders(deps: ProviderDeps): Promise<SignInProvider[]> {
  return (await stored(deps.db)).map(({ secret, ...provider }) => ({
    ...provider,
    clientSecret: open(deps, place(provider.id), Buffer.from(secret, 'base64')),
  }));
}

/** Seals the sign-in servers' secrets with a new key. @returns how many */
export async function resealProviders(trx: Kysely<Database>, keys: KeyChange): Promise<number> {
  const before = await stored(trx);
  if (before.length === 0) return 0;
  const fresh = before.map((provider) => {
    const sealed = Buffer.from(provider.secret, 'base64');
    return { ...provider, secret: reseal(keys, place(provider.id), sealed).toString('base64') };
  });
  await writeSetting(trx, null, setting, fresh);
  return fresh.length;
}

/** Names and ids for the sign-in page: nothing secret. */
export async function listSignInProviders(deps: Pick<Deps, 'db'>): Promise<{ id: string; name: string }[]> {
  return (await stored(deps.db)).map(({ id, name }) => ({ id, name }));
}

/** @throws ProductError not-allowed unless admin */
export async function describeSignInProviders(deps: ProviderDeps, viewer: Viewer): Promise<ShownProvider[]> {
  mustAdminister(viewer);
  const { rows } = await sql<{ provider_id: string; people: number; without: number }>`
    select provider_id, count(distinct user_id)::int as people,
      (count(distinct user_id) filter (where not exists (
        select from accounts own where own.user_id = a.user_id and own.password is not null)))::int as without
    from accounts a join users u on u.id = a.user_id and u.disabled_at is null
    where provider_id <> 'credential' group by provider_id`.execute(deps.db);
  const counts = new Map(rows.map((row) => [row.provider_id, row]));
  return (await loadSignInProviders(deps)).map(({ clientSecret, ...provider }) => ({
    ...provider,
    hasSecret: clientSecret !== '',
    redirectUri: redirectUri(deps.config, provider.id),
    people: counts.get(provider.id)?.people ?? 0,
    withoutPassword: counts.get(provider.id)?.without ?? 0,
  }));
}

/**
 * Adds a sign-in server or changes the one with this id. With another address it is another server: its secret has to
 * be typed again, and whom the old one knew under which name counts no longer.
 * @throws ProductError not-allowed unless admin; invalid when the server does not answer as OpenID Connect Discovery 1.0
 *   §3 asks for, or lies in the own network without being allowed; conflict for the eleventh
 */
export async function saveSignInProvider(
  deps: ProviderDeps,
  viewer: Viewer,
  id: string,
  { clientSecret, ...input }: ProviderInput,
): Promise<void> {
  mustAdminister(viewer);
  // The name under which passwords stand in the same table.
  if (id === 'credential')
    throw new ProductError('invalid', 'Choose another id.', 'invalid', { field: 'id' });
  await mustAnswer(deps, input);
  await transaction(deps.db, async (trx) => {
    const before = await stored(await alone(trx));
    const old = before.find((one) => one.id === id);
    const isOther = old !== undefined && old.issuer !== input.issuer;
    if (!old && before.length >= most)
      throw new ProductError('conflict', `There are ${most} sign-in servers already.`, 'too-many-servers');
    if (isOther && clientSecret === undefined)
      throw new ProductError('invalid', 'Type the secret again for the new server.', 'secret-needed', {
        field: 'clientSecret',
      });
    const secret =
      clientSecret === undefined && old
        ? old.secret
        : seal(deps, place(id), clientSecret ?? '').toString('base64');
    const fresh: Stored = { id, ...input, secret };
    const all = old ? before.map((one) => (one === old ? fresh : one)) : [...before, fresh];
    if (isOther || !old) await forgetProviderAccounts(trx, id);
    await writeSetting(trx, viewer.userId, setting, all);
    await writeJournal(trx, viewer.userId, 'sign-in.changed', { provider: id, issuer: input.issuer });
  });
}

/**
 * Removes a sign-in server. Whoever is signed in stays; whoever has no password needs a link for one.
 * @throws ProductError not-allowed unless admin, not-found
 */
export async function removeSignInProvider(deps: ProviderDeps, viewer: Viewer, id: string): Promise<void> {
  mustAdminister(viewer);
  await transaction(deps.db, async (trx) => {
    const before = await stored(await alone(trx));
    const left = before.filter((one) => one.id !== id);
    if (left.length === before.length)
      throw new ProductError('not-found', 'There is no such sign-in server.');
    await writeSetting(trx, viewer.userId, setting, left);
    // Another server under the same id may call somebody else by the same name.
    await forgetProviderAccounts(trx, id);
    await writeJournal(trx, viewer.userId, 'sign-in.removed', { provider: id });
  });
}

/**
 * Tries a server as typed. The stored secret goes only to the address it was stored for.
 * @throws ProductError not-allowed unless admin
 */
export async function testSignInProvider(
  deps: ProviderDeps,
  viewer: Viewer,
  id: string,
  { clientSecret, ...input }: ProviderInput,
): Promise<{ ok: boolean; steps: SignInStep[] }> {
  mustAdminister(viewer);
  const known = (await loadSignInProviders(deps)).find((one) => one.id === id);
  const kept = known?.issuer === input.issuer ? known.clientSecret : '';
  const provider = { id, ...input, clientSecret: clientSecret ?? kept };
  return testProvider(deps.config, provider, redirectUri(deps.config, id));
}

async function mustAnswer({ config }: Pick<Deps, 'config'>, input: ProviderInput): Promise<void> {
  try {
    await checkAddresses(config, input, await readMetadata(config, input));
  } catch (cause) {
    const problem = new ProductError(
      'invalid',
      `${input.issuer} cannot be used: ${(cause as Error).message}`,
      'sign-in-server',
      { field: 'issuer', trouble: troubleOf(cause).code },
    );
    problem.cause = cause;
    throw problem;
  }
}

// Two admins at once: the second sees what the first one wrote.
async function alone(trx: Kysely<Database>): Promise<Kysely<Database>> {
  await sql`select pg_advisory_xact_lock(7305032)`.execute(trx);
  return trx;
}
