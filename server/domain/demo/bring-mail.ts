// Brings the demo's mail into its mailboxes, through the door every mail comes by.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { type IncomingMail, receiveMails } from '../incoming/receive-mail.ts';
import type { UnderstandDeps } from '../incoming/understand.ts';
import type { DemoMail } from './make-demo.ts';

const MAILS_AT_ONCE = 250;
const ROLES = { INBOX: 'inbox', Sent: 'sent', Junk: 'junk' } as const;

/**
 * Oldest first, as it came. Nobody is notified.
 * @param mailboxes ids by address
 * @param onProgress told how many are understood
 * @throws Error when interrupted
 */
export async function bringMail(
  deps: UnderstandDeps,
  mailboxes: Map<string, string>,
  mails: DemoMail[],
  onProgress: (done: number) => void,
  signal: AbortSignal,
): Promise<void> {
  const folders = new Map<string, { id: string; uid: number }>();
  for (let at = 0; at < mails.length; at += MAILS_AT_ONCE) {
    signal.throwIfAborted();
    const batch: IncomingMail[] = [];
    for (const mail of mails.slice(at, at + MAILS_AT_ONCE)) {
      const key = `${mail.mailbox} ${mail.folder}`;
      const folder = folders.get(key) ?? {
        id: await makeFolder(deps.db, mailboxes.get(mail.mailbox) as string, mail.folder),
        uid: 0,
      };
      folders.set(key, folder);
      folder.uid += 1;
      const { raw, flags, internalDate } = mail;
      batch.push({
        raw,
        placement: {
          folderId: folder.id,
          uidValidity: '1',
          uid: String(folder.uid),
          flags,
          internalDate,
          size: raw.length,
        },
      });
    }
    await receiveMails(deps, batch, { understand: 'now' });
    onProgress(Math.min(at + MAILS_AT_ONCE, mails.length));
  }
  for (const { id, uid } of folders.values())
    await sql`update folders set uid_next = ${uid + 1} where id = ${id}::bigint`.execute(deps.db);
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
