// Says "conversation 12 changed" to every process that listens, when the transaction commits.
import { type Kysely, sql } from 'kysely';
import pg from 'pg';
import type { Database } from './schema.ts';

/** What changed, by ids alone: whoever passes it on asks for each viewer what may be told. */
export interface Announcement {
  /** What happened, such as "conversation", "mailbox", "message", "mail.received", "access". */
  what: string;
  /** Ids of that kind. */
  ids?: string[];
  mailbox?: string;
  conversation?: string;
  user?: string;
}

const channel = 'kontor';
// PostgreSQL takes 8,000 bytes; a longer list of ids is cut into several.
const idsAtOnce = 200;

/**
 * Announces a change at commit. PostgreSQL drops what is announced twice in one transaction.
 */
export async function announce(db: Kysely<Database>, announcement: Announcement): Promise<void> {
  const ids = announcement.ids ?? [];
  for (let at = 0; at === 0 || at < ids.length; at += idsAtOnce) {
    const piece = ids.length > 0 ? { ...announcement, ids: ids.slice(at, at + idsAtOnce) } : announcement;
    await sql`select pg_notify(${channel}, ${JSON.stringify(piece)})`.execute(db);
  }
}

/** An open ear; `stop` closes it. */
export interface Listening {
  stop(): Promise<void>;
}

/**
 * Hears announcements of all processes. After a lost connection it connects again by itself and calls `missed`,
 * since what was said meanwhile is gone: whoever listens must look for itself then.
 * @param url of the database
 */
export async function listen(
  url: string,
  handler: (announcement: Announcement) => void,
  missed: () => void = () => {},
): Promise<Listening> {
  let stopped = false;
  let client = await connect();

  async function connect(): Promise<pg.Client> {
    const fresh = new pg.Client({
      connectionString: url,
      application_name: 'kontor listen',
      keepAlive: true,
    });
    fresh.on('error', () => {});
    fresh.on('notification', ({ payload }) => handler(JSON.parse(payload ?? '{}') as Announcement));
    await fresh.connect();
    await fresh.query(`listen ${channel}`);
    fresh.once('end', () => {
      if (!stopped) void reconnect();
    });
    return fresh;
  }

  async function reconnect(): Promise<void> {
    for (let pause = 50; !stopped; pause = Math.min(pause * 2, 5000)) {
      await new Promise((done) => setTimeout(done, pause));
      try {
        client = await connect();
        if (stopped) return await client.end();
        return missed();
      } catch {
        // Not there yet: the next round tries again, for as long as somebody listens.
      }
    }
  }

  return {
    async stop() {
      stopped = true;
      await client.end();
    },
  };
}
