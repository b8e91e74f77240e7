// The bytes of many mails one after the other, each in the copy the viewer may see: what every export is made of.
import { type Kysely, sql } from 'kysely';
import type { Config } from '../../config.ts';
import { column } from '../../database/arrays.ts';
import type { Database } from '../../database/schema.ts';
import { readableAudiences } from '../access/audiences.ts';
import type { Viewer } from '../access/viewer.ts';
import { readSources } from '../incoming/read-source.ts';
import { readableSources } from './readable-source.ts';

interface From {
  db: Kysely<Database>;
  config: Pick<Config, 'data'>;
}

/** Names a mail. */
export interface MailKey {
  id: string;
  conversationId: string;
}

/** In the given order; those erased, and those the viewer may not read any more, are left out. Give a few hundred at most. */
export async function* readOriginals(
  from: From,
  viewer: Viewer,
  mails: MailKey[],
): AsyncGenerator<{ id: string; raw: Buffer }> {
  const chosen = await chooseCopies(from.db, viewer, mails);
  // One at a time: a page may hold a hundred large mails.
  for (const { id } of mails) {
    const sourceId = chosen.get(id);
    const raw = sourceId && (await readSources(from, [sourceId])).get(sourceId);
    if (raw) yield { id, raw };
  }
}

/** Message id → source id. */
async function chooseCopies(
  db: Kysely<Database>,
  viewer: Viewer,
  mails: MailKey[],
): Promise<Map<string, string>> {
  const audiences = await readableAudiences(db, viewer);
  const ids = mails.map(({ id }) => id);
  const conversations = mails.map(({ conversationId }) => conversationId);
  const { rows } = await sql<{ id: string; audience_id: string; source_id: string }>`
    select m.id, m.audience_id, m.source_id
    from unnest(${column('bigint', ids)}, ${column('bigint', conversations)}) as given (id, conversation_id)
      join messages m on m.conversation_id = given.conversation_id and m.id = given.id
    where m.audience_id = any(${audiences}::bigint[])`.execute(db);
  const copies = Map.groupBy(
    await readableSources(
      db,
      viewer,
      rows.map((row) => ({ id: row.id, audienceId: row.audience_id })),
    ),
    (copy) => copy.message_id,
  );
  return new Map(
    rows.flatMap((row) => {
      const all = copies.get(row.id) ?? [];
      const copy = all.find(({ source_id }) => source_id === row.source_id) ?? all[0];
      return copy ? [[row.id, copy.source_id] as const] : [];
    }),
  );
}
