// The mails of a correspondence as one download, mbox or a zip of eml files, made while it is sent: no file is left behind.
import { Readable } from 'node:stream';
import { type Kysely, sql } from 'kysely';
import type { Config } from '../../config.ts';
import type { Database } from '../../database/schema.ts';
import { mustExport } from '../access/may.ts';
import type { Viewer } from '../access/viewer.ts';
import { writeJournal } from '../house/journal.ts';
import { inMbox } from '../messages/in-mbox.ts';
import { type MailKey, readOriginals } from '../messages/read-originals.ts';
import { ProductError } from '../problem.ts';
import type { CorrespondenceFilter } from './correspondence-shape.ts';
import { freeName } from './free-name.ts';
import { matchingMails } from './matching-mails.ts';
import { zipOf } from './zip-of.ts';

interface Deps {
  db: Kysely<Database>;
  config: Pick<Config, 'data'>;
}

export interface ExportInput extends CorrespondenceFilter {
  format: 'mbox' | 'eml';
}

const mailsAtOnce = 100;

/**
 * Notes in the journal that the viewer takes these mails along.
 * @returns how many there are
 * @throws ProductError `not-allowed`, `not-found` when no customer asked for is there, `invalid` when no mail is left
 */
export async function announceExport(deps: Deps, viewer: Viewer, input: ExportInput): Promise<number> {
  mustExport(viewer);
  const { records, mails } = await findMails(deps.db, viewer, input);
  if (mails.length === 0)
    throw new ProductError('invalid', 'There is no mail to export. Take filters away.', 'nothing-to-export');
  await writeJournal(deps.db, viewer.userId, 'mail.exported', {
    messages: mails.length,
    format: input.format,
    of: records.slice(0, 100).map(({ type, id }) => `${type}-${id}`),
  });
  return mails.length;
}

/**
 * Streams the mails, oldest first, each in the copy the viewer may see; memory holds one mail at a time. Whoever stops
 * reading stops the work.
 * @throws ProductError as `announceExport`
 */
export async function exportCorrespondence(
  deps: Deps,
  viewer: Viewer,
  input: ExportInput,
): Promise<{ name: string; type: string; stream: Readable }> {
  mustExport(viewer);
  const { named, mails } = await findMails(deps.db, viewer, input);
  const name = named
    .map((record) => record.name)
    .join(', ')
    .slice(0, 80);
  const originals = readAll(deps, viewer, mails);
  if (input.format === 'mbox')
    return {
      name: `${name}.mbox`,
      type: 'application/mbox',
      stream: Readable.from(asMbox(originals), { objectMode: false }),
    };
  const names = nameEntries(mails);
  return { name: `${name}.zip`, type: 'application/zip', stream: zipOf(asEntries(originals, names)) };
}

interface Found extends MailKey {
  subject: string;
  sentAt: Date;
}

async function findMails(db: Kysely<Database>, viewer: Viewer, filter: CorrespondenceFilter) {
  const matching = await matchingMails(db, viewer, filter);
  const { rows } = await sql<Found>`
    with ${matching.mails}
    select m.id, m.conversation_id as "conversationId", left(m.subject, 80) as subject, m.sent_at as "sentAt"
    from mails join messages m on m.conversation_id = mails.conversation_id and m.id = mails.id
    order by m.sent_at, m.id`.execute(db);
  return { named: matching.named, records: matching.records, mails: rows };
}

async function* readAll(deps: Deps, viewer: Viewer, mails: MailKey[]) {
  for (let at = 0; at < mails.length; at += mailsAtOnce)
    yield* readOriginals(deps, viewer, mails.slice(at, at + mailsAtOnce));
}

async function* asMbox(originals: AsyncIterable<{ raw: Buffer }>): AsyncGenerator<Buffer> {
  for await (const { raw } of originals) yield inMbox(raw);
}

async function* asEntries(originals: AsyncIterable<{ id: string; raw: Buffer }>, names: Map<string, Entry>) {
  for await (const { id, raw } of originals) yield { ...names.get(id)!, content: raw };
}

interface Entry {
  name: string;
  at: Date;
}

/** By day and subject: 2026-03-10 Offer 118.eml. */
function nameEntries(mails: Found[]): Map<string, Entry> {
  const taken = new Map<string, number>();
  return new Map(
    mails.map(({ id, subject, sentAt }) => [
      id,
      {
        name: freeName(`${sentAt.toISOString().slice(0, 10)} ${subject.trim() || 'mail'}.eml`, taken),
        at: sentAt,
      },
    ]),
  );
}
