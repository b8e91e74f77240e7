// The house: our own company's data, as screens, templates and the recognition of own addresses use it.
import type { Kysely } from 'kysely';
import { announce } from '../../database/announce.ts';
import { addJob } from '../../database/queue.ts';
import type { Database } from '../../database/schema.ts';
import { transaction } from '../../database/transaction.ts';
import { mustAdminister } from '../access/may.ts';
import type { Viewer } from '../access/viewer.ts';
import { ProductError } from '../problem.ts';
import { writeJournal } from './journal.ts';
import { readSetting, writeSetting } from './settings.ts';

export interface House {
  name: string;
  /** Mail domains of ours, lower case. */
  domains: string[];
  addresses: string[];
  phone: string;
  website: string;
  bank: string;
  vat: string;
  /** Where we are, ISO 3166 alpha-2: phone numbers without a country are read as from there. */
  country: string;
  /** Cards make themselves for people we wrote to and who wrote back. */
  cardsMakeThemselves: boolean;
}

const empty: House = {
  name: '',
  domains: [],
  addresses: [],
  phone: '',
  website: '',
  bank: '',
  vat: '',
  country: '',
  cardsMakeThemselves: true,
};

/** The house as it is; a fresh one has no name. */
export async function findHouse(db: Kysely<Database>): Promise<House> {
  return { ...empty, ...(await readSetting<Partial<House>>(db, 'house')) };
}

/** Replaces the house's data. @throws ProductError not-allowed unless admin, invalid for a domain that is none */
export async function changeHouse(db: Kysely<Database>, viewer: Viewer, house: House): Promise<House> {
  mustAdminister(viewer);
  return transaction(db, async (trx) => {
    await saveHouse(trx, viewer.userId, house);
    // Phone numbers without a country are read as from where we are; each is read anew.
    await addJob(trx, 'read-numbers', { anew: true }, { key: 'read-numbers anew', priority: 10 });
    await announce(trx, { what: 'lists' });
    await writeJournal(trx, viewer.userId, 'house.changed');
    return findHouse(trx);
  });
}

/** Stores the house without asking who wants it: for the first set-up. */
export async function saveHouse(
  trx: Kysely<Database>,
  userId: string | null,
  house: Partial<House>,
): Promise<void> {
  const domains = [...new Set((house.domains ?? []).map((domain) => domain.trim().toLowerCase()))];
  const wrong = domains.find(
    (domain) =>
      !/^(?=.{1,253}$)([\p{L}\p{N}]([\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,}$/u.test(domain),
  );
  if (wrong !== undefined)
    throw new ProductError('invalid', `“${wrong}” is no mail domain.`, 'bad-domain', {
      field: 'domains',
      domain: wrong,
    });
  await writeSetting(trx, userId, 'house', { ...empty, ...house, domains });
}
