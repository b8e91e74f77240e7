// Tests settings a person typed, or those of a mailbox that is connected already with the secret it has.
import type { Deps } from '../../deps.ts';
import { ConnectionFailed } from '../../protocols/connector/connection-failed.ts';
import { mayAdminister, mustWrite } from '../access/may.ts';
import type { Viewer } from '../access/viewer.ts';
import { ProductError } from '../problem.ts';
import { findManaged } from './change-mailbox.ts';
import type { Connection } from './connection.ts';
import { signInSecret } from './oauth/access-token.ts';
import { type Tested, testConnection } from './test-connection.ts';

export interface ToTry {
  kind: 'imap' | 'pop3';
  address: string;
  connection: Connection;
  password: string;
  /** Tests this mailbox: its stored settings and secret where no password is given. */
  mailboxId?: string | undefined;
}

/** @throws ProductError not-allowed, not-found, invalid */
export async function tryConnection(
  deps: Pick<Deps, 'db' | 'config'>,
  viewer: Viewer,
  wish: ToTry,
): Promise<Tested> {
  mustWrite(viewer);
  const stored =
    wish.mailboxId === undefined ? undefined : await findManaged(deps.db, viewer, wish.mailboxId);
  if (wish.connection.allowPrivate && !mayAdminister(viewer) && !stored?.connection.allowPrivate)
    throw new ProductError(
      'not-allowed',
      'Only an admin may allow a server inside the own network.',
      'admin-needed',
    );
  const { kind, address } = wish;
  if (wish.password !== '' || !stored)
    return testConnection(deps.config, {
      kind,
      address,
      connection: wish.connection,
      secret: { password: wish.password },
    });
  // A stored secret is shown to the server it belongs to and to no other.
  if (stored.kind === 'archive') throw new ProductError('invalid', 'An archive is on no server.', 'archive');
  const { connection } = stored;
  try {
    const secret = await signInSecret(deps, stored.id, connection);
    return await testConnection(deps.config, {
      kind: stored.kind,
      address: stored.address,
      connection,
      secret,
    });
  } catch (error) {
    if (!(error instanceof ConnectionFailed)) throw error;
    const failed = { step: 'login' as const, ok: false, code: error.code, params: { detail: error.detail } };
    return { ok: false, steps: [failed], folders: [] };
  }
}
