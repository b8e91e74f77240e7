// Reads phone numbers that nobody has read yet: those from before, and all of them once the house moves to another country.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { transaction } from '../../database/transaction.ts';
import { findHouse } from '../house/house.ts';
import type { CardRef } from './card-shape.ts';
import { forgetPhoneNumbers, updatePhoneNumbers } from './queries.ts';
import { countryOfHouse, readPhone } from './read-phone.ts';

const atOnce = 1000;

/** @param anew all of them, not only those nobody has read @returns how many were read */
export async function readNumbers(db: Kysely<Database>, anew = false): Promise<number> {
  if (anew) await forgetPhoneNumbers(db);
  const country = countryOfHouse(await findHouse(db));
  for (let read = 0; ; ) {
    const count = await transaction(db, async (trx) => {
      const { rows } = await sql<CardRef & { position: number; written: string }>`
        select record_type as type, record_id as id, position, written from card_phones
        where number is null order by record_id limit ${atOnce} for update skip locked`.execute(trx);
      await updatePhoneNumbers(
        trx,
        rows.map((row) => ({ ...row, e164: readPhone(row.written, country) })),
      );
      return rows.length;
    });
    read += count;
    if (count < atOnce) return read;
  }
}
