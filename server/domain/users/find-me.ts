// What a signed-in person sees and changes of themself.
import type { Kysely } from 'kysely';
import { announce } from '../../database/announce.ts';
import type { Database } from '../../database/schema.ts';
import { transaction } from '../../database/transaction.ts';
import { mayExport } from '../access/may.ts';
import type { UserRole, Viewer } from '../access/viewer.ts';
import { findHouse } from '../house/house.ts';
import { ProductError } from '../problem.ts';
import { updateUser } from './queries.ts';

export interface Preferences {
  theme: 'light' | 'dark' | 'auto';
  density: 'comfortable' | 'compact';
  /** IANA name; empty: the browser's. */
  timeZone: string;
  order: 'tree' | 'time';
  keys: boolean;
  stepsDone: string[];
  contactColumns: string[];
  companyColumns: string[];
}

const usual: Preferences = {
  theme: 'auto',
  density: 'comfortable',
  timeZone: '',
  order: 'time',
  keys: true,
  stepsDone: [],
  contactColumns: [],
  companyColumns: [],
};

export interface Me {
  id: string;
  name: string;
  email: string;
  role: UserRole;
  language: 'en' | 'nl' | 'ru' | 'pl';
  preferences: Preferences;
  teams: { id: string; name: string }[];
  twoFactor: boolean;
  house: { name: string };
  mayExport: boolean;
}

/** @throws ProductError not-found for the operator, who is nobody */
export async function findMe(db: Kysely<Database>, viewer: Viewer): Promise<Me> {
  const user = await db
    .selectFrom('users')
    .select(['id', 'name', 'email', 'role', 'language', 'preferences', 'two_factor_enabled'])
    .where('id', '=', viewer.userId)
    .executeTakeFirst();
  if (!user) throw new ProductError('not-found', 'There is no such user.', 'user-not-found');
  const teams = await db
    .selectFrom('team_members')
    .innerJoin('teams', 'teams.id', 'team_members.team_id')
    .select(['teams.id', 'teams.name'])
    .where('team_members.user_id', '=', user.id)
    .orderBy('teams.name')
    .execute();
  const { two_factor_enabled, preferences, language, ...rest } = user;
  return {
    ...rest,
    language: language as Me['language'],
    preferences: { ...usual, ...(preferences as Partial<Preferences>) },
    teams,
    twoFactor: two_factor_enabled,
    house: { name: (await findHouse(db)).name },
    mayExport: mayExport(viewer),
  };
}

/** Changes own name, language or preferences; what is not given stays. Other open screens of the person follow. */
export async function changeMe(
  db: Kysely<Database>,
  viewer: Viewer,
  change: {
    name?: string | undefined;
    language?: Me['language'] | undefined;
    preferences?: { [K in keyof Preferences]?: Preferences[K] | undefined } | undefined;
  },
): Promise<Me> {
  return transaction(db, async (trx) => {
    const before = await findMe(trx, viewer);
    const given = Object.entries(change.preferences ?? {}).filter(([, value]) => value !== undefined);
    await updateUser(trx, before.id, {
      ...(change.name === undefined ? {} : { name: change.name.trim() }),
      ...(change.language === undefined ? {} : { language: change.language }),
      ...(given.length === 0 ? {} : { preferences: { ...before.preferences, ...Object.fromEntries(given) } }),
    });
    await announce(trx, { what: 'me', user: before.id });
    return findMe(trx, viewer);
  });
}
