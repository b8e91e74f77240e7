// Tries a mailbox's settings step by step and says what each step found; the first that fails ends it.
import type { Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import type { Config } from '../../config.ts';
import { connectTo, startTls } from '../../protocols/connector/connect-to.ts';
import { ConnectionFailed, connectionFailed } from '../../protocols/connector/connection-failed.ts';
import { resolveHost } from '../../protocols/connector/resolve-host.ts';
import { folderRoles } from '../../protocols/imap/folder-role.ts';
import { imapPort, openImap } from '../../protocols/imap/open-imap.ts';
import { serverKind } from '../../protocols/imap/server-kind.ts';
import { Pop3Client, pop3Port } from '../../protocols/pop3/pop3-client.ts';
import { ResponseReader } from '../../protocols/pop3/response-reader.ts';
import type { Connection } from './connection.ts';

export interface TestStep {
  step: 'name' | 'connect' | 'tls' | 'login' | 'folders';
  ok: boolean;
  /** What was found (found, connected, valid, no-encryption, accepted, listed) or the trouble's machine name. */
  code: string;
  params: Record<string, string | number>;
}

export interface Tested {
  ok: boolean;
  steps: TestStep[];
  folders: { path: string; role: string; selected: boolean; count: number }[];
}

export interface ToTest {
  kind: 'imap' | 'pop3';
  address: string;
  connection: Connection;
  /** What to sign in with. */
  secret: { password: string } | { accessToken: string };
}

/** Milliseconds for each step. */
const patience = 15_000;

/** @returns always; troubles stand in the steps */
export async function testConnection(config: Pick<Config, 'allowedHosts'>, what: ToTest): Promise<Tested> {
  const steps: TestStep[] = [];
  const tested: Tested = { ok: false, steps, folders: [] };
  const attempt = async <T>(
    step: TestStep['step'],
    work: () => Promise<T>,
    found: (value: T) => [string, TestStep['params']?],
  ): Promise<T> => {
    try {
      const value = await work();
      const [code, params = {}] = found(value);
      steps.push({ step, ok: true, code, params });
      return value;
    } catch (error) {
      const { code, detail } = connectionFailed(error);
      steps.push({ step, ok: false, code, params: { detail } });
      throw new Ended();
    }
  };
  const { connection, kind } = what;
  const port = kind === 'imap' ? imapPort(connection) : pop3Port(connection);
  const allowed = { allowPrivate: connection.allowPrivate, allowedHosts: config.allowedHosts };
  let socket: Socket | undefined;
  try {
    const [address] = await attempt(
      'name',
      () => resolveHost(connection.host, allowed),
      ([first]) => ['found', { host: connection.host, address: first! }],
    );
    socket = await attempt(
      'connect',
      () => connectTo(connection.host, port, { ...allowed, timeout: patience }),
      () => ['connected', { address: address!, port }],
    );
    socket = await attempt('tls', () => encrypt(socket!, kind, connection), certificate);
    const settings = { ...connection, ...allowed, login: connection.login || what.address, ...what.secret };
    tested.folders =
      kind === 'imap' ? await overImap(settings, attempt, socket) : await overPop3(settings, attempt, socket);
    tested.ok = true;
  } catch (error) {
    if (!(error instanceof Ended)) throw error;
  } finally {
    socket?.destroy();
  }
  return tested;
}

/** The step that failed has been written down. */
class Ended extends Error {}

type Attempt = <T>(
  step: TestStep['step'],
  work: () => Promise<T>,
  found: (value: T) => [string, TestStep['params']?],
) => Promise<T>;

async function encrypt(
  socket: Socket,
  kind: 'imap' | 'pop3',
  { security, host }: Connection,
): Promise<Socket> {
  if (security === 'plain') return socket;
  if (security === 'starttls') await askForTls(socket, kind);
  return startTls(socket, host, patience);
}

// RFC 3501 7.1: OK, PREAUTH or BYE. The client that signs in would wait in vain for a server of another kind.
async function greets(socket: Socket): Promise<void> {
  const greeting = await new ResponseReader(socket, patience).line();
  if (!/^\* (OK|PREAUTH|BYE)\b/i.test(greeting)) throw new ConnectionFailed('not-this-protocol', greeting);
}

// RFC 3501 6.2.1 and RFC 2595 4: a greeting, one command, one answer.
async function askForTls(socket: Socket, kind: 'imap' | 'pop3'): Promise<void> {
  const reader = new ResponseReader(socket, patience);
  const greeting = await reader.line();
  if (!/^(\* OK|\+OK)/.test(greeting)) throw new ConnectionFailed('not-this-protocol', greeting);
  socket.write(kind === 'imap' ? 'k STARTTLS\r\n' : 'STLS\r\n');
  for (let lines = 0; lines < 20; lines++) {
    const line = await reader.line();
    if (/^(k OK|\+OK)/i.test(line)) return reader.release();
    if (/^(k (NO|BAD)|-ERR)/i.test(line)) break;
  }
  throw new ConnectionFailed('tls-none', 'the server offers no encryption here');
}

function certificate(socket: Socket): [string, TestStep['params']?] {
  const read = (socket as Partial<TLSSocket>).getPeerCertificate?.();
  if (!read) return ['no-encryption'];
  const issuer = [read.issuer?.O ?? read.issuer?.CN ?? ''].flat()[0] ?? '';
  return ['valid', { until: new Date(read.valid_to).toISOString(), issuer }];
}

async function overImap(
  settings: Parameters<typeof openImap>[0],
  attempt: Attempt,
  tried: Socket,
): Promise<Tested['folders']> {
  const client = await attempt(
    'login',
    async () => {
      if (settings.security !== 'starttls') await greets(tried);
      tried.destroy();
      return openImap(settings, { silence: patience });
    },
    () => ['accepted'],
  );
  try {
    return await attempt(
      'folders',
      async () => {
        const listed = await client.list({ statusQuery: { messages: true } });
        const counts = new Map(listed.map(({ path, status }) => [path, status?.messages ?? 0]));
        return folderRoles(listed, serverKind(client))
          .filter(({ selectable }) => selectable)
          .map(({ path, role, selected }) => ({ path, role, selected, count: counts.get(path) ?? 0 }));
      },
      (folders) => ['listed', { count: folders.length }],
    );
  } finally {
    client.close();
  }
}

async function overPop3(
  settings: Parameters<typeof Pop3Client.open>[0],
  attempt: Attempt,
  tried: Socket,
): Promise<Tested['folders']> {
  tried.destroy();
  const client = await attempt(
    'login',
    () => Pop3Client.open(settings, { silence: patience }),
    () => ['accepted'],
  );
  try {
    return await attempt(
      'folders',
      async () => [{ path: 'INBOX', role: 'inbox', selected: true, count: (await client.uidl()).size }],
      ([inbox]) => ['listed', { count: 1, mails: inbox!.count }],
    );
  } finally {
    client.close();
  }
}
