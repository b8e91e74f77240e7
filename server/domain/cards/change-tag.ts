// Renames a tag for all cards, or merges it into another one; both can be undone.
import { type Kysely, sql } from 'kysely';
import { announce } from '../../database/announce.ts';
import type { Database } from '../../database/schema.ts';
import { transaction } from '../../database/transaction.ts';
import { mustWrite } from '../access/may.ts';
import type { Viewer } from '../access/viewer.ts';
import { writeJournal } from '../house/journal.ts';
import { ProductError } from '../problem.ts';
import type { CardType } from './card-shape.ts';
import { listTags, type Tag } from './list-tags.ts';
import { deleteTag, insertAct, updateTagName } from './queries.ts';
import { writeFieldOfMany } from './write-field-of-many.ts';

/** @throws ProductError `conflict` when another tag has that name: merge them instead */
export async function renameTag(
  db: Kysely<Database>,
  viewer: Viewer,
  id: string,
  name: string,
): Promise<void> {
  mustWrite(viewer);
  await transaction(db, async (trx) => {
    const tag = await mustSeeTag(trx, viewer, id);
    const plain = name.normalize('NFC').replace(/\s+/g, ' ').trim();
    const { rows } = await sql`select 1 from tags
      where lower(name) = lower(${plain}) and id <> ${id}::bigint`.execute(trx);
    if (rows.length > 0)
      throw new ProductError(
        'conflict',
        `There is a tag “${plain}” already. Merge the two instead.`,
        'tag-taken',
        {
          field: 'name',
          name: plain,
        },
      );
    await updateTagName(trx, id, plain);
    await writeJournal(trx, viewer.userId, 'tag.renamed', { tag: id, from: tag.name, to: plain });
    await announce(trx, { what: 'lists' });
  });
}

/** Every card with `id` gets `into` instead. @returns the act that undoes it */
export async function mergeTags(
  db: Kysely<Database>,
  viewer: Viewer,
  id: string,
  into: string,
): Promise<{ act: string }> {
  mustWrite(viewer);
  return transaction(db, async (trx) => {
    if (id === into)
      throw new ProductError('invalid', 'A tag cannot be merged with itself.', 'same-tag', { field: 'into' });
    const tag = await mustSeeTag(trx, viewer, id);
    const other = await mustSeeTag(trx, viewer, into);
    const act = await insertAct(trx, viewer.userId, 'tags', { from: tag.name, into: other.name });
    for (const type of ['contact', 'company'] as CardType[]) {
      const { rows } = await sql<{ id: string }>`
        select id from ${sql.table(type === 'contact' ? 'contacts' : 'companies')}
        where tag_ids @> array[${id}::bigint] order by id for update`.execute(trx);
      await writeFieldOfMany(trx, {
        type,
        ids: rows.map((row) => row.id),
        field: 'tags',
        column: 'tag_ids',
        value: sql`case when tag_ids @> array[${into}::bigint] then array_remove(tag_ids, ${id}::bigint)
          else array_replace(tag_ids, ${id}::bigint, ${into}::bigint) end`,
        cause: { act: 'tags', actId: act, by: 'person', userId: viewer.userId },
      });
    }
    await deleteTag(trx, id);
    await writeJournal(trx, viewer.userId, 'tag.merged', { from: tag.name, into: other.name, act });
    await announce(trx, { what: 'lists' });
    return { act };
  });
}

async function mustSeeTag(db: Kysely<Database>, viewer: Viewer, id: string): Promise<Tag> {
  const [tag] = await listTags(db, viewer, { q: '', id });
  if (!tag) throw new ProductError('not-found', 'There is no such tag.', 'no-tag');
  return tag;
}
