// A card with the names of what it refers to, as an export needs it.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { companyIsVisible } from '../access/card-is-visible.ts';
import { type WrittenCompany, writtenCompanies } from '../companies/written-company.ts';
import { type WrittenContact, writtenContacts } from '../contacts/written-contact.ts';

export interface ExportedCard
  extends Partial<Omit<WrittenContact, 'name'>>,
    Partial<Omit<WrittenCompany, 'name'>> {
  id: string;
  type: 'contact' | 'company';
  name: string;
  company: string;
  relation: string;
  responsible: string;
  lastMailAt: string;
  picture: { type: string; bytes: Buffer } | undefined;
}

/** A row of the list, by which the others are looked up. */
export interface ListedCard {
  id: string;
  responsible?: { name: string } | undefined;
  lastMailAt?: string | undefined;
}

/** @param pictures whether their bytes are wanted */
export async function exportedCards(
  db: Kysely<Database>,
  { type, audiences, pictures }: { type: 'contact' | 'company'; audiences: string[]; pictures: boolean },
  rows: ListedCard[],
): Promise<ExportedCard[]> {
  const ids = rows.map(({ id }) => id);
  const written = await (type === 'contact' ? writtenContacts(db, ids) : writtenCompanies(db, ids));
  const names = await namesOf(db, type, audiences, ids);
  const seen =
    pictures && type === 'contact' ? await picturesOf(db, ids) : new Map<string, ExportedCard['picture']>();
  return rows.flatMap((row) => {
    const card = written.get(row.id);
    return card
      ? [
          {
            ...card,
            id: row.id,
            type,
            company: names.get(row.id)?.company ?? '',
            relation: names.get(row.id)?.relation ?? '',
            responsible: row.responsible?.name ?? '',
            lastMailAt: row.lastMailAt ?? '',
            picture: seen.get(row.id),
          },
        ]
      : [];
  });
}

async function namesOf(
  db: Kysely<Database>,
  type: 'contact' | 'company',
  audiences: string[],
  ids: string[],
): Promise<Map<string, { company: string | null; relation: string | null }>> {
  const { rows } = await sql<{ id: string; company: string | null; relation: string | null }>`
    select x.id, coalesce(nullif(r.name, ''), r.key) as relation,
      ${type === 'contact' ? sql`(select o.name from companies o where o.id = x.company_id and o.binned_at is null and ${companyIsVisible(audiences)})` : sql`null`} as company
    from ${sql.table(type === 'contact' ? 'contacts' : 'companies')} x left join relations r on r.id = x.relation_id
    where x.id = any(${ids}::bigint[])`.execute(db);
  return new Map(rows.map((row) => [row.id, row]));
}

async function picturesOf(
  db: Kysely<Database>,
  ids: string[],
): Promise<Map<string, ExportedCard['picture']>> {
  const { rows } = await sql<{ id: string; type: string; bytes: Buffer }>`
    select c.id, p.type, p.bytes from contacts c join card_pictures p on p.id = c.picture_id
    where c.id = any(${ids}::bigint[])`.execute(db);
  return new Map(rows.map(({ id, type, bytes }) => [id, { type, bytes }]));
}
