// Seals what sign-in keeps with a new key: sign-in servers' secrets, TOTP secrets and recovery codes.
import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto';
import type { Kysely } from 'kysely';
import type { Database } from '../../database/schema.ts';
import type { KeyChange } from '../../database/seal.ts';
import { deriveKey } from '../../secret-key.ts';
import { resealProviders } from './sign-in-providers.ts';

/** Ends all sessions, whose cookies are signed with the old key. @returns how many secrets were sealed anew */
export async function resealSignIn(trx: Kysely<Database>, keys: KeyChange): Promise<number> {
  const [from, to] = [signInSecretOf(keys.from), signInSecretOf(keys.to)];
  const again = async (data: string) =>
    symmetricEncrypt({ key: to, data: await symmetricDecrypt({ key: from, data }) });
  const factors = await trx
    .selectFrom('two_factors')
    .select(['id', 'secret', 'backup_codes'])
    .orderBy('id')
    .forUpdate()
    .execute();
  for (const { id, secret, backup_codes } of factors)
    await trx
      .updateTable('two_factors')
      .set({ secret: await again(secret), backup_codes: await again(backup_codes) })
      .where('id', '=', id)
      .execute();
  // Tokens of sign-in servers are used once, at sign-in.
  await trx
    .updateTable('accounts')
    .set({ access_token: null, refresh_token: null, id_token: null })
    .execute();
  await trx.deleteFrom('sessions').execute();
  return factors.length + (await resealProviders(trx, keys));
}

const signInSecretOf = (key: Buffer): string =>
  deriveKey({ data: '', secretKey: key.toString('hex') }, 'sign-in').toString('base64url');
