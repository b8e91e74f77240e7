// Finds mails we already have by Message-ID, size and INTERNALDATE, so that no body is fetched twice after a move or renumbering.

import { promisify } from 'node:util';
import { zstdDecompress } from 'node:zlib';
import type { ImapFlow } from 'imapflow';
import { sql } from 'kysely';
import { column } from '../../database/arrays.ts';
import { transaction } from '../../database/transaction.ts';
import { fetchFacts, fetchMessageIds, type MailFacts } from '../../protocols/imap/fetch-mails.ts';
import { placementsChanged } from '../incoming/placements-changed.ts';
import type { Run } from './account.ts';
import type { Folder } from './folders.ts';
import { holdLease } from './lease.ts';
import { pendingUids } from './pending.ts';

const decompress = promisify(zstdDecompress);
const atOnce = 500;

/** After a new UIDVALIDITY: matches everything that waits, before the old placements are given up. */
export async function matchRenumbered(
  run: Run,
  client: ImapFlow,
  folder: Folder,
  uidValidity: string,
): Promise<void> {
  for (let below: number | undefined; ; ) {
    const uids = await pendingUids(run.deps.db, folder.id, uidValidity, {
      below,
      limit: atOnce,
      attempts: [0, 99],
    });
    if (uids.length === 0) return;
    await matchCopies(run, client, folder, uidValidity, await fetchFacts(client, uids));
    below = Math.min(...uids);
  }
}

/**
 * Places the mails we have and returns the UIDs done. A candidate lies or lay in the same mailbox with the same size
 * and INTERNALDATE; its kept header must have the same Message-ID.
 */
export async function matchCopies(
  run: Run,
  client: ImapFlow,
  folder: Folder,
  uidValidity: string,
  facts: MailFacts[],
): Promise<Set<number>> {
  const candidates = await findCandidates(run, folder, uidValidity, facts);
  const hopeful = facts.filter((one) => candidates.has(keyOf(one)));
  if (hopeful.length === 0) return new Set();
  const ids = await fetchMessageIds(
    client,
    hopeful.map(({ uid }) => uid),
  );
  const matched = new Map<number, string>();
  for (const one of hopeful) {
    const wanted = messageId(ids.get(one.uid) ?? '');
    const source = wanted === '' ? undefined : candidates.get(keyOf(one))!.get(wanted);
    if (source !== undefined) matched.set(one.uid, source);
  }
  await place(
    run,
    folder,
    uidValidity,
    facts.filter(({ uid }) => matched.has(uid)),
    matched,
  );
  return new Set(matched.keys());
}

const keyOf = ({ size, internalDate }: Pick<MailFacts, 'size' | 'internalDate'>): string =>
  `${size} ${internalDate?.getTime()}`;

/** By size and date, then by Message-ID: the sources. */
async function findCandidates(
  run: Run,
  folder: Folder,
  uidValidity: string,
  facts: MailFacts[],
): Promise<Map<string, Map<string, string>>> {
  const keys = [
    ...new Map(facts.filter(({ internalDate }) => internalDate).map((one) => [keyOf(one), one])).values(),
  ];
  const found = new Map<string, Map<string, string>>();
  if (keys.length === 0) return found;
  const uids = facts.map(({ uid }) => uid);
  const { rows } = await sql<{
    size: string;
    internal_date: Date;
    source_id: string;
    header: Buffer;
    header_codec: number;
  }>`
    select c.size, c.internal_date, c.source_id, s.header, s.header_codec
    from (
      select distinct p.size, p.internal_date, p.source_id
      from unnest(${column(
        'bigint',
        keys.map(({ size }) => size),
      )}, ${column(
        'timestamptz',
        keys.map(({ internalDate }) => internalDate!),
      )}) k(size, internal_date)
        join placements p on p.internal_date = k.internal_date and p.size = k.size and p.source_id is not null
        join folders d on d.id = p.folder_id
      where d.mailbox_id = ${run.account.id}
        and not (p.folder_id = ${folder.id} and p.uid_validity = ${uidValidity} and p.uid = any(${column('bigint', uids)}))
      limit 5000) c
    join sources s on s.id = c.source_id and s.state <> 'erased'`.execute(run.deps.db);
  for (const row of rows) {
    const key = `${row.size} ${row.internal_date.getTime()}`;
    const header = row.header_codec === 0 ? row.header : await decompress(row.header);
    const id = messageId(header.toString('latin1'));
    const same = found.get(key) ?? new Map<string, string>();
    if (id !== '') found.set(key, same.set(id, row.source_id));
  }
  return found;
}

async function place(
  run: Run,
  folder: Folder,
  uidValidity: string,
  facts: MailFacts[],
  sources: Map<number, string>,
): Promise<void> {
  if (facts.length === 0) return;
  const rows = facts.map(({ uid, size, internalDate, flags, emailId, labels }) => ({
    uid,
    size,
    internal_date: internalDate,
    flags,
    email_id: emailId ?? null,
    labels: labels ?? [],
    source_id: sources.get(uid),
  }));
  await transaction(run.deps.db, async (trx) => {
    await holdLease(trx, run.account);
    await sql`
      update placements p set outcome = 'stored', reason = 'matched', stored_at = now(), source_id = f.source_id, size = f.size,
        internal_date = f.internal_date, email_id = f.email_id,
        flags = array(select jsonb_array_elements_text(f.flags)), labels = array(select jsonb_array_elements_text(f.labels))
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        f(uid bigint, size bigint, internal_date timestamptz, flags jsonb, email_id text, labels jsonb, source_id bigint)
      where p.folder_id = ${folder.id} and p.uid_validity = ${uidValidity} and p.uid = f.uid and p.outcome = 'pending'`.execute(
      trx,
    );
    await placementsChanged(trx, [...new Set(sources.values())]);
  });
}

// RFC 5322 3.6.4, folded or not; brackets and case as they stand, since only equality counts.
function messageId(header: string): string {
  const found = /^message-id:[ \t]*((?:[^\r\n]|\r?\n[ \t])*)/im.exec(header);
  return (found?.[1] ?? '').replace(/\s+/g, '');
}
