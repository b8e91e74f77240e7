// A Kontor of its own for browser tests: a real server on a folder that is gone afterwards.
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startKontorProcess } from '../../support/kontor-process.ts';

export interface Kontor {
  url: string;
  /** The one-time link that makes the first admin. */
  setupLink: string;
  stop(): Promise<void>;
}

/** Starts `kontor start` on a free port and waits until it says that it is ready. */
export async function startKontor(): Promise<Kontor> {
  const data = await mkdtemp(join(tmpdir(), 'kontor-browser-'));
  const server = startKontorProcess(['start'], { KONTOR_DATA: data, KONTOR_PORT: '0' });
  // Also when a test run is broken off: no server outlives it.
  const end = () => server.child.kill('SIGTERM');
  process.once('exit', end);
  const [, setupLink, url] = await server.says(/((http:\/\/[^/\s]+)\/setup#setup=\S+)/);
  return {
    url: url!,
    setupLink: setupLink!,
    async stop() {
      process.off('exit', end);
      end();
      await Promise.race([server.ended, once(server.child, 'exit')]);
      await rm(data, { recursive: true, force: true });
    },
  };
}
