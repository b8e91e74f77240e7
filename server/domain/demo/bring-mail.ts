// Brings the demo's mail into its mailboxes, through the door every mail comes by.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { type IncomingMail, receiveMails } from '../incoming/receive-mail.ts';
import type { UnderstandDeps } from '../incoming/understand.ts';
import type { DemoMail } from './make-demo.ts';

const MAILS_AT_ONCE = 250;
const LIVE_DAYS = 7;
const ROLES = { INBOX: 'inbox', Sent: 'sent', Junk: 'junk' } as const;

/**
 * Oldest first, as it came.
 * @param mailboxes ids by address
 * @param onProgress told how many are understood
 * @throws Error when interrupted
 */
export async function bringMail(
  deps: UnderstandDeps,
  mailboxes: Map<string, string>,
  mails: DemoMail[],
  now: Date,
  onProgress: (done: number) => void,
  signal: AbortSignal,
): Promise<void> {
  const folders = new Folders(deps.db, mailboxes);
  let done = 0;
  // The last days' mail counts as come while we watched: only that can be unread.
  const young = now.getTime() - LIVE_DAYS * 86_400_000;
  for (const live of [false, true]) {
    const of = mails.filter((mail) => mail.internalDate.getTime() > young === live);
    for (let at = 0; at < of.length; at += MAILS_AT_ONCE) {
      signal.throwIfAborted();
      const batch = of.slice(at, at + MAILS_AT_ONCE);
      await receiveMails(deps, await folders.place(batch), { live, understand: 'now' });
      done += batch.length;
      onProgress(done);
    }
  }
  await folders.close();
}

/** The mailboxes' folders, made as mail for them comes, and the UIDs given out in each. */
class Folders {
  private readonly made = new Map<string, { id: string; uid: number }>();
  private readonly db: Kysely<Database>;
  private readonly mailboxes: Map<string, string>;

  constructor(db: Kysely<Database>, mailboxes: Map<string, string>) {
    this.db = db;
    this.mailboxes = mailboxes;
  }

  async place(mails: DemoMail[]): Promise<IncomingMail[]> {
    const placed: IncomingMail[] = [];
    for (const { mailbox, folder: path, raw, flags, internalDate } of mails) {
      const folder = await this.find(mailbox, path);
      folder.uid += 1;
      const uid = String(folder.uid);
      placed.push({
        raw,
        placement: { folderId: folder.id, uidValidity: '1', uid, flags, internalDate, size: raw.length },
      });
    }
    return placed;
  }

  private async find(mailbox: string, path: DemoMail['folder']): Promise<{ id: string; uid: number }> {
    const key = `${mailbox} ${path}`;
    const known = this.made.get(key);
    if (known !== undefined) return known;
    const folder = { id: await makeFolder(this.db, this.mailboxes.get(mailbox) as string, path), uid: 0 };
    this.made.set(key, folder);
    return folder;
  }

  async close(): Promise<void> {
    for (const { id, uid } of this.made.values())
      await sql`update folders set uid_next = ${uid + 1} where id = ${id}::bigint`.execute(this.db);
  }
}

async function makeFolder(
  db: Kysely<Database>,
  mailboxId: string,
  path: DemoMail['folder'],
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into folders (mailbox_id, path, role, role_reason, uid_validity, uid_next)
    values (${mailboxId}::bigint, ${path}, ${ROLES[path]}, 'import', 1, 1)
    on conflict (mailbox_id, path) do update set path = excluded.path returning id`.execute(db);
  return (rows[0] as { id: string }).id;
}
