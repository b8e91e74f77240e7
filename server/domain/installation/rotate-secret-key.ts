// Changes the installation's secret key: everything sealed with the old one is sealed with the new one, or nothing is.
import { randomBytes } from 'node:crypto';
import { copyFileSync, existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import type { Config } from '../../config.ts';
import type { Database } from '../../database/schema.ts';
import { transaction } from '../../database/transaction.ts';
import { readSecretKey } from '../../secret-key.ts';
import { mustAdminister } from '../access/may.ts';
import type { Viewer } from '../access/viewer.ts';
import { writeJournal } from '../house/journal.ts';
import { resealMailboxes } from '../mailboxes/reseal-mailboxes.ts';
import { ProductError } from '../problem.ts';
import { resealSignIn } from '../users/reseal-sign-in.ts';

/**
 * Changes the key. The one before stays in data/secret.key.previous, since backups made until now need it.
 * @param given the new key where KONTOR_SECRET_KEY holds it (64 hex digits); else one is made and put into its file
 * @returns how many secrets were sealed anew
 * @throws ProductError invalid for a key that is none or the same; SettingError when the old key does not fit
 */
export async function rotateSecretKey(
  db: Kysely<Database>,
  config: Pick<Config, 'data' | 'secretKey'>,
  viewer: Viewer,
  given?: string,
): Promise<number> {
  mustAdminister(viewer);
  if (given !== undefined && !/^[0-9a-f]{64}$/i.test(given))
    throw new ProductError(
      'invalid',
      'The new key must be 64 hex digits, as `openssl rand -hex 32` prints them.',
    );
  const from = readSecretKey(config);
  const to = given === undefined ? randomBytes(32) : Buffer.from(given, 'hex');
  if (from.equals(to)) throw new ProductError('invalid', 'The new key is the old one.');
  const file = given === undefined ? keyFile(config.data) : undefined;
  try {
    return await transaction(
      db,
      async (trx) => {
        const keys = { from, to };
        const count = (await resealMailboxes(trx, keys)) + (await resealSignIn(trx, keys));
        await writeJournal(trx, viewer.userId, 'secret-key.rotated', { count });
        // Last before the commit; when that fails the old file comes back.
        file?.replace(to);
        return count;
      },
      { attempts: 1 },
    );
  } catch (error) {
    file?.restore();
    throw error;
  }
}

function keyFile(data: string) {
  const path = join(data, 'secret.key');
  const previous = `${path}.previous`;
  let isReplaced = false;
  return {
    replace(key: Buffer): void {
      const draft = `${path}.next`;
      writeFileSync(draft, `${key.toString('hex')}\n`, { mode: 0o600, flush: true });
      if (existsSync(path)) copyFileSync(path, previous);
      renameSync(draft, path);
      isReplaced = true;
    },
    restore(): void {
      if (!isReplaced) return;
      copyFileSync(previous, path);
      rmSync(previous);
    },
  };
}
