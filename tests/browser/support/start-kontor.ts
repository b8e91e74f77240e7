// A Kontor of its own for browser tests: a real server on a folder that is gone afterwards.
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startKontorProcess } from '../../support/kontor-process.ts';

export interface Kontor {
  url: string;
  /** The one-time link that makes the first admin; none where somebody is already. */
  setupLink: string | undefined;
  data: string;
  stop(options?: { keep?: boolean }): Promise<void>;
}

/**
 * Starts `kontor start` on a free port and waits until it says that it is ready.
 * @param given a data folder that holds something; a fresh one when left out
 */
export async function startKontor(given?: string): Promise<Kontor> {
  const data = given ?? (await mkdtemp(join(tmpdir(), 'kontor-browser-')));
  const server = startKontorProcess(['start'], { KONTOR_DATA: data, KONTOR_PORT: '0' });
  // Also when a test run is broken off: no server outlives it.
  const end = () => server.child.kill('SIGTERM');
  process.once('exit', end);
  const [, url] = await server.says(/Kontor is ready: (http:\S+)/);
  const setupLink = given ? undefined : (await server.says(/http:\/\/[^/\s]+\/setup#setup=\S+(?=\n)/))[0];
  return {
    url: url!,
    setupLink,
    data,
    async stop({ keep = false } = {}) {
      process.off('exit', end);
      end();
      await Promise.race([server.ended, once(server.child, 'exit')]);
      if (!keep) await rm(data, { recursive: true, force: true });
    },
  };
}
