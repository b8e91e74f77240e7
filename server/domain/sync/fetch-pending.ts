// Fetches what waits in a folder, newest first, and hands it on in batches while the next one is already on its way.
import type { ImapFlow } from 'imapflow';
import { fetchFacts, fetchInParts, fetchWhole, type MailFacts } from '../../protocols/imap/fetch-mails.ts';
import { imapFailed } from '../../protocols/imap/imap-failed.ts';
import { largestMail } from '../../protocols/imap/open-imap.ts';
import { without } from '../../protocols/imap/uid-set.ts';
import type { IncomingMail } from '../incoming/receive-mail.ts';
import type { Run } from './account.ts';
import type { Folder } from './folders.ts';
import { matchCopies } from './match-copies.ts';
import { lastAttempt, noteFailed, noteSkipped, noteVanished, pendingUids } from './pending.ts';
import type { Store } from './store-mails.ts';

const mebibyte = 1024 * 1024;
/** A batch: as many mails and bytes as one transaction takes well. */
const mailsAtOnce = 250;
const bytesAtOnce = 6 * mebibyte;
/** Above this a mail is fetched alone and in parts. */
const largeMail = 4 * mebibyte;

/**
 * Fetches one batch of a folder below a UID.
 * @param below undefined begins with the newest
 * @returns the lowest UID of the batch, undefined when nothing waits
 */
export async function fetchBatch(
  run: Run,
  client: ImapFlow,
  folder: Folder,
  store: Store,
  below?: number,
): Promise<number | undefined> {
  const uids = await pendingUids(run.deps.db, folder.id, folder.uidValidity, {
    below,
    limit: mailsAtOnce,
    attempts: [0, 0],
  });
  if (uids.length === 0) return undefined;
  await fetchUids(run, client, folder, store, uids);
  return Math.min(...uids);
}

/**
 * Fetches again what failed, in ever smaller batches, so that one mail that cannot be had is alone in the end and the
 * others arrive (F09).
 */
export async function fetchFailed(run: Run, client: ImapFlow, folder: Folder, store: Store): Promise<void> {
  for (const [attempts, size] of [
    [1, 50],
    [2, 5],
    [3, 1],
    [4, 1],
    [5, 1],
  ] as const) {
    const uids = await pendingUids(run.deps.db, folder.id, folder.uidValidity, {
      limit: 5000,
      attempts: [attempts, attempts],
    });
    for (let at = 0; at < uids.length; at += size) {
      await fetchUids(run, client, folder, store, uids.slice(at, at + size));
    }
    await store.done();
  }
}

async function fetchUids(
  run: Run,
  client: ImapFlow,
  folder: Folder,
  store: Store,
  uids: number[],
): Promise<void> {
  await openFolder(client, folder);
  const facts = await fetchFacts(client, uids).catch((error) => failed(run, client, folder, uids, error));
  if (facts === undefined) return;
  const { db } = run.deps;
  const gone = without(
    uids,
    facts.map(({ uid }) => uid),
  );
  if (gone.length > 0) await noteVanished(db, folder.id, folder.uidValidity, gone);
  const drafts =
    folder.role === 'all'
      ? facts.filter(({ labels }) => labels?.some((label) => /^\\drafts?$/i.test(label)))
      : [];
  if (drafts.length > 0)
    await noteSkipped(
      db,
      folder.id,
      folder.uidValidity,
      drafts.map(({ uid }) => uid),
      'draft',
    );
  const matched = await matchCopies(run, client, folder, folder.uidValidity, facts);
  const wanted = facts.filter((one) => !matched.has(one.uid) && !drafts.includes(one));
  for (const batch of cut(wanted)) await fetchBodies(run, client, folder, store, batch);
}

/** Batches by size, newest first; large mails stand alone. */
function cut(facts: MailFacts[]): MailFacts[][] {
  const batches: MailFacts[][] = [];
  let batch: MailFacts[] = [];
  let bytes = 0;
  for (const one of facts.sort((a, b) => b.uid - a.uid)) {
    if (one.size > largeMail) {
      batches.push([one]);
      continue;
    }
    if (batch.length > 0 && bytes + one.size > bytesAtOnce) {
      batches.push(batch);
      batch = [];
      bytes = 0;
    }
    batch.push(one);
    bytes += one.size;
  }
  if (batch.length > 0) batches.push(batch);
  return batches;
}

async function fetchBodies(
  run: Run,
  client: ImapFlow,
  folder: Folder,
  store: Store,
  facts: MailFacts[],
): Promise<void> {
  const taken = await run.budget.take(facts.reduce((sum, { size }) => sum + size, 0));
  const arrived: IncomingMail[] = [];
  let problem: unknown;
  try {
    const by = new Map(facts.map((one) => [one.uid, one]));
    if (facts.length === 1 && facts[0]!.size > largeMail) {
      arrived.push(incoming(folder, facts[0]!, await fetchInParts(client, facts[0]!.uid, largestMail)));
    } else {
      const uids = facts.map(({ uid }) => uid);
      for await (const { uid, raw } of fetchWhole(client, uids))
        arrived.push(incoming(folder, by.get(uid)!, raw));
    }
  } catch (error) {
    problem = error;
  }
  // What did arrive is kept in any case; the budget is given back when it is understood.
  await store.add(arrived, () => run.budget.give(taken));
  const missing = without(
    facts.map(({ uid }) => uid),
    arrived.map(({ placement }) => Number(placement.uid)),
  );
  if (problem !== undefined) await failed(run, client, folder, missing, problem);
  else if (missing.length > 0)
    await noteFailed(run.deps.db, folder.id, folder.uidValidity, missing, 'the server did not send it');
}

/** Notes what was not to be had; a connection that is gone ends the run, the next one goes on from there. */
async function failed(
  run: Run,
  client: ImapFlow,
  folder: Folder,
  uids: number[],
  error: unknown,
): Promise<undefined> {
  if (run.signal.aborted) throw error;
  const trouble = imapFailed(error);
  if (trouble.code === 'limit') throw trouble;
  if (uids.length > 0) {
    const attempts = trouble.code === 'too-large' ? lastAttempt : 1;
    await noteFailed(
      run.deps.db,
      folder.id,
      folder.uidValidity,
      uids,
      `${trouble.code} ${trouble.detail}`.trim(),
      attempts,
    );
  }
  if (!client.usable) throw trouble;
  return undefined;
}

/** Opens a folder for reading only, so that not even \Recent changes. */
export async function openFolder(client: ImapFlow, folder: Folder): Promise<void> {
  if (client.mailbox && client.mailbox.path === folder.path) return;
  await client.mailboxOpen(folder.path, { readOnly: true });
}

/** What the pipeline is handed for one mail of a folder. */
export function incoming(folder: Folder, facts: MailFacts, raw: Buffer): IncomingMail {
  return {
    raw,
    placement: {
      folderId: folder.id,
      uidValidity: folder.uidValidity,
      uid: String(facts.uid),
      flags: facts.flags,
      size: facts.size,
      ...(facts.internalDate ? { internalDate: facts.internalDate } : {}),
      ...(facts.emailId ? { emailId: facts.emailId } : {}),
      ...(facts.labels ? { labels: facts.labels } : {}),
    },
  };
}
