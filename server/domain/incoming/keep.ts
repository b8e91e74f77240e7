// Keeps mails as they came: sources, bodies, placements and the caller's cursor in one durable transaction (F01, F02).
import { type Kysely, sql, type Transaction } from 'kysely';
import type { Config } from '../../config.ts';
import { column } from '../../database/arrays.ts';
import { planWithoutValues } from '../../database/plan-without-values.ts';
import type { Database } from '../../database/schema.ts';
import { transaction } from '../../database/transaction.ts';
import { writeBody } from './body-folder.ts';
import { type PackedMail, packMail } from './pack-mail.ts';

/** A mail as a door hands it in: its bytes and where it lies. */
export interface IncomingMail {
  raw: Buffer;
  placement: IncomingPlacement;
}

export interface IncomingPlacement {
  folderId: string;
  uidValidity: string;
  uid: string;
  /** POP3 unique id, or the key of an imported mail: one mail a folder and key. */
  uidl?: string;
  /** X-GM-MSGID or EMAILID. */
  emailId?: string;
  flags: string[];
  labels?: string[];
  internalDate?: Date;
  /** RFC822.SIZE as the server said it. */
  size?: number;
}

export interface Kept {
  sourceId: string;
  /** duplicate: the same bytes were kept before; erased: a person erased them, they are not kept again. */
  outcome: 'stored' | 'duplicate' | 'erased';
  /** Fencing token of the lease taken on it; undefined when there is nothing to understand or somebody else does. */
  fence: string | undefined;
}

export interface KeepOptions {
  /** Written in the same transaction: a cursor that must not move without the mail. */
  alsoInTransaction?: ((trx: Transaction<Database>) => Promise<void>) | undefined;
  /** It came while we watched, so it may notify. */
  live?: boolean | undefined;
  /** Higher is understood earlier. */
  urgency?: number | undefined;
  /** The caller understands the mails at once: nobody else shall begin. */
  lease?: boolean | undefined;
}

interface Deps {
  db: Kysely<Database>;
  config: Pick<Config, 'data'>;
}

/** Seconds for which a batch belongs to whoever understands it; after a kill -9 its mail waits that long. Fenced, so too short only wastes work. */
export const leaseSeconds = 60;

/**
 * Keeps a batch, at most 500 mails or 32 MiB. When it resolves everything is on the disk; when it throws nothing of it
 * counts and the caller may come again with the same mails.
 * @returns one entry a mail, in their order
 */
export async function keepMails(
  deps: Deps,
  mails: IncomingMail[],
  options: KeepOptions = {},
): Promise<Kept[]> {
  const packed: PackedMail[] = [];
  for (const { raw } of mails) packed.push(await packMail(raw));
  // A file must be durable before a row names it; one that no row names is only a waste of space.
  for (const { body } of packed) if (!body.data) await writeBody(deps.config, body.hash, body.frames);
  return transaction(deps.db, async (trx) => {
    await planWithoutValues(trx);
    const erased = mails.length > 0 ? await findErased(trx, packed) : new Set<string>();
    const wanted = sortedDistinct(packed.filter((mail) => !erased.has(keyOf(mail))));
    await insertBodies(trx, wanted);
    const first = new Map<string, IncomingMail>();
    packed.forEach((mail, index) => {
      if (!first.has(keyOf(mail))) first.set(keyOf(mail), mails[index]!);
    });
    const sources = await insertSources(trx, wanted, first, options);
    const placed = mails.map((mail, index) => ({
      mail: mail.placement,
      source: sources.get(keyOf(packed[index]!)),
    }));
    await insertPlacements(trx, placed, options);
    await options.alsoInTransaction?.(trx);
    return outcomes(packed, sources);
  });
}

interface SourceRow {
  id: string;
  isNew: boolean;
  state: string;
  fence: string;
  /** Our lease is on it. */
  isMine: boolean;
}

const keyOf = ({ header, body }: PackedMail): string =>
  `${header.hash.toString('latin1')}${body.hash.toString('latin1')}`;

// Two processes that insert the same keys in opposite order deadlock, so keys go sorted.
function sortedDistinct(mails: PackedMail[]): PackedMail[] {
  const distinct = new Map(mails.map((mail) => [keyOf(mail), mail]));
  return [...distinct.values()].sort(
    (a, b) => a.header.hash.compare(b.header.hash) || a.body.hash.compare(b.body.hash),
  );
}

async function findErased(trx: Transaction<Database>, mails: PackedMail[]): Promise<Set<string>> {
  const { rows } = await sql<{ header_hash: Buffer; body_hash: Buffer }>`
    select header_hash, body_hash from erasures
      join unnest(${column(
        'bytea',
        mails.map((mail) => mail.header.hash),
      )},
        ${column(
          'bytea',
          mails.map((mail) => mail.body.hash),
        )}) as given (header_hash, body_hash)
      using (header_hash, body_hash)`.execute(trx);
  return new Set(
    rows.map((row) => `${row.header_hash.toString('latin1')}${row.body_hash.toString('latin1')}`),
  );
}

async function insertBodies(trx: Transaction<Database>, mails: PackedMail[]): Promise<void> {
  if (mails.length === 0) return;
  const bodies = mails.map(({ body }) => body).sort((a, b) => a.hash.compare(b.hash));
  await sql`
    insert into bodies (hash, size, codec, frames, data)
    select * from unnest(${column(
      'bytea',
      bodies.map((body) => body.hash),
    )},
      ${column(
        'integer',
        bodies.map((body) => body.size),
      )}, ${column(
        'smallint',
        bodies.map((body) => body.codec),
      )},
      ${column(
        'integer',
        bodies.map((body) => body.frames.length),
      )},
      ${column(
        'bytea',
        bodies.map((body) => body.data ?? null),
      )})
    on conflict (hash) do nothing`.execute(trx);
}

async function insertSources(
  trx: Transaction<Database>,
  mails: PackedMail[],
  first: Map<string, IncomingMail>,
  { live = false, urgency = 0, lease = false }: KeepOptions,
): Promise<Map<string, SourceRow>> {
  const sources = new Map<string, SourceRow>();
  if (mails.length === 0) return sources;
  const hashes = sql`${column(
    'bytea',
    mails.map((mail) => mail.header.hash),
  )},
    ${column(
      'bytea',
      mails.map((mail) => mail.body.hash),
    )}`;
  const { rows } = await sql<{ id: string; header_hash: Buffer; body_hash: Buffer }>`
    insert into sources (header_hash, body_hash, header, header_codec, size, internal_date, arrived_live, urgency,
      lease_until, fence, attempts)
    select *, ${live}, ${urgency}::smallint,
      case when ${lease} then now() + ${leaseSeconds} * interval '1 second' end,
      ${lease ? 1 : 0}::bigint, ${lease ? 1 : 0}::smallint
    from unnest(${hashes}, ${column(
      'bytea',
      mails.map((mail) => mail.header.data),
    )},
      ${column(
        'smallint',
        mails.map((mail) => mail.header.codec),
      )},
      ${column(
        'integer',
        mails.map((mail) => mail.size),
      )},
      ${column(
        'timestamptz',
        mails.map((mail) => first.get(keyOf(mail))!.placement.internalDate ?? null),
      )})
    on conflict (header_hash, body_hash) do nothing
    returning id, header_hash, body_hash`.execute(trx);
  for (const { id, header_hash, body_hash } of rows)
    sources.set(`${header_hash.toString('latin1')}${body_hash.toString('latin1')}`, {
      id,
      isNew: true,
      state: 'kept',
      fence: lease ? '1' : '0',
      isMine: lease,
    });
  if (rows.length < mails.length) await findSources(trx, mails, sources);
  return sources;
}

async function findSources(
  trx: Transaction<Database>,
  mails: PackedMail[],
  sources: Map<string, SourceRow>,
): Promise<void> {
  const missing = mails.filter((mail) => !sources.has(keyOf(mail)));
  const { rows } = await sql<{
    id: string;
    state: string;
    fence: string;
    header_hash: Buffer;
    body_hash: Buffer;
  }>`
    select id, state, fence, header_hash, body_hash from sources
      join unnest(${column(
        'bytea',
        missing.map((mail) => mail.header.hash),
      )},
        ${column(
          'bytea',
          missing.map((mail) => mail.body.hash),
        )}) as given (header_hash, body_hash)
      using (header_hash, body_hash)
    order by id for update of sources`.execute(trx);
  for (const { header_hash, body_hash, ...row } of rows)
    sources.set(`${header_hash.toString('latin1')}${body_hash.toString('latin1')}`, {
      ...row,
      isNew: false,
      isMine: false,
    });
}

interface Placed {
  mail: IncomingPlacement;
  source: SourceRow | undefined;
}

async function insertPlacements(
  trx: Transaction<Database>,
  placed: Placed[],
  { lease = false, urgency = 0 }: KeepOptions,
): Promise<void> {
  if (placed.length === 0) return;
  const sorted = placed.toSorted(
    (a, b) => compare(a.mail.folderId, b.mail.folderId) || compare(a.mail.uid, b.mail.uid),
  );
  const known = sorted.flatMap(({ source }) => (source && !source.isNew ? [source.id] : []));
  const before = await placesOf(trx, known);
  await sql`
    insert into placements (folder_id, uid_validity, uid, uidl, email_id, outcome, source_id, size, internal_date,
      flags, labels, stored_at)
    select folder_id, uid_validity, uid, uidl, email_id, outcome, source_id, size, internal_date,
      string_to_array(flags, chr(1)), string_to_array(labels, chr(1)), now()
    from unnest(${column(
      'bigint',
      sorted.map(({ mail }) => mail.folderId),
    )},
      ${column(
        'bigint',
        sorted.map(({ mail }) => mail.uidValidity),
      )},
      ${column(
        'bigint',
        sorted.map(({ mail }) => mail.uid),
      )},
      ${column(
        'text',
        sorted.map(({ mail }) => mail.uidl ?? null),
      )},
      ${column(
        'text',
        sorted.map(({ mail }) => mail.emailId ?? null),
      )},
      ${column(
        'text',
        sorted.map(({ source }) => outcomeOf(source)),
      )},
      ${column(
        'bigint',
        sorted.map(({ source }) => source?.id ?? null),
      )},
      ${column(
        'bigint',
        sorted.map(({ mail }) => mail.size ?? null),
      )},
      ${column(
        'timestamptz',
        sorted.map(({ mail }) => mail.internalDate ?? null),
      )},
      ${column(
        'text',
        sorted.map(({ mail }) => mail.flags.join('\u0001')),
      )},
      ${column(
        'text',
        sorted.map(({ mail }) => (mail.labels ?? []).join('\u0001')),
      )})
      as given (folder_id, uid_validity, uid, uidl, email_id, outcome, source_id, size, internal_date, flags, labels)
    on conflict (folder_id, uid_validity, uid) do update set outcome = excluded.outcome, reason = '',
      uidl = coalesce(excluded.uidl, placements.uidl), email_id = coalesce(excluded.email_id, placements.email_id),
      source_id = excluded.source_id, size = coalesce(excluded.size, placements.size),
      internal_date = coalesce(excluded.internal_date, placements.internal_date), flags = excluded.flags,
      labels = excluded.labels, stored_at = now(), gone_at = null`.execute(trx);
  await wakeKnown(trx, sorted, before, lease, urgency);
}

// "Understood" copies that now lie in one more place are understood again: who reads them and where they show changes.
async function wakeKnown(
  trx: Transaction<Database>,
  placed: Placed[],
  before: Set<string>,
  lease: boolean,
  urgency: number,
): Promise<void> {
  const moved = placed.filter(
    ({ mail, source }) =>
      source &&
      !source.isNew &&
      source.state === 'understood' &&
      !before.has(`${source.id} ${mail.folderId}`),
  );
  if (moved.length === 0) return;
  const { rows } = await sql<{ id: string; fence: string }>`
    update sources set state = 'kept', urgency = ${urgency}::smallint, fence = fence + 1, attempts = ${lease ? 1 : 0}::smallint,
      lease_until = case when ${lease} then now() + ${leaseSeconds} * interval '1 second' end
    where id = any(${moved.map(({ source }) => source!.id)}::bigint[]) returning id, fence`.execute(trx);
  const fences = new Map(rows.map(({ id, fence }) => [id, fence]));
  for (const { source } of moved)
    Object.assign(source!, { state: 'kept', fence: fences.get(source!.id), isMine: lease });
}

async function placesOf(trx: Transaction<Database>, sourceIds: string[]): Promise<Set<string>> {
  if (sourceIds.length === 0) return new Set();
  const { rows } = await sql<{ source_id: string; folder_id: string }>`
    select distinct source_id, folder_id from placements
    where source_id = any(${sourceIds}::bigint[]) and gone_at is null`.execute(trx);
  return new Set(rows.map(({ source_id, folder_id }) => `${source_id} ${folder_id}`));
}

function outcomeOf(source: SourceRow | undefined): string {
  if (!source || source.state === 'erased') return 'erased';
  return source.state === 'quarantined' ? 'quarantined' : 'stored';
}

function outcomes(packed: PackedMail[], sources: Map<string, SourceRow>): Kept[] {
  const seen = new Set<string>();
  return packed.map((mail) => {
    const source = sources.get(keyOf(mail));
    if (!source || source.state === 'erased')
      return { sourceId: source?.id ?? '', outcome: 'erased', fence: undefined };
    const isFirst = source.isNew && !seen.has(source.id);
    const isMine = source.isMine && !seen.has(source.id);
    seen.add(source.id);
    return {
      sourceId: source.id,
      outcome: isFirst ? 'stored' : 'duplicate',
      fence: isMine ? source.fence : undefined,
    };
  });
}

const compare = (a: string, b: string): number => a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
