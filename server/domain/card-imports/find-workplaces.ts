// Finds where the people of a list work, or makes those companies: by name, else by the domain of their address.
import { sql, type Transaction } from 'kysely';
import { column } from '../../database/arrays.ts';
import type { Database } from '../../database/schema.ts';
import { companyIsVisible } from '../access/card-is-visible.ts';
import type { Viewer } from '../access/viewer.ts';
import { updateMadeBy } from '../cards/write-card.ts';
import { insertCompanies } from '../companies/insert-companies.ts';
import { updateCompany } from '../companies/queries.ts';
import { type CardDraft, emptyDraft } from './draft.ts';
import { domainsOf } from './find-existing.ts';
import { revisionOf } from './queries.ts';

export interface Workplaces {
  /** The company of each draft. */
  places: (string | null)[];
  /** Companies made, each with the first draft that called for it; `before` of one that nobody could see until now. */
  made: { id: string; at: number; revision: number; before?: Record<string, unknown> }[];
}

interface Known {
  id: string;
  key: string;
  domain: string | null;
  is_visible: boolean;
}

/**
 * A company somebody names that made itself from mail the viewer may not read becomes the one named: the person vouches
 * for it, and nothing else of it is told. Where no company is named, a visible one of the address's domain counts.
 * @param isWanted whether a draft's company is to be made at all
 */
export async function findWorkplaces(
  trx: Transaction<Database>,
  viewer: Viewer,
  audiences: string[],
  drafts: CardDraft[],
  isWanted: (at: number) => boolean,
): Promise<Workplaces> {
  const asked = drafts.map((draft) => ({
    name: draft.type === 'contact' ? draft.company.slice(0, 200).trim() : '',
    domains: draft.type === 'contact' ? domainsOf({ ...draft, website: '' }) : [],
  }));
  const keys = await nameKeys(
    trx,
    asked.map(({ name }) => name),
  );
  const known = await findKnown(
    trx,
    audiences,
    [...new Set(keys.values())],
    asked.flatMap(({ domains }) => domains),
  );
  const byKey = new Map(
    known
      .filter(({ is_visible }) => is_visible)
      .map((one) => [one.key, one.id])
      .reverse() as [string, string][],
  );
  const byDomain = new Map(known.flatMap((one) => (one.domain ? [[one.domain, one] as const] : [])));
  const places: (string | null)[] = drafts.map(() => null);
  const vouched: Workplaces['made'] = [];
  const toMake = new Map<string, { name: string; domains: Set<string>; drafts: number[] }>();
  for (const [at, { name, domains }] of asked.entries()) {
    const there = domains.map((domain) => byDomain.get(domain)).find((one) => one !== undefined);
    const key = keys.get(name) ?? '';
    if (name === '') places[at] = there?.is_visible ? there.id : null;
    else if (byKey.has(key)) places[at] = byKey.get(key)!;
    else if (there && !there.is_visible && isWanted(at)) {
      const [before] = (
        await sql<{ name: string }>`select name from companies where id = ${there.id}::bigint`.execute(trx)
      ).rows;
      await updateCompany(trx, there.id, { name });
      await updateMadeBy(trx, 'companies', there.id, 'import');
      const revision = await revisionOf(trx, { type: 'company', id: there.id });
      vouched.push({ id: there.id, at, revision, before: { ...before, madeBy: 'itself' } });
      byKey.set(key, there.id);
      places[at] = there.id;
    } else if (isWanted(at)) {
      const company = toMake.get(key || name) ?? { name, domains: new Set<string>(), drafts: [] };
      toMake.set(key || name, company);
      // A domain that is another company's already says they are part of it, or write for it: it stays there.
      for (const domain of domains) if (!byDomain.has(domain)) company.domains.add(domain);
      company.drafts.push(at);
    }
  }
  const companies = [...toMake.values()];
  const ids = await insertCompanies(
    trx,
    companies.map(({ name, domains, drafts: all }) => {
      const { postalAddresses, website } = drafts[all[0]!]!;
      const { notes, stage } = emptyDraft('company');
      // A list of people has their company's number in each row.
      const { numbers } = drafts[all.find((at) => drafts[at]!.numbers.length > 0) ?? all[0]!]!;
      return {
        name,
        domains: [...domains],
        website,
        notes,
        stage,
        numbers,
        postalAddresses,
        relationId: null,
        tagIds: [],
      };
    }),
    { by: 'import', userId: viewer.userId },
  );
  for (const [index, { drafts: all }] of companies.entries()) for (const at of all) places[at] = ids[index]!;
  return {
    places,
    made: [
      ...vouched,
      ...companies.map(({ drafts: all }, index) => ({ id: ids[index]!, at: all[0]!, revision: 1 })),
    ],
  };
}

async function nameKeys(trx: Transaction<Database>, names: string[]): Promise<Map<string, string>> {
  const asked = [...new Set(names)].filter(Boolean);
  if (asked.length === 0) return new Map();
  const { rows } = await sql<{ name: string; key: string }>`
    select name, coalesce((company_name_keys(name))[1], '') as key from unnest(${column('text', asked)}) name`.execute(
    trx,
  );
  return new Map(rows.map(({ name, key }) => [name, key]));
}

async function findKnown(
  trx: Transaction<Database>,
  audiences: string[],
  keys: string[],
  domains: string[],
): Promise<Known[]> {
  // The first reading alone: nobody is asked before people are put there.
  const named = column('text', keys.filter(Boolean));
  const { rows } = await sql<Known>`
    select o.id, o.name_keys[1] as key, d.domain, ${companyIsVisible(audiences)} as is_visible
    from companies o left join company_domains d on d.company_id = o.id and d.domain = any(${column('text', domains)})
    where o.binned_at is null and o.id in (
      select id from companies where name_keys && ${named} and name_keys[1] = any(${named})
      union select company_id from company_domains where domain = any(${column('text', domains)}))
    order by o.id`.execute(trx);
  return rows;
}
