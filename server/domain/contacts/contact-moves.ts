// Where somebody worked when a mail was sent: who leaves a company leaves their earlier mail there.
import { type Kysely, sql } from 'kysely';
import { column } from '../../database/arrays.ts';
import type { Database } from '../../database/schema.ts';

/** Somebody left a company; what they wrote until then stays there. */
export interface ContactMove {
  fromCompany: string | null;
  /** Of which addresses; null: of all. */
  addresses: string[] | null;
  /** Mail sent until then is the former company's. */
  at: Date;
  /** The earlier mail went along: then the move says nothing about it. */
  mailMoved: boolean;
}

/**
 * The company an address's mail of a time belongs to.
 * @param moves that hold, the earliest first
 * @param now where they work today
 */
export function employerAt(
  moves: ContactMove[],
  address: string,
  sentAt: Date,
  now: string | null,
): string | null {
  const left = moves.find(
    (move) =>
      !move.mailMoved &&
      sentAt.getTime() <= move.at.getTime() &&
      (move.addresses === null || move.addresses.includes(address)),
  );
  return left ? left.fromCompany : now;
}

/** The moves that hold of these contacts, by contact; the companies' bin counts as no company. */
export async function movesOf(db: Kysely<Database>, contacts: string[]): Promise<Map<string, ContactMove[]>> {
  if (contacts.length === 0) return new Map();
  const { rows } = await sql<{
    contact_id: string;
    company_id: string | null;
    addresses: string[] | null;
    at: Date;
    mail_moved: boolean;
  }>`
    select m.contact_id, o.id as company_id, m.addresses, m.at, m.mail_moved_at is not null as mail_moved
    from contact_moves m left join companies o on o.id = m.from_company_id and o.binned_at is null
    where m.contact_id = any(${column('bigint', contacts)}) and m.undone_at is null order by m.at, m.id`.execute(
    db,
  );
  const found = new Map<string, ContactMove[]>();
  for (const row of rows) {
    const moves = found.get(row.contact_id) ?? [];
    found.set(row.contact_id, moves);
    moves.push({
      fromCompany: row.company_id,
      addresses: row.addresses,
      at: row.at,
      mailMoved: row.mail_moved,
    });
  }
  return found;
}
