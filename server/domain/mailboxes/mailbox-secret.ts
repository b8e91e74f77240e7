// A mailbox's password or OAuth2 tokens, sealed where they lie.
import type { Config } from '../../config.ts';
import { open, seal } from '../../database/seal.ts';

export type Secret =
  | { password: string }
  | {
      refreshToken: string;
      accessToken: string;
      /** Milliseconds since 1970. */
      expiresAt: number;
    };

type Keys = { config: Pick<Config, 'data' | 'secretKey'> };

const place = (mailboxId: string) => ({ table: 'mailboxes', row: mailboxId, column: 'secret' });

/** Seals a secret for the row of this mailbox and no other. */
export function sealSecret(keys: Keys, mailboxId: string, secret: Secret): Buffer {
  return seal(keys, place(mailboxId), JSON.stringify(secret));
}

/** Opens it. @throws SettingError when it was sealed with another key */
export function openSecret(keys: Keys, mailboxId: string, sealed: Buffer | null): Secret | undefined {
  return sealed === null ? undefined : (JSON.parse(open(keys, place(mailboxId), sealed)) as Secret);
}
