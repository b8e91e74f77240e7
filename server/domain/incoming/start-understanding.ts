// Keeps understanding what was kept, for as long as the process runs: woken by announcements, looking by itself too.
import { setTimeout as sleep } from 'node:timers/promises';
import { listen } from '../../database/announce.ts';
import type { Deps } from '../../deps.ts';
import { closeDigestPool } from './digest-pool.ts';
import { understandBacklog } from './understand-backlog.ts';

const lookEvery = 15_000;

/** Begins; `stop` ends after the batch at hand. Any number of processes may do this at once. */
export async function startUnderstanding(
  deps: Pick<Deps, 'db' | 'config' | 'log' | 'databaseUrl'>,
): Promise<{ stop(): Promise<void> }> {
  const ended = new AbortController();
  let wake = () => {};
  let isAwake = false;
  const hear = () => {
    isAwake = true;
    wake();
  };
  const ear = await listen(
    deps.databaseUrl,
    ({ what }) => {
      if (what === 'mail.kept') hear();
    },
    hear,
  );
  const running = (async () => {
    while (!ended.signal.aborted) {
      isAwake = false;
      try {
        await understandBacklog(deps, ended.signal);
      } catch (err) {
        deps.log.error({ err }, 'understanding kept mail failed; trying again');
        await sleep(2000, undefined, { signal: ended.signal }).catch(() => {});
      }
      if (!isAwake && !ended.signal.aborted)
        await new Promise<void>((done) => {
          const timer = setTimeout(done, lookEvery);
          wake = () => {
            clearTimeout(timer);
            done();
          };
        });
    }
  })();
  return {
    async stop() {
      ended.abort();
      wake();
      await ear.stop();
      await running;
      await closeDigestPool(deps.config);
    },
  };
}
