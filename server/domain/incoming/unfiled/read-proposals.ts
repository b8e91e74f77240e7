// Reads what a card for an address would say, from the latest mail of theirs that the viewer may read.
import { zstdDecompressSync } from 'node:zlib';
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../../database/schema.ts';
import { readableAudiences } from '../../access/audiences.ts';
import type { Viewer } from '../../access/viewer.ts';
import { isFreemail } from '../../contacts/is-freemail.ts';
import { companyNameOf } from '../../contacts/name-cards.ts';
import type { ReadCard, ReadValue } from '../../contacts/read-card/read-card.ts';
import { outsider } from '../../correspondents/outsider.ts';
import { companiesOf } from './list-unfiled.ts';
import type { Proposal, ProposedPhone } from './unfiled-shape.ts';

const mailsEach = 6;
const phonesAtMost = 4;

interface Row {
  asked: string;
  id: string;
  language: string;
  name: string;
  spans: [kind: string, text: string][] | null;
  header: Buffer | null;
  header_codec: number | null;
}

/** Proposals for these addresses, lower case, in their order; for whom the viewer reads no mail there is none. */
export async function readProposals(
  db: Kysely<Database>,
  viewer: Viewer,
  addresses: string[],
): Promise<Proposal[]> {
  const audiences = await readableAudiences(db, viewer);
  const known = await sql<{ address: string; name: string }>`
    select address, coalesce((array_agg(name order by name_is_own desc, name_at desc) filter (where name <> ''))[1], '') as name
    from correspondents where address = any(${addresses}::text[]) and audience_id = any(${audiences}::bigint[])
    group by address`.execute(db);
  const names = new Map(known.rows.map(({ address, name }) => [address, name]));
  const asked = addresses.filter((address) => names.has(address));
  const mails = Map.groupBy(await latestMails(db, audiences, asked), (row) => row.asked);
  const companies = await companiesOf(db, viewer, asked.map(outsider));
  // What reads signatures and phone numbers, and decodes headers, is asked for by few.
  const { readCard } = await import('../../contacts/read-card/read-card.ts');
  const { default: libmime } = await import('libmime');
  return asked.map((address) => {
    const { sort, domain } = outsider(address);
    const rows = mails.get(address) ?? [];
    const person = { name: names.get(address)!, address };
    const cards = rows.map((row) => ({
      id: row.id,
      card: readCard({
        person: { ...person, name: row.name || person.name },
        signature: signatureOf(row),
        language: row.language,
        organization: organizationOf(row, (text) => libmime.decodeWords(text)),
      }),
    }));
    if (cards.length === 0) cards.push({ id: '', card: readCard({ person, signature: '', language: '' }) });
    const company = companies.get(address);
    const read = companyRead(cards, isFreemail(domain) ? '' : domain);
    return {
      address,
      sort,
      ...given('name', bestOf(cards, 'name')),
      ...given('job', bestOf(cards, 'job')),
      ...given('website', bestOf(cards, 'website')),
      ...given('postal', bestOf(cards, 'postal')),
      ...given('vat', bestOf(cards, 'vat')),
      ...given(
        'company',
        company ? { value: company.name, from: 'domain' as const, id: company.id, domain } : read,
      ),
      phones: phonesOf(cards),
    };
  });
}

/** The newest by number, which the index on addresses gives without sorting all that somebody ever wrote. */
async function latestMails(db: Kysely<Database>, audiences: string[], addresses: string[]): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select given.address as asked, m.id, m.language, m.name, t.spans, s.header, s.header_codec
    from unnest(${addresses}::text[]) as given (address) cross join lateral (
        (select m.id, m.conversation_id, m.source_id, m.language, m.sent_at, a.name
          from message_addresses a join messages m on m.conversation_id = a.conversation_id and m.id = a.message_id
          where a.address = given.address and a.role = 'from' and m.direction = 'in' and not m.junk
            and m.audience_id = any(${audiences}::bigint[])
          order by a.conversation_id desc, a.message_id desc limit ${mailsEach})
        union all
        (select m.id, m.conversation_id, m.source_id, m.language, m.sent_at, m.counterpart_name
          from messages m where m.counterpart_address = given.address and m.direction = 'in'
            and m.counterpart_address <> m.from_address and m.counterpart_address <> '' and not m.junk
            and m.audience_id = any(${audiences}::bigint[])
          order by m.id desc limit 1)
      ) m
      left join message_texts t on t.conversation_id = m.conversation_id and t.message_id = m.id
      left join sources s on s.id = m.source_id
    order by m.sent_at desc, m.id desc`.execute(db);
  return rows;
}

const signatureOf = ({ spans }: Row): string =>
  (spans ?? [])
    .filter(([kind]) => kind === 'signature')
    .map(([, text]) => text)
    .join('\n');

function organizationOf({ header, header_codec }: Row, decodeWords: (text: string) => string): string {
  if (!header) return '';
  const text = (header_codec === 1 ? zstdDecompressSync(header) : header).toString('latin1');
  const found = /^Organi[sz]ation:[ \t]*(.*(?:\r?\n[ \t].*)*)/im.exec(text)?.[1];
  if (!found) return '';
  const plain = Buffer.from(found.replace(/\r?\n[ \t]+/g, ' '), 'latin1').toString('utf8');
  return decodeWords(plain).replaceAll('\0', '').trim().slice(0, 200);
}

type Read = { id: string; card: ReadCard };
type Field = 'name' | 'job' | 'company' | 'website' | 'postal' | 'vat';

/** Of the newest mail that says it; what a mail says goes before what its domain does. */
function bestOf(cards: Read[], field: Field): (ReadValue & { messageId?: string }) | undefined {
  const told = cards.filter(({ card }) => card[field] !== undefined);
  const whole = field === 'name' ? told.find(({ card }) => card.name!.value.includes(' ')) : undefined;
  const best = whole ?? told.find(({ card }) => card[field]!.from !== 'domain') ?? told[0];
  return best && { ...best.card[field]!, ...(best.id ? { messageId: best.id } : {}) };
}

/** What only looks like a company gives way to the domain's name; a provider's domain tells of none. */
function companyRead(cards: Read[], domain: string): Proposal['company'] {
  const sure = cards.filter(({ card }) => card.company && !card.company.isGuess);
  const best = bestOf(sure, 'company');
  if (best) return { ...best, domain };
  return domain === '' ? undefined : { value: companyNameOf(domain), from: 'domain', domain };
}

function phonesOf(cards: Read[]): ProposedPhone[] {
  const phones = new Map<string, ProposedPhone>();
  for (const { id, card } of cards)
    for (const { number, e164, kind } of card.phones)
      if (!phones.has(e164))
        phones.set(e164, { number, e164, label: kind === 'office' ? 'work' : kind, messageId: id });
  return [...phones.values()].slice(0, phonesAtMost);
}

const given = <K extends string, V>(key: K, value: V | undefined): Partial<Record<K, V>> =>
  value === undefined ? {} : ({ [key]: value } as Record<K, V>);
