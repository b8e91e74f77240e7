// A house with mailboxes for tests of what happens to mail: a database, a data folder, and doors to bring mail in by.
import { sql } from 'kysely';
import { pino } from 'pino';
import type { Config } from '../../server/config.ts';
import type { Viewer } from '../../server/domain/access/viewer.ts';
import { closeDigestPool } from '../../server/domain/incoming/digest-pool.ts';
import {
  type IncomingPlacement,
  type ReceiveOptions,
  receiveMails,
} from '../../server/domain/incoming/receive-mail.ts';
import type { UnderstandDeps, Understood } from '../../server/domain/incoming/understand.ts';
import { testConfig } from './config.ts';
import { type TestDatabase, testDatabase } from './database.ts';

/** A folder's id, by which mail is brought in. */
export interface TestMailbox {
  id: string;
  inbox: string;
  sent: string;
  junk: string;
}

export interface MailHouse {
  database: TestDatabase;
  deps: UnderstandDeps & { config: Config };
  mailbox(
    address: string,
    given?: { policy?: string; kind?: string; ownerId?: string },
  ): Promise<TestMailbox>;
  /** Brings mails into a folder, as live mail unless said otherwise, and understands them. */
  receive(
    folderId: string,
    raws: Buffer[],
    options?: ReceiveOptions & { placement?: Partial<IncomingPlacement> },
  ): Promise<Understood>;
  /** Makes a user who is admin, and says on whose behalf they ask. */
  admin(name: string): Promise<Viewer>;
  /** Rows of a query, for looking. */
  rows<T = Record<string, unknown>>(query: string): Promise<T[]>;
  close(): Promise<void>;
}

/** Makes an empty house; close it after the tests. */
export async function mailHouse(): Promise<MailHouse> {
  const database = await testDatabase();
  const { config, clear } = testConfig({ parseThreads: 1 });
  const deps = {
    db: database.db,
    config,
    log: pino({ level: process.env.KONTOR_TEST_LOG ?? 'silent' }, pino.destination({ dest: 2, sync: true })),
  };
  let uid = 0;
  return {
    database,
    deps,
    async mailbox(address, { policy = 'open', kind = 'imap', ownerId } = {}) {
      const rows = await sql<{ id: string }>`
        insert into mailboxes (name, address, kind, policy, owner_id)
        values (${address}, ${address}, ${kind}, ${policy}, ${ownerId ?? null}) returning id`.execute(
        database.db,
      );
      const id = rows.rows[0]!.id;
      const folder = async (path: string, role: string) => {
        const made = await sql<{ id: string }>`insert into folders (mailbox_id, path, role)
          values (${id}, ${path}, ${role}) returning id`.execute(database.db);
        return made.rows[0]!.id;
      };
      return {
        id,
        inbox: await folder('INBOX', 'inbox'),
        sent: await folder('Sent', 'sent'),
        junk: await folder('Junk', 'junk'),
      };
    },
    async receive(folderId, raws, { placement, ...options } = {}) {
      const all: Understood = { stored: [], duplicates: [], quarantined: [] };
      const mails = raws.map((raw) => ({
        raw,
        placement: { folderId, uidValidity: '1', uid: String(++uid), flags: [], ...placement },
      }));
      await receiveMails(deps, mails, {
        live: true,
        understand: 'now',
        ...options,
        onUnderstood: (understood) => {
          for (const key of ['stored', 'duplicates', 'quarantined'] as const)
            all[key].push(...understood[key]);
        },
      });
      return all;
    },
    async admin(name) {
      const made = await sql<{ id: string }>`insert into users (name, email, role)
        values (${name}, ${`${name.toLowerCase()}@kontor.example`}, 'admin') returning id`.execute(
        database.db,
      );
      const { id } = made.rows[0]!;
      return { userId: id, role: 'admin', principals: ['everyone', `user:${id}`, `owner:${id}`] };
    },
    async rows<T>(query: string) {
      const { rows } = await database.pool.query(query);
      return rows as T[];
    },
    async close() {
      await closeDigestPool(config);
      await database.close();
      clear();
    },
  };
}
