// Syncs a Dovecot's mailboxes into a database of the test's own, impatiently, and waits for what should come.
import { pino } from 'pino';
import type { Deps } from '../../server/deps.ts';
import { operatorViewer, type Viewer } from '../../server/domain/access/viewer.ts';
import { createMailbox } from '../../server/domain/mailboxes/create-mailbox.ts';
import type { MailboxInput } from '../../server/domain/mailboxes/mailbox-input.ts';
import type { Pace } from '../../server/domain/sync/account.ts';
import { startSync } from '../../server/domain/sync/run-sync.ts';
import { testConfig } from './config.ts';
import { type TestDatabase, testDatabase } from './database.ts';
import type { Dovecot } from './dovecot.ts';

/** Looks at everything more often than a server of others would like. */
export const testPace: Pace = { round: 250, poll: 250, watch: 50, retry: 40, silence: 5000 };

/** A Kontor without a screen: database, data folder, deps. */
export interface SyncHouse {
  deps: Deps;
  database: TestDatabase;
  /** Connects a user of the Dovecot; returns the mailbox's id. */
  connect(dovecot: Dovecot, user: string, given?: Partial<MailboxInput>): Promise<string>;
  close(): Promise<void>;
}

export async function syncHouse(): Promise<SyncHouse> {
  const database = await testDatabase();
  const { config, clear } = testConfig();
  const log = pino({ level: process.env.KONTOR_TEST_LOG ?? 'silent' });
  const deps: Deps = { config, db: database.db, reading: database.db, databaseUrl: database.url, log };
  return {
    deps,
    database,
    connect: (dovecot, user, given = {}) => createMailbox(deps, admin, mailboxOf(dovecot, user, given)),
    async close() {
      await database.close();
      clear();
    },
  };
}

const admin: Viewer = { ...operatorViewer(), role: 'admin' };

/** What an admin would fill in for a user of this Dovecot. */
export function mailboxOf(dovecot: Dovecot, user: string, given: Partial<MailboxInput> = {}): MailboxInput {
  const kind = given.kind ?? 'imap';
  return {
    name: user,
    address: `${user}@kontor.example`,
    aliases: [],
    kind,
    policy: 'open',
    ownerId: null,
    connection: {
      host: '127.0.0.1',
      port: kind === 'pop3' ? dovecot.pop3Port : dovecot.imapPort,
      security: 'plain',
      login: user,
      authentication: 'password',
      provider: 'other',
      allowPrivate: true,
    },
    password: 'secret',
    deleteAfterDays: null,
    people: [],
    folders: [],
    ...given,
  };
}

/** Starts syncing at the test's pace. */
export function testSync(house: SyncHouse, pace: Partial<Pace> = {}): { stop(): Promise<void> } {
  return startSync(house.deps, { ...testPace, ...pace });
}

/** Waits until `look` gives something true, and gives that. @param patience milliseconds */
export async function until<T>(
  look: () => Promise<T | undefined | false | null>,
  what: string,
  patience = 60_000,
): Promise<T> {
  const end = Date.now() + patience;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > end) throw new Error(`waited ${patience / 1000} s for ${what}`);
    await new Promise((done) => setTimeout(done, 25));
  }
}

/** A mail of made-up people, distinct by its number. */
export function mail(number: number | string, body = 'Could you send us an offer?'): string {
  return [
    `Message-ID: <${number}@bruno.example>`,
    'Date: Mon, 05 Oct 2026 09:00:00 +0200',
    'From: Bruno Bakker <bruno@bakker.example>',
    'To: Sales <sales@kontor.example>',
    `Subject: Question ${number}`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    '',
    `${body} (${number})`,
    '',
  ].join('\r\n');
}

/** The ledger of one mailbox, by folder. */
export async function ledgerOf({ deps }: SyncHouse, mailboxId: string) {
  const rows = await deps.db
    .selectFrom('ledgers')
    .innerJoin('folders', 'folders.id', 'ledgers.folder_id')
    .select([
      'path',
      'ledgers.on_server',
      'stored',
      'skipped',
      'quarantined',
      'not_fetched',
      'erased',
      'ok',
      'detail',
      'complete',
      'at',
    ])
    .where('mailbox_id', '=', mailboxId)
    .where('gone_at', 'is', null)
    .execute();
  return new Map(rows.map((row) => [row.path, row]));
}

/** How many sources there are: distinct copies kept. */
export async function countSources({ deps }: SyncHouse): Promise<number> {
  const { count } = await deps.db
    .selectFrom('sources')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** The placements that are on the server now. */
export async function livePlacements({ deps }: SyncHouse, mailboxId: string) {
  return deps.db
    .selectFrom('placements')
    .innerJoin('folders', 'folders.id', 'placements.folder_id')
    .select(['path', 'uid', 'outcome', 'source_id', 'reason', 'flags', 'attempts', 'placements.uid_validity'])
    .where('mailbox_id', '=', mailboxId)
    .where('placements.gone_at', 'is', null)
    .orderBy('path')
    .orderBy('uid')
    .execute();
}

/** Waits until every folder's ledger is green and says so many mails are on the server. */
export async function untilGreen(
  house: SyncHouse,
  mailboxId: string,
  path: string,
  onServer: number,
  patience?: number,
): Promise<void> {
  await until(
    async () => {
      const line = (await ledgerOf(house, mailboxId)).get(path);
      return line?.ok && line.on_server === onServer && line.not_fetched === 0;
    },
    `a green ledger of ${path} with ${onServer} mails; it says ${JSON.stringify((await ledgerOf(house, mailboxId)).get(path))}`,
    patience,
  );
}
