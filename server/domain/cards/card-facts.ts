// Reads what every card has beside its own columns: phones, tags, relation, who made it and answers for it.
import { type RawBuilder, sql } from 'kysely';
import type { Card, Phone, PostalAddress, Stage } from './card-shape.ts';
import { tagNames } from './tags.ts';

/** What `cardFacts` selects. */
export interface CardFacts {
  id: string;
  revision: number;
  name: string;
  notes: string;
  stage: Stage;
  made_by: Card['madeBy'];
  created_at: Date;
  updated_at: Date;
  phones: Phone[];
  postal_addresses: PostalAddress[];
  tags: string[];
  relation_id: string | null;
  relation_key: string | null;
  relation_name: string | null;
  responsible_id: string | null;
  responsible: string | null;
}

/** SQL: the columns all cards have, of a row `as` (c, o) with its user `u` and relation `r` joined. */
export function cardFacts(type: 'contact' | 'company', as: 'c' | 'o'): RawBuilder<CardFacts> {
  const row = (column: string) => sql.ref(`${as}.${column}`);
  return sql<CardFacts>`${row('id')}, ${row('revision')}, ${row('name')}, ${row('notes')}, ${row('stage')},
    ${row('made_by')}, ${row('created_at')}, ${row('updated_at')}, ${row('postal_addresses')}, ${phonesOf(type, as)} as phones,
    ${tagNames(`${as}.tag_ids`)} as tags, r.id as relation_id, r.key as relation_key, r.name as relation_name,
    u.id as responsible_id, u.name as responsible`;
}

/** SQL: a card's phones as JSON, in their order. */
export const phonesOf = (type: 'contact' | 'company', as: 'c' | 'o') => sql<Phone[]>`coalesce((
  select json_agg(json_build_object('label', p.label, 'number', p.written, 'e164', coalesce(p.number, '')) order by p.position)
  from card_phones p where p.record_type = ${type} and p.record_id = ${sql.ref(`${as}.id`)}), '[]')`;

/** The row as the domain hands it out, mail apart. */
export function shownFacts(row: CardFacts): Omit<Card, 'conversations'> {
  return {
    id: row.id,
    revision: row.revision,
    name: row.name,
    notes: row.notes,
    stage: row.stage,
    phones: row.phones,
    postalAddresses: row.postal_addresses,
    tags: row.tags,
    madeBy: row.made_by,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    ...(row.responsible_id ? { responsible: { id: row.responsible_id, name: row.responsible! } } : {}),
    ...(row.relation_id
      ? { relation: { id: row.relation_id, key: row.relation_key!, name: row.relation_name! } }
      : {}),
  };
}
