// The one door for mail: keep → parse → identify → thread → file → index → announce, whatever brought it.
import type { Transaction } from 'kysely';
import { announce } from '../../database/announce.ts';
import type { Database } from '../../database/schema.ts';
import type { AuthenticationVerdict } from '../messages/authentication.ts';
import type { Leased } from './arrivals.ts';
import { authenticateArrivals } from './authenticate-arrivals.ts';
import { holdBytes } from './bytes-in-flight.ts';
import { releaseSources } from './claim-sources.ts';
import { type IncomingMail, type Kept, keepMails } from './keep.ts';
import { derive, digest, type UnderstandDeps, type Understood } from './understand.ts';

export type { IncomingMail, IncomingPlacement } from './keep.ts';

/** What became of a mail, in the order of the mails given. */
export interface Received {
  sourceId: string;
  outcome: Kept['outcome'];
}

export interface ReceiveOptions {
  /** Written in the transaction that keeps the last of the mails: the cursor (F01). */
  alsoInTransaction?: (trx: Transaction<Database>) => Promise<void>;
  /** It came while we watched: it may notify and is understood first. */
  live?: boolean;
  /**
   * now: understood when this resolves, the default for live mail; behind: by this process soon after, from the bytes
   * at hand, one batch at a time; later: a worker takes it up and reads it back.
   */
  understand?: 'now' | 'behind' | 'later';
  /** Order among what waits: higher first. */
  urgency?: number;
  /** Told what understanding came to, unless it is left for later. */
  onUnderstood?: (understood: Understood) => void;
  /** Handed each batch that is understood behind the caller's back; never rejects. */
  onBehind?: (understanding: Promise<void>) => void;
}

const mostMails = 500;
const mostBytes = 32 * 1024 * 1024;

/**
 * Receives mails. When it resolves each is durable; what cannot be understood is in quarantine, whole. Batches hold at
 * most 500 mails or 32 MiB; a failure leaves the cursor where it was, and mails that were kept before it are duplicates
 * when they come again.
 */
export async function receiveMails(
  deps: UnderstandDeps,
  mails: IncomingMail[],
  options: ReceiveOptions = {},
): Promise<Received[]> {
  const batches = cut(mails);
  if (batches.length === 0 && options.alsoInTransaction) await keepMails(deps, [], options);
  const received: Received[] = [];
  for (const [index, batch] of batches.entries()) {
    const isLast = index === batches.length - 1;
    const release = await holdBytes(batch.reduce((sum, { raw }) => sum + raw.length, 0));
    let behind: Promise<void> | undefined;
    try {
      received.push(
        ...(await receiveBatch(deps, batch, {
          ...options,
          alsoInTransaction: isLast ? options.alsoInTransaction : undefined,
          onBehind: (understanding) => {
            behind = understanding;
          },
        })),
      );
    } finally {
      if (behind) behind = behind.finally(release);
      else release();
    }
    if (behind) options.onBehind?.(behind);
  }
  return received;
}

type BatchOptions = Omit<ReceiveOptions, 'alsoInTransaction'> & {
  alsoInTransaction: ReceiveOptions['alsoInTransaction'] | undefined;
};

async function receiveBatch(
  deps: UnderstandDeps,
  mails: IncomingMail[],
  options: BatchOptions,
): Promise<Received[]> {
  const {
    live = false,
    understand = live ? 'now' : 'later',
    urgency = live ? 100 : 0,
    alsoInTransaction,
  } = options;
  const now = understand !== 'later';
  // Parsing needs nothing of keeping; both go on at once, but nothing is derived before all is durable.
  const parsing = now
    ? digest(
        deps,
        mails.map(({ raw }, index) => ({ sourceId: String(index), fence: '', raw })),
      )
    : undefined;
  parsing?.catch(() => {});
  const checking = now && live ? authenticateArrivals(mails.map(({ raw }) => raw)) : undefined;
  const kept = await keepMails(deps, mails, {
    live,
    urgency,
    lease: now,
    alsoInTransaction: async (trx) => {
      if (!now && mails.length > 0) await announce(trx, { what: 'mail.kept' });
      await alsoInTransaction?.(trx);
    },
  });
  const work = async () => understandKept(deps, kept, withVerdicts(await parsing!, await checking), options);
  if (understand === 'now') await work();
  if (understand === 'behind')
    options.onBehind?.(
      inTurn(work).catch((err) =>
        deps.log.warn({ err }, 'kept mail waits until its lease ends, then a worker takes it up'),
      ),
    );
  return kept.map(({ sourceId, outcome }) => ({ sourceId, outcome }));
}

// One batch at a time writes; more would hold connections only to wait for each other's lock.
let turn: Promise<void> = Promise.resolve();
function inTurn(work: () => Promise<void>): Promise<void> {
  const done = turn.then(work);
  turn = done.catch(() => {});
  return done;
}

async function understandKept(
  deps: UnderstandDeps,
  kept: Kept[],
  parsed: Awaited<ReturnType<typeof digest>>,
  { onUnderstood }: BatchOptions,
): Promise<void> {
  const ours = <T extends { sourceId: string; fence: string }>(all: T[]): T[] =>
    all.flatMap((one) => {
      const { sourceId, fence } = kept[Number(one.sourceId)]!;
      return fence === undefined ? [] : [{ ...one, sourceId, fence }];
    });
  const work = { mails: ours(parsed.mails), culprits: ours(parsed.culprits) };
  try {
    const understood = await derive(deps, work);
    onUnderstood?.(understood);
  } catch (err) {
    // The mail is kept, which is what the caller must know; a worker takes up what is not understood.
    deps.log.warn({ err, mails: mailsOf(work).length }, 'kept mail could not be understood at once');
    await releaseSources(deps.db, mailsOf(work)).catch((error) =>
      deps.log.warn({ err: error }, 'a lease runs out by itself'),
    );
  }
}

type Parsed = Awaited<ReturnType<typeof digest>>;

function withVerdicts(parsed: Parsed, verdicts: (AuthenticationVerdict | undefined)[] = []): Parsed {
  for (const mail of parsed.mails) mail.authentication = verdicts[Number(mail.sourceId)];
  return parsed;
}

const mailsOf = ({ mails, culprits }: Awaited<ReturnType<typeof digest>>): Leased[] => [
  ...mails,
  ...culprits,
];

function cut(mails: IncomingMail[]): IncomingMail[][] {
  const batches: IncomingMail[][] = [];
  let bytes = 0;
  for (const mail of mails) {
    const batch = batches.at(-1);
    if (!batch || batch.length === mostMails || bytes + mail.raw.length > mostBytes) {
      batches.push([mail]);
      bytes = mail.raw.length;
    } else {
      batch.push(mail);
      bytes += mail.raw.length;
    }
  }
  return batches;
}
