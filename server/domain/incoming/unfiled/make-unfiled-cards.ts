// Makes cards of people without one: as a person confirmed each, or many at once as they are proposed.
import { type Kysely, sql, type Transaction } from 'kysely';
import { announce } from '../../../database/announce.ts';
import type { Database } from '../../../database/schema.ts';
import { transaction } from '../../../database/transaction.ts';
import { readableAudiences } from '../../access/audiences.ts';
import { companyIsVisible } from '../../access/card-is-visible.ts';
import { mustWrite } from '../../access/may.ts';
import type { Viewer } from '../../access/viewer.ts';
import { readPhones } from '../../cards/check-card.ts';
import { mailFollows } from '../../cards/mail-follows.ts';
import { addCompanyFacts } from '../../companies/add-facts.ts';
import { isFreemail } from '../../contacts/is-freemail.ts';
import { makeCompanyAt, makeContactAt, makeNamedCompany } from '../../contacts/make-cards.ts';
import { companyNameOf, personNameOf } from '../../contacts/name-cards.ts';
import { readPlace } from '../../contacts/read-card/read-place.ts';
import { refreshStandings } from '../../correspondents/keep-correspondents.ts';
import { outsider } from '../../correspondents/outsider.ts';
import { ProductError } from '../../problem.ts';
import { decideProposal } from './queries.ts';
import { readProposals } from './read-proposals.ts';
import { holdAct, noteAct } from './unfiled-act.ts';
import type { Proposal, UnfiledActed, UnfiledItem } from './unfiled-shape.ts';

type Made = { by: 'person' | 'itself'; userId: string | null };
type Card = { id: string; name: string };

/**
 * Makes a card for each address, lower case, and files earlier mail by a job. An address that several share (info@)
 * makes its company, never a person (F24).
 * @param confirmed a person looked at what each card says: then everybody may see it, as any card written by hand. Chosen
 *   from many, a card says name and company alone and is seen, as one that made itself, by whoever reads mail of it
 * @param act goes on with an act, so that many pieces are taken back as one
 * @throws ProductError `not-found` when the viewer reads no mail of one that is confirmed
 */
export async function makeUnfiledCards(
  db: Kysely<Database>,
  viewer: Viewer,
  { items, confirmed, act }: { items: UnfiledItem[]; confirmed: boolean; act?: string | undefined },
): Promise<UnfiledActed> {
  mustWrite(viewer);
  const sorted = [...items].sort((a, b) => (a.address < b.address ? -1 : 1));
  return transaction(db, async (trx) => {
    const held = await holdAct(trx, viewer, act);
    const proposals = await readProposals(
      trx,
      viewer,
      sorted.map(({ address }) => address),
    );
    const known = new Map(proposals.map((one) => [one.address, one]));
    if (confirmed && sorted.some(({ address }) => !known.has(address))) throw nobody();
    const made: Made = { by: confirmed ? 'person' : 'itself', userId: viewer.userId };
    const contacts: Card[] = [];
    const companies: Card[] = [];
    for (const item of sorted) {
      const proposal = known.get(item.address);
      if (!proposal || (!confirmed && proposal.sort === 'machine')) continue;
      const company = await companyOf(trx, viewer, item, proposal, made);
      if (company?.made) companies.push({ id: company.id, name: company.name });
      if (confirmed && company) await addFacts(trx, viewer, company.id, item, held.id);
      // Where there is no company to make, a person may still say whose it is.
      if (proposal.sort === 'shared' && (company || !confirmed)) continue;
      const name = item.name?.trim() || proposal.name?.value || personNameOf('', item.address);
      const phones = confirmed ? await readPhones(trx, item.phones ?? []) : [];
      const job = confirmed ? (item.job ?? '').trim() : '';
      // A provider's user has no company to give the address to.
      const postalAddresses = confirmed && !company && item.postal ? [readPlace(item.postal)] : [];
      const id = await makeContactAt(
        trx,
        { address: item.address, name, companyId: company?.id ?? null, job, phones, postalAddresses },
        made,
      );
      if (!id) continue;
      contacts.push({ id, name });
      await decideProposal(trx, { kind: 'contact', key: item.address }, id);
    }
    await mailFollows(
      trx,
      'company',
      companies.map(({ id }) => id),
    );
    await mailFollows(
      trx,
      'contact',
      contacts.map(({ id }) => id),
    );
    const addresses = sorted.map(({ address }) => address).filter((address) => known.has(address));
    const acted = await noteAct(trx, viewer, held, { contacts, companies, never: [], addresses });
    await announce(trx, { what: 'lists' });
    await refreshStandings(trx, addresses);
    return acted;
  });
}

/** Where they work: what the person chose, else what is proposed; null for nowhere. */
async function companyOf(
  trx: Transaction<Database>,
  viewer: Viewer,
  { company }: UnfiledItem,
  proposal: Proposal,
  made: Made,
): Promise<{ id: string; name: string; made: boolean } | null> {
  if (company === null) return null;
  if (company?.id) return { ...(await requireCompany(trx, viewer, company.id)), made: false };
  const { domain } = outsider(proposal.address);
  if (company === undefined && proposal.company?.id)
    return { id: proposal.company.id, name: proposal.company.value, made: false };
  // Nobody looked: the domain names it, for what a signature says may be anybody's.
  const name = company?.name?.trim() || (made.by === 'person' && proposal.company?.value) || '';
  // Somebody at another company than the domain's.
  if (proposal.company?.id && name !== proposal.company.value) return companyNamed(trx, viewer, name, made);
  // A provider's users have nothing in common; a company of theirs is made only where a person names it.
  if (isFreemail(domain)) {
    if (!company?.name?.trim() || made.by !== 'person') return null;
    return companyNamed(trx, viewer, name, made);
  }
  const found = await makeCompanyAt(trx, { domain, name }, made);
  if (found.made) await decideProposal(trx, { kind: 'company', key: domain }, found.id);
  return { ...found, name: name || companyNameOf(domain) };
}

/** What a person left standing of what the signature says of the company; only where its card says nothing. */
async function addFacts(
  trx: Transaction<Database>,
  viewer: Viewer,
  companyId: string,
  { website = '', vat = '', postal = '' }: UnfiledItem,
  act: string,
): Promise<void> {
  if (website === '' && vat === '' && postal === '') return;
  await addCompanyFacts(
    trx,
    companyId,
    { website, vat, postal: postal === '' ? undefined : readPlace(postal) },
    { act: 'edit', actId: act, by: 'person', userId: viewer.userId },
  );
}

async function requireCompany(
  trx: Transaction<Database>,
  viewer: Viewer,
  id: string,
): Promise<{ id: string; name: string }> {
  const audiences = await readableAudiences(trx, viewer);
  const { rows } = await sql<{ id: string; name: string }>`
    select o.id, o.name from companies o
    where o.id = ${id}::bigint and o.binned_at is null and ${companyIsVisible(audiences)}`.execute(trx);
  if (!rows[0])
    throw new ProductError('invalid', 'There is no such company.', 'no-company', { field: 'companyId' });
  return rows[0];
}

async function companyNamed(
  trx: Transaction<Database>,
  viewer: Viewer,
  name: string,
  made: Made,
): Promise<{ id: string; name: string; made: boolean }> {
  const audiences = await readableAudiences(trx, viewer);
  const { rows } = await sql<{ id: string }>`
    select o.id from companies o where lower(o.name) = ${name.toLowerCase()} and o.binned_at is null
      and ${companyIsVisible(audiences)} order by o.id limit 1`.execute(trx);
  if (rows[0]) return { id: rows[0].id, name, made: false };
  return { id: await makeNamedCompany(trx, name, made), name, made: true };
}

const nobody = (): ProductError =>
  new ProductError('not-found', 'You read no mail from or to this address.', 'no-correspondent');
