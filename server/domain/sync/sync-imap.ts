// Keeps in step with an IMAP account: rounds over all folders on one connection, the inbox watched on another.
import type { ImapFlow } from 'imapflow';
import { sql } from 'kysely';
import { announce } from '../../database/announce.ts';
import { ConnectionFailed } from '../../protocols/connector/connection-failed.ts';
import { type FolderOnServer, folderRoles } from '../../protocols/imap/folder-role.ts';
import { imapFailed } from '../../protocols/imap/imap-failed.ts';
import { serverKind } from '../../protocols/imap/server-kind.ts';
import { checkDisk } from '../incoming/check-disk.ts';
import { writeLedger } from '../ledger/write-ledger.ts';
import type { Run } from './account.ts';
import { compareFolder, type Moment } from './compare-folder.ts';
import { fetchBatch, fetchFailed } from './fetch-pending.ts';
import { type Folder, saveFolders } from './folders.ts';
import { openAccount } from './open-account.ts';
import { pause } from './pause.ts';
import { forgetFailures } from './pending.ts';
import { ProgressMeter } from './progress.ts';
import { Store } from './store-mails.ts';
import { syncFlags } from './sync-flags.ts';
import { clearTrouble } from './trouble.ts';
import { watchFolder } from './watch-folder.ts';

/** Milliseconds of fetching after which all folders are looked at again, so that new mail need not wait for the old. */
const fetchAtOnce = 20_000;
const day = 24 * 60 * 60_000;

/** Syncs until the signal ends. @throws ConnectionFailed, DiskFull, LeaseLost, errors of the database */
export async function syncImap(run: Run): Promise<void> {
  const inner = new AbortController();
  const signal = AbortSignal.any([run.signal, inner.signal]);
  const linked = { ...run, signal };
  const rounds = new Rounds(linked);
  try {
    await rounds.keep();
  } catch (error) {
    if (!run.signal.aborted) throw imapFailedOrAsIs(error);
  } finally {
    inner.abort();
    await rounds.watching?.catch(() => {});
  }
}

// Errors of the database and of our own stay what they are.
function imapFailedOrAsIs(error: unknown): unknown {
  const isImap =
    error instanceof Error &&
    ('responseStatus' in error ||
      'serverResponseCode' in error ||
      /^(NoConnection|E?TIMEOUT|ETHROTTLE|EConnectionClosed|Parser)/.test(
        String((error as { code?: string }).code),
      ));
  return isImap ? imapFailed(error) : error;
}

interface Status {
  uidValidity: string;
  uidNext: number;
  messages: number;
  highestModseq: bigint;
}

class Rounds {
  watching: Promise<void> | undefined;
  private readonly run: Run;
  private readonly store: Store;
  private readonly meter: ProgressMeter;
  private readonly moments = new Map<string, Moment>();
  /** Folders whose balance did not come out: their sets are compared in the next round. */
  private readonly suspect = new Set<string>();
  private readonly flagsLooked = new Map<string, number>();
  /** Folders that changed without a round. */
  private readonly stale = new Set<string>();
  private wake: () => void = () => {};
  private isWoken = false;
  private watchFailure: unknown;

  constructor(run: Run) {
    this.run = run;
    this.store = new Store(run);
    this.meter = new ProgressMeter(run);
  }

  async keep(): Promise<void> {
    const { run } = this;
    const client = await openAccount(run);
    try {
      let isFirst = true;
      while (!run.signal.aborted) {
        this.isWoken = false;
        const isDone = await this.round(client, isFirst);
        isFirst = false;
        if (this.watchFailure !== undefined) throw this.watchFailure;
        if (isDone) await this.rest();
        if (this.watchFailure !== undefined) throw this.watchFailure;
      }
    } finally {
      await this.store.done().catch(() => {});
      client.close();
    }
  }

  private async rest(): Promise<void> {
    if (this.isWoken) return;
    const woken = new Promise<void>((done) => {
      this.wake = done;
    });
    await Promise.race([woken, pause(this.run.pace.round, this.run.signal)]);
  }

  /** Asks for a round at once. */
  private poke(): void {
    this.isWoken = true;
    this.wake();
  }

  /** Looks at all folders and fetches for a while. @returns whether nothing waits any more */
  private async round(client: ImapFlow, isFirst: boolean): Promise<boolean> {
    const { run } = this;
    await checkDisk(run.deps.config.data);
    const { folders, status } = await listFolders(run, client);
    if (isFirst) await clearTrouble(run.deps, run.account, run.account.syncedBefore ? 'ok' : 'syncing');
    const chosen = folders.filter(({ selected }) => selected);
    const touched = new Set(this.stale);
    this.stale.clear();
    for (const folder of chosen) {
      if (run.signal.aborted) return true;
      const isDue = folder.comparedAt === null || Date.now() - folder.comparedAt.getTime() > day;
      if (isDue && folder.comparedAt) await forgetFailures(run.deps.db, folder.id);
      // After a restart the sets are compared once, whatever the counts say.
      const full = isDue || isFirst || this.suspect.delete(folder.id);
      if (full || this.differs(folder, status.get(folder.path))) {
        this.moments.set(folder.id, await compareFolder(run, client, folder, full));
        touched.add(folder.id);
      }
    }
    this.watch(chosen);
    const isDone = await this.fetch(client, chosen, touched);
    for (const folder of chosen) await this.flags(client, folder, status.get(folder.path), touched);
    await this.ledgers(folders, status, touched, isFirst);
    if (isDone) {
      await this.store.finish();
      await this.complete();
    }
    return isDone;
  }

  private differs(folder: Folder, now: Status | undefined): boolean {
    if (!now) return true;
    return (
      now.uidValidity !== folder.uidValidity ||
      now.uidNext > folder.uidNext ||
      now.messages !== folder.onServer
    );
  }

  // Gmail's inbox is a label of All Mail, and only that is fetched there.
  private watch(chosen: Folder[]): void {
    const folder = chosen.find(({ role }) => role === 'inbox') ?? chosen.find(({ role }) => role === 'all');
    if (this.watching || !folder) return;
    this.watching = watchFolder(this.run, folder, {
      round: () => this.poke(),
      changed: () => void this.stale.add(folder.id),
    }).then(
      () => {
        this.watching = undefined;
      },
      (error) => {
        this.watchFailure = error;
        this.poke();
      },
    );
  }

  private async fetch(client: ImapFlow, chosen: Folder[], touched: Set<string>): Promise<boolean> {
    const { run, store } = this;
    const until = Date.now() + fetchAtOnce;
    const below = new Map<string, number | undefined>();
    let open = [...chosen];
    while (open.length > 0) {
      for (const folder of [...open]) {
        if (run.signal.aborted) return true;
        const lowest = await fetchBatch(run, client, folder, store, below.get(folder.id));
        if (lowest === undefined) open = open.filter((one) => one !== folder);
        else touched.add(folder.id);
        below.set(folder.id, lowest);
        if (touched.has(folder.id)) await this.meter.look();
        if (Date.now() > until || this.watchFailure !== undefined) {
          await store.done();
          return false;
        }
      }
      await checkDisk(run.deps.config.data);
    }
    await store.done();
    for (const folder of chosen) await fetchFailed(run, client, folder, store);
    await store.done();
    return true;
  }

  private async flags(
    client: ImapFlow,
    folder: Folder,
    now: Status | undefined,
    touched: Set<string>,
  ): Promise<void> {
    const modseq = now?.highestModseq ?? 0n;
    const looked = this.flagsLooked.get(folder.id) ?? 0;
    const isWorth =
      modseq > 0n
        ? modseq > folder.highestModseq
        : touched.has(folder.id) || Date.now() - looked > 10 * this.run.pace.round;
    if (!isWorth) return;
    await syncFlags(this.run, client, folder, modseq, Date.now() - looked > day);
    this.flagsLooked.set(folder.id, Date.now());
  }

  private async ledgers(
    folders: Folder[],
    status: Map<string, Status>,
    touched: Set<string>,
    all: boolean,
  ): Promise<void> {
    const { deps, account } = this.run;
    for (const folder of folders) {
      if (
        folder.selected
          ? !touched.has(folder.id) && !all
          : !all && !this.differs(folder, status.get(folder.path))
      )
        continue;
      const moment = this.moments.get(folder.id);
      this.moments.delete(folder.id);
      const agrees = await writeLedger(deps.db, account, folder.id, {
        onServer: folder.selected
          ? (moment?.onServer ?? folder.onServer)
          : (status.get(folder.path)?.messages ?? 0),
        uids: folder.selected ? moment?.uids : undefined,
        isSelected: folder.selected,
      });
      // Mail that came while it was counted looks like this too.
      if (!agrees && folder.selected && !moment?.uids) this.suspect.add(folder.id);
    }
  }

  private async complete(): Promise<void> {
    const { deps, account } = this.run;
    await this.meter.end();
    account.syncedBefore = true;
    await deps.db.transaction().execute(async (trx) => {
      await trx
        .updateTable('mailboxes')
        .set({ state: 'ok', synced_at: sql`now()` })
        .where('id', '=', account.id)
        .where('fence', '=', account.fence)
        .where('state', 'in', ['new', 'syncing', 'ok'])
        .execute();
      await announce(trx, { what: 'mailbox', mailbox: account.id });
    });
  }
}

async function listFolders(
  run: Run,
  client: ImapFlow,
): Promise<{ folders: Folder[]; status: Map<string, Status> }> {
  const query = { messages: true, uidNext: true, uidValidity: true, highestModseq: true };
  const listed = await client.list({ statusQuery: query });
  if (!listed.some(({ path }) => path.toUpperCase() === 'INBOX'))
    throw new ConnectionFailed('server-error', 'LIST names no INBOX');
  const found: FolderOnServer[] = folderRoles(listed, serverKind(client));
  const folders = await saveFolders(run, found);
  const status = new Map<string, Status>();
  for (const { path, status: said } of listed) {
    if (said?.uidValidity === undefined) continue;
    status.set(path, {
      uidValidity: String(said.uidValidity),
      uidNext: said.uidNext ?? 0,
      messages: said.messages ?? 0,
      highestModseq: said.highestModseq ?? 0n,
    });
  }
  return { folders, status };
}
