// Checks what a person writes on a card before it is written: each fault names its field, in words.
import type { Kysely } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { findHouse } from '../house/house.ts';
import { ProductError } from '../problem.ts';
import type { CardInput, Phone, PhoneInput } from './card-shape.ts';
import { countryOfHouse, readPhone } from './read-phone.ts';

/** @throws ProductError `invalid` when the name is empty, or the responsible user or the relation is none that can be chosen */
export async function checkCard(
  db: Kysely<Database>,
  input: { [Key in keyof CardInput]?: CardInput[Key] | undefined },
): Promise<void> {
  if (input.name !== undefined && input.name.trim() === '')
    throw new ProductError('invalid', 'A card needs a name.', 'name-missing', { field: 'name' });
  if (input.responsibleId) {
    const user = await db
      .selectFrom('users')
      .select('id')
      .where('id', '=', input.responsibleId)
      .where('disabled_at', 'is', null)
      .executeTakeFirst();
    if (!user)
      throw new ProductError('invalid', 'The responsible user is unknown or has left.', 'no-user', {
        field: 'responsibleId',
      });
  }
  if (input.relationId) {
    const relation = await db
      .selectFrom('relations')
      .select('id')
      .where('id', '=', input.relationId)
      .executeTakeFirst();
    if (!relation)
      throw new ProductError('invalid', 'There is no such relation. Choose another one.', 'no-relation', {
        field: 'relationId',
      });
  }
}

/** The numbers with what they are found by, read as dialled from where the house is; odd ones are kept as typed. */
export async function readPhones(db: Kysely<Database>, phones: PhoneInput[]): Promise<Phone[]> {
  if (phones.length === 0) return [];
  const country = countryOfHouse(await findHouse(db));
  return phones.map(({ label, number }) => ({ label, number, e164: readPhone(number, country) }));
}

/** @throws ProductError `invalid` for a day there is not, such as 30 February */
export function checkBirthday(birthday: string | undefined): void {
  if (!birthday) return;
  const [, year, month, day] = /^(?:(\d{4})|-)-(\d{2})-(\d{2})$/.exec(birthday) ?? [];
  // 29 February exists where the year is not known.
  const date = new Date(Date.UTC(Number(year ?? 2000), Number(month) - 1, Number(day)));
  if (year !== undefined) date.setUTCFullYear(Number(year));
  if (month === undefined || date.getUTCMonth() !== Number(month) - 1 || date.getUTCDate() !== Number(day))
    throw new ProductError('invalid', 'There is no such day.', 'bad-birthday', { field: 'birthday' });
}

/** Lower case, once each. @throws ProductError `invalid`, naming the one that is no mail address */
export function checkAddresses(addresses: string[]): string[] {
  const own = [...new Set(addresses.map((address) => address.trim().toLowerCase()))].filter(Boolean);
  const wrong = own.find(
    (address) => !/^[^\s@<>"(),;:\\]+@[^\s@<>"(),;:\\]+\.[^\s@<>"(),;:\\.]+$/u.test(address),
  );
  if (wrong !== undefined)
    throw new ProductError(
      'invalid',
      `“${wrong}” is no mail address. Nothing was saved.`,
      'bad-card-address',
      {
        field: 'addresses',
        address: wrong,
      },
    );
  return own;
}
