// Which cards are meant behind contact: and company:, among those the viewer may see.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../../database/schema.ts';
import { companyIsVisible, contactIsVisible } from '../../access/card-is-visible.ts';

const mostCards = 50;

/**
 * By `#12`, by domain or address, or by name; with one wrong letter only if none is found as written.
 * @returns their ids, and where a letter is another the name of the first
 */
export async function customersNamed(
  db: Kysely<Database>,
  audiences: string[],
  type: 'contact' | 'company',
  value: string,
): Promise<{ ids: string[]; otherwise?: string }> {
  const id = /^#(\d{1,18})$/.exec(value)?.[1];
  const address = value.toLowerCase();
  for (const forgiving of [false, true]) {
    // A number is nobody's name.
    const named = sql`kontor_name_query(${id ? '' : value}, ${forgiving}, false)`;
    const { rows } = await (type === 'company'
      ? sql<{ id: string; name: string }>`
          with named as materialized (
            (select id from companies where kontor_name_vector(name) @@ (select ${named}) limit 500)
            union select company_id from company_domains where domain = ${address}
            union select ${id ?? null}::bigint
          )
          select o.id, o.name from named join companies o using (id)
          where o.binned_at is null and ${companyIsVisible(audiences)} limit ${mostCards}`
      : sql<{ id: string; name: string }>`
          with named as materialized (
            (select id from contacts where kontor_name_vector(name) @@ (select ${named}) limit 500)
            union select contact_id from contact_addresses where address = ${address}
            union select ${id ?? null}::bigint
          )
          select c.id, c.name from named join contacts c using (id)
          where c.binned_at is null and ${contactIsVisible(audiences)} limit ${mostCards}`
    ).execute(db);
    if (rows.length > 0 || id)
      return {
        ids: rows.map((row) => row.id),
        ...(forgiving && rows[0] ? { otherwise: rows[0].name } : {}),
      };
  }
  return { ids: [] };
}
