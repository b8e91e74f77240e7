// Keeps understanding what was kept, for as long as the process runs: woken by announcements, looking by itself too.
import { setTimeout as sleep } from 'node:timers/promises';
import { listen } from '../../database/announce.ts';
import { addJob } from '../../database/queue.ts';
import type { Deps } from '../../deps.ts';
import { markDueMail } from '../conversations/mark-customers.ts';
import { isCounted } from '../correspondents/recount-all.ts';
import { finishWordsIndex, sortInNewWords, wordsIndexWatch } from '../search/words-index.ts';
import { closeDigestPool } from './digest-pool.ts';
import { rederiveOld } from './rederive-old.ts';
import { understandBacklog } from './understand-backlog.ts';

const usuallyEvery = 15_000;
// A first fetch, after which cards are proposed rather than made one by one.
const manyMails = 250;

/**
 * Begins; `stop` ends after the batch at hand. Any number of processes may do this at once.
 * @param lookEvery milliseconds after which it looks though nothing was announced
 */
export async function startUnderstanding(
  deps: Pick<Deps, 'db' | 'config' | 'log' | 'databaseUrl'>,
  { lookEvery = usuallyEvery }: { lookEvery?: number } = {},
): Promise<{ stop(): Promise<void> }> {
  const ended = new AbortController();
  let wake = () => {};
  let isAwake = false;
  // The index is whole as far as this process knows.
  let isQuiet = false;
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
  const isLeftWithoutIndex = wordsIndexWatch(deps.db);
  const running = (async () => {
    // Whoever was building the index may have been killed.
    await finishWordsIndex(deps.db).catch((err) =>
      deps.log.error({ err }, 'the index over words cannot be built'),
    );
    if (!(await isCounted(deps.db).catch(() => true)))
      await addJob(deps.db, 'recount-correspondents', {}, { key: 'recount-correspondents' });
    while (!ended.signal.aborted) {
      isAwake = false;
      try {
        const count = await understandBacklog(deps, ended.signal);
        if (count >= manyMails) await addJob(deps.db, 'propose-cards', {}, { key: 'propose-cards' });
        if (count > 0) isQuiet = false;
        else if (!isQuiet || (await isLeftWithoutIndex())) {
          await finishWordsIndex(deps.db);
          isQuiet = true;
        }
        // Live mail is understood by whoever brought it.
        else await sortInNewWords(deps.db);
        if (count === 0) await markDueMail(deps.db, () => isAwake || ended.signal.aborted);
        await rederiveOld(deps, ended.signal, () => isAwake);
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
