// What a list of cards is narrowed by, as SQL conditions; mail counts only where the viewer may read it.
import { type RawBuilder, sql } from 'kysely';
import { linkIsVisible } from '../access/link-is-visible.ts';
import type { CardList } from './card-list.ts';
import type { Card, CardType, Stage } from './card-shape.ts';
import { as } from './visible-cards.ts';

/** What is left out narrows nothing. */
export interface CardFilter {
  /** An id, or `none`. */
  relation?: string | undefined;
  stage?: Exclude<Stage, ''> | 'none' | undefined;
  /** Ids; cards that have them all. */
  tags?: string[] | undefined;
  /** An id, or `none`. */
  responsible?: string | undefined;
  madeBy?: Card['madeBy'] | undefined;
  /** ISO 8601: mail has come or gone since. */
  mailSince?: string | undefined;
  /** ISO 8601: no mail has come or gone since, or none ever. */
  quietSince?: string | undefined;
}

/** SQL beginning with `and`, over a contact `c` with its company `o`, or a company `o`: what its own row tells. */
export function narrowedBy(type: CardType, filter: CardFilter): RawBuilder<unknown> {
  const card = as(type);
  const conditions = [
    filter.relation && oneOrNone(sql`${card}.relation_id`, filter.relation),
    filter.stage && sql`${card}.stage = ${filter.stage === 'none' ? '' : filter.stage}`,
    filter.tags && filter.tags.length > 0 && sql`${card}.tag_ids @> ${filter.tags}::bigint[]`,
    filter.responsible && isResponsible(type, filter.responsible),
    filter.madeBy && sql`${card}.made_by = ${filter.madeBy}`,
  ].filter((one) => one !== undefined && one !== '' && one !== false);
  return sql.join(
    conditions.map((one) => sql`and ${one as RawBuilder<unknown>}`),
    sql` `,
  );
}

// Looking for the mail of a thousand cards takes longer than a page may.
const countAtMost = 200;

/** Of a list of cards: what is asked of their mail. Dear, so it stands behind all else and fewer are counted. */
export function narrowedByMail(
  type: CardType,
  audiences: string[],
  { mailSince, quietSince }: CardFilter,
): Pick<CardList, 'late' | 'countAtMost' | 'mailUntil'> {
  const mail = (since: string) => sql`exists (
    select 1 from links l join conversation_audiences ca on ca.conversation_id = l.conversation_id
    where l.record_type = ${type} and l.record_id = ${as(type)}.id and l.undone_at is null and ca.mailbox_id = 0
      and ca.box = 'all' and ca.audience_id = any(${audiences}::bigint[]) and ca.last_at >= ${since}::timestamptz
      and ${linkIsVisible(audiences)} offset 0)`;
  if (!mailSince && !quietSince) return { late: sql`` };
  const late = sql`${mailSince ? sql`and ${mail(mailSince)}` : sql``} ${quietSince ? sql`and not ${mail(quietSince)}` : sql``}`;
  return { late, countAtMost, ...(quietSince ? { mailUntil: new Date(quietSince).toISOString() } : {}) };
}

// A contact of nobody's own is their company's: two ways that have an index each.
function isResponsible(type: CardType, wanted: string): RawBuilder<unknown> {
  if (type === 'company') return oneOrNone(sql`o.responsible_id`, wanted);
  if (wanted === 'none') return sql`c.responsible_id is null and o.responsible_id is null`;
  return sql`(c.responsible_id = ${wanted}::bigint or (c.responsible_id is null and c.company_id = any(array(
    select x.id from companies x where x.responsible_id = ${wanted}::bigint and x.binned_at is null))))`;
}

const oneOrNone = (column: RawBuilder<unknown>, wanted: string): RawBuilder<unknown> =>
  wanted === 'none' ? sql`${column} is null` : sql`${column} = ${wanted}::bigint`;
