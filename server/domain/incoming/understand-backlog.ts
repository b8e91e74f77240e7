// Takes up kept mail that nobody has understood yet: what a first fetch left, what a crash interrupted.
import { finishWordsIndex, prepareWordsIndex } from '../search/words-index.ts';
import { type Claimed, claimSources, mostAttempts, releaseSources } from './claim-sources.ts';
import { quarantineSources } from './quarantine.ts';
import { derive, digest, type UnderstandDeps, type Understood } from './understand.ts';

const mailsAtOnce = 250;

/**
 * Understands until nothing is due or `signal` ends it: while one batch is being written the next is parsed.
 * @returns how many mails it took up
 */
export async function understandBacklog(
  deps: UnderstandDeps,
  signal: AbortSignal,
  onUnderstood: (understood: Understood) => void = () => {},
): Promise<number> {
  let count = 0;
  let writing: Promise<void> = Promise.resolve();
  for (;;) {
    if (signal.aborted) break;
    const claimed = await claimSources(deps.db, mailsAtOnce);
    if (claimed.length === 0) break;
    // A full first batch says that many wait.
    if (count === 0 && claimed.length === mailsAtOnce) await prepareWordsIndex(deps.db);
    count += claimed.length;
    const fit = await withoutKillers(deps, claimed);
    const digested = await digest(deps, fit);
    await writing;
    writing = derive(deps, digested).then(onUnderstood, async (error) => {
      await releaseSources(deps.db, fit).catch(() => {});
      throw error;
    });
    writing.catch(() => {});
  }
  await writing;
  if (count >= mailsAtOnce) await finishWordsIndex(deps.db);
  return count;
}

// What was begun again and again and never ended took the process with it each time.
async function withoutKillers(deps: UnderstandDeps, claimed: Claimed[]): Promise<Claimed[]> {
  const { killers = [], fit = [] } = Object.groupBy(claimed, ({ attempts }) =>
    attempts > mostAttempts ? 'killers' : 'fit',
  );
  await quarantineSources(
    deps.db,
    killers.map((one) => ({
      ...one,
      reason: 'crashed',
      detail: `Understanding it was begun ${mostAttempts} times and never ended.`,
    })),
  );
  return fit;
}
