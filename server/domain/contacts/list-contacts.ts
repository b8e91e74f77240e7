// One page of the contacts a viewer may see, narrowed and ordered as asked for.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { readableAudiences } from '../access/audiences.ts';
import { companyIsVisible, contactIsVisible } from '../access/card-is-visible.ts';
import { lastMailOf } from '../access/correspondence-of.ts';
import type { Viewer } from '../access/viewer.ts';
import { type CardFilter, narrowedBy, narrowedByMail } from '../cards/card-filter.ts';
import { type CardOrder, fromCards } from '../cards/card-list.ts';
import { pageOfCards } from '../cards/card-page.ts';
import { type RowFacts, rowFacts, shownRow } from '../cards/card-rows.ts';
import { withMailSince } from '../cards/with-mail-since.ts';
import type { ContactRow } from './contact-shape.ts';
import { contactsWithWords } from './contacts-with-words.ts';

/** Which contacts; what is left out narrows nothing. */
export interface ContactFilter extends CardFilter {
  q: string;
  company?: string | undefined;
  language?: string | undefined;
}

/** `q` narrows to names and addresses that contain it, and to the people of companies that do. */
export async function listContacts(
  db: Kysely<Database>,
  viewer: Viewer,
  input: ContactFilter & { order?: CardOrder | undefined; cursor?: string | undefined; limit: number },
) {
  const audiences = await readableAudiences(db, viewer);
  const { order = 'name', cursor, limit } = input;
  const list = { ...(await narrowed(db, audiences, input)), audiences, order, cursor, limit };
  const { ids, ...more } = await pageOfCards(db, list);
  return { items: await rowsOf(db, audiences, ids), ...more };
}

/** The ids of all contacts the filter finds, of those the viewer may see. */
export async function findContactIds(
  db: Kysely<Database>,
  viewer: Viewer,
  filter: ContactFilter,
  atMost: number,
): Promise<string[]> {
  const audiences = await readableAudiences(db, viewer);
  const { rows } = await sql<{ id: string }>`
    select c.id ${fromCards(await narrowed(db, audiences, filter))} and ${contactIsVisible(audiences)}
    order by 1 limit ${atMost}`.execute(db);
  return rows.map(({ id }) => id);
}

async function narrowed(db: Kysely<Database>, audiences: string[], filter: ContactFilter) {
  const mail = narrowedByMail('contact', audiences, filter);
  const words = await contactsWithWords(db, audiences, filter.q);
  return {
    type: 'contact' as const,
    tables: sql`contacts c left join companies o on o.id = c.company_id and o.binned_at is null`,
    condition: sql`c.binned_at is null
      ${filter.company ? sql`and c.company_id = ${filter.company}::bigint` : sql``}
      ${filter.language ? sql`and c.language = ${filter.language}` : sql``} ${words.condition}
      ${narrowedBy('contact', filter)} ${await withMailSince(db, 'contact', audiences, filter)}`,
    beside: words.beside,
    ...mail,
    late: sql`${words.late} ${mail.late}`,
  };
}

/** The rows of these contacts, in this order. */
async function rowsOf(db: Kysely<Database>, audiences: string[], ids: string[]): Promise<ContactRow[]> {
  const { rows } = await sql<
    RowFacts & {
      address: string | null;
      job: string;
      language: string;
      birthday: string;
      picture_id: string | null;
      company_id: string | null;
      company: string | null;
    }
  >`
    select ${rowFacts('contact', 'c')}, c.job, c.language, c.birthday, c.picture_id,
      case when ${companyIsVisible(audiences)} then o.id end as company_id, o.name as company,
      (select address from contact_addresses a where a.contact_id = c.id order by position, address limit 1) as address
    from unnest(${ids}::bigint[]) with ordinality as x (id, n) join contacts c on c.id = x.id
      left join companies o on o.id = c.company_id and o.binned_at is null
      left join users u on u.id = coalesce(c.responsible_id, o.responsible_id)
      left join relations r on r.id = c.relation_id
    order by x.n`.execute(db);
  const lastMail = await lastMailOf(db, audiences, 'contact', ids);
  return rows.map((row) => ({
    ...shownRow(row, lastMail.get(row.id)),
    address: row.address ?? '',
    job: row.job,
    language: row.language,
    birthday: row.birthday,
    ...(row.picture_id ? { picture: row.picture_id } : {}),
    ...(row.company_id
      ? { company: { type: 'company' as const, id: row.company_id, name: row.company! } }
      : {}),
  }));
}
