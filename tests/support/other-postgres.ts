// Starts the PostgreSQL of the system privately, in a folder of its own, beside whatever the system runs itself.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { chooseRunAs } from '../../server/database/embedded/run-as.ts';

/** A running server that is thrown away afterwards. */
export interface OtherPostgres {
  /** May create databases. */
  url: string;
  version: string;
  stop(): Promise<void>;
}

/** The folder of the oldest PostgreSQL from 15 on that Debian has installed, or undefined. */
export function findOtherPostgres(): string | undefined {
  const folder = '/usr/lib/postgresql';
  if (!existsSync(folder)) return undefined;
  const versions = readdirSync(folder)
    .filter((name) => Number(name) >= 15 && existsSync(join(folder, name, 'bin', 'initdb')))
    .sort((a, b) => Number(a) - Number(b));
  return versions[0] === undefined ? undefined : join(folder, versions[0], 'bin');
}

/** Makes a cluster and starts its server on a socket, without fsync. */
export async function startOtherPostgres(bin: string): Promise<OtherPostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'kontor-other-'));
  const [cluster, socket] = [join(folder, 'cluster'), join(folder, 'socket')];
  mkdirSync(socket, { mode: 0o700 });
  const { prefix } = chooseRunAs();
  const [program, ...args] = [...prefix, join(bin, 'initdb'), '-D', cluster, '-U', 'kontor', '--auth=trust'];
  args.push('--encoding=UTF8', '--locale=C.UTF-8', '--no-sync');
  const made = spawnSync(program!, args, { encoding: 'utf8' });
  if (made.status !== 0) throw new Error(`initdb of ${bin} failed: ${made.stderr}`);
  const settings = {
    listen_addresses: '',
    unix_socket_directories: socket,
    fsync: 'off',
    max_connections: '200',
  };
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const [server, ...rest] = [...prefix, join(bin, 'postgres'), '-D', cluster, ...options];
  const child = spawn(server!, rest, { stdio: 'ignore' });
  const ended = once(child, 'exit');
  const url = `postgresql://kontor@localhost/postgres?host=${encodeURIComponent(socket)}`;
  const version = await waitFor(url);
  return {
    url,
    version,
    async stop() {
      child.kill('SIGINT');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function waitFor(url: string): Promise<string> {
  for (const deadline = Date.now() + 30_000; ; ) {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      const { rows } = await client.query(
        `select 'PostgreSQL ' || current_setting('server_version') as version`,
      );
      return rows[0].version;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await new Promise((done) => setTimeout(done, 50));
    } finally {
      await client.end().catch(() => {});
    }
  }
}
