// Understands kept mails: parses them in workers, then derives everything in one transaction a batch; what cannot be
// understood goes to quarantine and holds nobody up (F02, F09, F10).
import { DatabaseError } from 'pg';
import { transaction } from '../../database/transaction.ts';
import type { Deps } from '../../deps.ts';
import type { Leased } from './arrivals.ts';
import { type Derived, deriveMessages } from './derive-messages.ts';
import { digestPool } from './digest-pool.ts';
import type { DigestedMail } from './digested-mail.ts';
import { type Culprit, quarantineSources } from './quarantine.ts';
import { readSources } from './read-source.ts';
import { refreshStatistics } from './refresh-statistics.ts';

/** What understanding needs of a process. */
export type UnderstandDeps = Pick<Deps, 'db' | 'config' | 'log'>;

/** A mail under our lease; its bytes when they are at hand, else they are read back. */
export interface Work extends Leased {
  raw?: Buffer | undefined;
}

/** What became of the mails, by source. */
export interface Understood extends Derived {
  quarantined: string[];
}

/**
 * Understands these mails. Faults of a mail are handled here; what throws is the database's or a bug, and the mails are
 * taken up again when their lease ends.
 */
export async function understand(deps: UnderstandDeps, works: Work[]): Promise<Understood> {
  return derive(deps, await digest(deps, works));
}

/** Parsed mails and those that cannot be. */
export interface Digested {
  mails: (Leased & DigestedMail)[];
  culprits: Culprit[];
}

/** The part that needs no database but for reading bytes back: may run while the mails are being kept. */
export async function digest({ db, config }: UnderstandDeps, works: Work[]): Promise<Digested> {
  const absent = works.filter(({ raw }) => raw === undefined).map(({ sourceId }) => sourceId);
  const read = absent.length > 0 ? await readSources({ db, config }, absent) : new Map<string, Buffer>();
  const items = works.flatMap((work) => {
    const raw = work.raw ?? read.get(work.sourceId);
    return raw ? [{ id: work, raw }] : [];
  });
  const mails: Digested['mails'] = [];
  const culprits: Culprit[] = [];
  for (const outcome of await digestPool(config).run(items)) {
    const { sourceId, fence } = outcome.id;
    if ('error' in outcome && /pool (was|is) closed/.test(outcome.error))
      throw new Error('The process stops.');
    if ('error' in outcome) culprits.push({ sourceId, fence, ...explain(outcome.error) });
    else mails.push({ sourceId, fence, digest: outcome.result });
  }
  return { mails, culprits };
}

/** The part that writes. */
export async function derive(deps: UnderstandDeps, { mails, culprits }: Digested): Promise<Understood> {
  const done: Understood = { stored: [], duplicates: [], quarantined: culprits.map((one) => one.sourceId) };
  await quarantineSources(deps.db, culprits);
  await deriveHalving(deps, mails, done);
  await refreshStatistics(deps.db, done.stored.length).catch((err) =>
    deps.log.warn({ err }, 'the statistics of fast growing tables stay old'),
  );
  return done;
}

/** A batch that fails by its data is halved down to the culprit. */
async function deriveHalving(
  deps: UnderstandDeps,
  mails: Digested['mails'],
  done: Understood,
): Promise<void> {
  if (mails.length === 0) return;
  try {
    const { stored, duplicates } = await transaction(deps.db, (trx) => deriveMessages(trx, mails));
    done.stored.push(...stored);
    done.duplicates.push(...duplicates);
  } catch (error) {
    if (!isOfData(error)) throw error;
    deps.log.warn({ err: error, mails: mails.length }, 'a batch could not be derived');
    if (mails.length === 1) {
      const { sourceId, fence } = mails[0]!;
      await quarantineSources(deps.db, [{ sourceId, fence, reason: 'broken', detail: wordsOf(error) }]);
      done.quarantined.push(sourceId);
      return;
    }
    const half = Math.ceil(mails.length / 2);
    await deriveHalving(deps, mails.slice(0, half), done);
    await deriveHalving(deps, mails.slice(half), done);
  }
}

// A lost connection, a full disk, a shutdown or a lock that was given up are nobody's mail's fault (SQLSTATE classes).
function isOfData(error: unknown): boolean {
  if (error instanceof DatabaseError) return !/^(08|40|53|55|57|58|XX|25)/.test(error.code ?? '');
  const code = (error as NodeJS.ErrnoException).code;
  return (
    !(typeof code === 'string' && /^E[A-Z]+$/.test(code)) &&
    !/connection|client/i.test(String((error as Error)?.message))
  );
}

function wordsOf(error: unknown): string {
  if (error instanceof DatabaseError)
    return `The database refused it (${error.code}, ${error.routine ?? 'unknown'}).`;
  return error instanceof Error ? `${error.name} while it was filed.` : 'It could not be filed.';
}

function explain(error: string): Pick<Culprit, 'reason' | 'detail'> {
  if (/longer than/.test(error)) return { reason: 'time', detail: error };
  if (/memory/i.test(error)) return { reason: 'memory', detail: error };
  if (/MailTooComplex.* parts\.$/.test(error)) return { reason: 'too-many-parts', detail: error };
  if (/MailTooComplex/.test(error)) return { reason: 'too-deep', detail: error };
  if (/NoMail/.test(error)) return { reason: 'no-mail', detail: error };
  return { reason: 'broken', detail: error };
}
