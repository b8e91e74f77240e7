// Watches the inbox on a connection of its own: what the server pushes is fetched, kept and announced at once.
import type { ExpungeEvent, FlagsEvent, ImapFlow } from 'imapflow';
import { sql } from 'kysely';
import { column } from '../../database/arrays.ts';
import { transaction } from '../../database/transaction.ts';
import { cleanFlags, fetchFrom, fetchInParts } from '../../protocols/imap/fetch-mails.ts';
import { imapFailed } from '../../protocols/imap/imap-failed.ts';
import { largestMail } from '../../protocols/imap/open-imap.ts';
import { readUids } from '../../protocols/imap/read-uids.ts';
import { placementsChanged } from '../incoming/placements-changed.ts';
import type { Run } from './account.ts';
import { incoming } from './fetch-pending.ts';
import type { Folder } from './folders.ts';
import { holdLease } from './lease.ts';
import { openAccount } from './open-account.ts';
import { pause } from './pause.ts';
import { receive } from './store-mails.ts';
import { saveMarks } from './sync-flags.ts';

/** More new mails than this at once are left to the rounds, which fetch in large batches. */
const mostAtOnce = 50;

/** Whom the watch tells what it saw. */
export interface Told {
  round(): void;
  changed(): void;
}

/**
 * Watches until the signal ends.
 * @param tell.round asks for a look at all folders; tell.changed says that the folder is no longer as the last round left it
 * @throws ConnectionFailed
 */
export async function watchFolder(run: Run, folder: Folder, tell: Told): Promise<void> {
  const client = await openAccount(run);
  const changes = new Changes(client, run.signal);
  try {
    const box = await client.mailboxOpen(folder.path, { readOnly: true });
    if (String(box.uidValidity) !== folder.uidValidity) return tell.round();
    let next = folder.uidNext;
    while (!run.signal.aborted) {
      const seen = changes.take();
      next = await fetchNew(run, client, folder, { next, arrived: seen.arrived }, tell);
      await writeChanges(run, client, folder, seen, tell);
      await changes.wait(run.pace.poll);
    }
  } catch (error) {
    throw imapFailed(error);
  } finally {
    client.close();
  }
}

async function fetchNew(
  run: Run,
  client: ImapFlow,
  folder: Folder,
  { next, arrived }: { next: number; arrived: boolean },
  tell: Told,
): Promise<number> {
  const box = client.mailbox;
  if (!box || box.exists === 0) return next;
  // UIDNEXT is of the moment the folder was opened; since then the server's pushes say whether something came.
  if (!arrived && (box.uidNext || 0) <= next && box.exists === folder.onServer) return next;
  if (box.exists - folder.onServer > mostAtOnce) {
    // The rounds compare sets and find all of these; here only what comes after them is waited for.
    const fresh = await readUids(client, next);
    folder.onServer = box.exists;
    tell.round();
    return (fresh.at(-1) ?? next - 1) + 1;
  }
  const found = await fetchFrom(client, next);
  if (found.length === 0) {
    folder.onServer = box.exists;
    return next;
  }
  const mails = [];
  for (const one of found) {
    const raw = one.whole ? one.raw : await fetchInParts(client, one.uid, largestMail);
    mails.push(incoming(folder, one, raw));
  }
  const after = Math.max(...found.map(({ uid }) => uid)) + 1;
  await receive(run, mails, {
    live: true,
    cursor: { folderId: folder.id, uidNext: after, onServer: box.exists },
  });
  Object.assign(folder, { uidNext: after, onServer: box.exists });
  tell.changed();
  return after;
}

async function writeChanges(
  run: Run,
  client: ImapFlow,
  folder: Folder,
  { gone, flags, unclear }: Seen,
  tell: Told,
): Promise<void> {
  if (gone.length > 0) await markGone(run, folder, gone, client.mailbox ? client.mailbox.exists : 0);
  if (flags.size > 0)
    await saveMarks(run, folder, new Map([...flags].map(([uid, all]) => [uid, { flags: all }])));
  if (gone.length > 0) tell.changed();
  if (unclear || gone.length > 0) tell.round();
}

async function markGone(run: Run, folder: Folder, uids: number[], exists: number): Promise<void> {
  await transaction(run.deps.db, async (trx) => {
    await holdLease(trx, run.account);
    const { rows } = await sql<{ source_id: string | null }>`
      update placements set gone_at = now()
      where folder_id = ${folder.id} and uid_validity = ${folder.uidValidity} and uid = any(${column('bigint', uids)})
        and gone_at is null returning source_id`.execute(trx);
    const sources = rows.flatMap(({ source_id }) => source_id ?? []);
    if (sources.length > 0) await placementsChanged(trx, sources);
    await trx.updateTable('folders').set({ on_server: exists }).where('id', '=', folder.id).execute();
  });
  folder.onServer = exists;
}

interface Seen {
  arrived: boolean;
  gone: number[];
  flags: Map<number, string[]>;
  /** Something changed that did not say which UID. */
  unclear: boolean;
}

/** What the server pushed since it was last asked for. */
class Changes {
  private readonly client: ImapFlow;
  private readonly signal: AbortSignal;
  private seen: Seen = { arrived: false, gone: [], flags: new Map(), unclear: false };
  private isWoken = false;
  private idling: Promise<unknown> | undefined;
  private wake: () => void = () => {};

  constructor(client: ImapFlow, signal: AbortSignal) {
    this.client = client;
    this.signal = signal;
    client.on('exists', () => {
      this.seen.arrived = true;
      this.woken();
    });
    client.on('expunge', (event: ExpungeEvent) => {
      if (event.uid) this.seen.gone.push(event.uid);
      else this.seen.unclear = true;
      this.woken();
    });
    client.on('flags', (event: FlagsEvent) => {
      if (event.uid) this.seen.flags.set(event.uid, cleanFlags(event.flags));
      else this.seen.unclear = true;
      this.woken();
    });
    client.once('close', () => this.woken());
    signal.addEventListener('abort', () => this.woken(), { once: true });
  }

  take(): Seen {
    const taken = this.seen;
    this.seen = { arrived: false, gone: [], flags: new Map(), unclear: false };
    this.isWoken = false;
    return taken;
  }

  /** Waits for a push in IDLE (RFC 2177), entered at once; a server without it is asked every `poll` milliseconds. */
  async wait(poll: number): Promise<void> {
    if (this.isWoken || this.signal.aborted) return;
    const woken = new Promise<void>((done) => {
      this.wake = done;
    });
    if (this.client.capabilities.has('IDLE')) await Promise.race([woken, this.idle()]);
    else {
      await Promise.race([woken, pause(poll, this.signal)]);
      if (!this.isWoken && !this.signal.aborted) await this.client.noop();
    }
    if (!this.client.usable && !this.signal.aborted)
      throw Object.assign(new Error('The connection was lost'), { code: 'NoConnection' });
  }

  // One IDLE at a time: a push that needs no command leaves it running. A server that ends it at once is not asked again
  // without a pause.
  private idle(): Promise<unknown> {
    this.idling ??= Promise.all([this.client.idle(), pause(100, this.signal)]).finally(() => {
      this.idling = undefined;
    });
    this.idling.catch(() => {});
    return this.idling;
  }

  private woken(): void {
    this.isWoken = true;
    this.wake();
  }
}
