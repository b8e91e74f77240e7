// Fetches what a folder holds: facts of mails, their Message-IDs, whole mails, without changing a flag.
import type { FetchMessageObject, ImapFlow } from 'imapflow';
import { ConnectionFailed } from '../connector/connection-failed.ts';
import { formatUidSets } from './uid-set.ts';

/** What the server says of a mail without its bytes. */
export interface MailFacts {
  uid: number;
  /** RFC822.SIZE in bytes; Exchange only guesses it. */
  size: number;
  internalDate: Date | undefined;
  flags: string[];
  /** X-GM-MSGID or EMAILID (RFC 8474). */
  emailId: string | undefined;
  /** Gmail's labels. */
  labels: string[] | undefined;
}

const facts = { uid: true, flags: true, size: true, internalDate: true, labels: true } as const;
const part = 4 * 1024 * 1024;

/** Facts of these mails; those that are gone are missing from the answer. */
export async function fetchFacts(client: ImapFlow, uids: number[]): Promise<MailFacts[]> {
  const found: MailFacts[] = [];
  const asked = new Set(uids);
  for (const set of formatUidSets(ascending(uids))) {
    for await (const row of client.fetch(set, facts, { uid: true }))
      if (asked.has(row.uid)) found.push(read(row));
  }
  return found;
}

/** Message-ID header fields as they stand, by UID. */
export async function fetchMessageIds(client: ImapFlow, uids: number[]): Promise<Map<number, string>> {
  const found = new Map<number, string>();
  for (const set of formatUidSets(ascending(uids))) {
    for await (const row of client.fetch(set, { uid: true, headers: ['message-id'] }, { uid: true })) {
      found.set(row.uid, row.headers?.toString('latin1') ?? '');
    }
  }
  return found;
}

/** Whole mails as they come, in the server's order. Ask only for those whose sizes are known to be modest. */
export async function* fetchWhole(
  client: ImapFlow,
  uids: number[],
): AsyncGenerator<{ uid: number; raw: Buffer; flags: string[] }> {
  const asked = new Set(uids);
  for (const set of formatUidSets(ascending(uids), 8000)) {
    for await (const row of client.fetch(set, { uid: true, flags: true, source: true }, { uid: true })) {
      if (row.source && asked.has(row.uid))
        yield { uid: row.uid, raw: row.source, flags: [...(row.flags ?? [])] };
    }
  }
}

/**
 * One large mail, in parts of 4 MiB (RFC 3501 6.4.5 partial), so that no single answer outlasts a time-out.
 * @param size as the server says; the mail ends where a part comes short
 * @throws ConnectionFailed too-large beyond `most` bytes, server-error when it is gone
 */
export async function fetchInParts(client: ImapFlow, uid: number, most: number): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for (let at = 0; ; at += part) {
    if (at > most) throw new ConnectionFailed('too-large', `more than ${most} bytes`);
    const row = await client.fetchOne(
      `${uid}`,
      { uid: true, source: { start: at, maxLength: part } },
      { uid: true },
    );
    if (!row) throw new ConnectionFailed('server-error', `UID ${uid} is no longer there`);
    // A part that begins at the mail's end is empty, or NIL at some servers.
    if (!row.source) return Buffer.concat(pieces);
    pieces.push(row.source);
    if (row.source.length < part) return Buffer.concat(pieces);
  }
}

/**
 * Everything from one UID on in a single round trip: facts and the first 4 MiB of each mail, for mail that has just
 * been announced. What is longer says so by `whole: false`.
 */
export async function fetchFrom(
  client: ImapFlow,
  uid: number,
): Promise<(MailFacts & { raw: Buffer; whole: boolean })[]> {
  const found: (MailFacts & { raw: Buffer; whole: boolean })[] = [];
  const query = { ...facts, source: { start: 0, maxLength: part } };
  for await (const row of client.fetch(`${uid}:*`, query, { uid: true })) {
    if (row.uid < uid || !row.source) continue;
    found.push({ ...read(row), raw: row.source, whole: row.source.length < part });
  }
  return found;
}

/** What people and programs change about a mail. */
export interface Marks {
  flags: string[];
  /** Gmail's labels; undefined where there are none to be had. */
  labels?: string[] | undefined;
}

/** Flags and labels of all mails, or of those changed since a modification sequence (CONDSTORE, RFC 7162). */
export async function fetchMarks(
  client: ImapFlow,
  range: string,
  changedSince?: bigint,
): Promise<Map<number, Marks>> {
  const found = new Map<number, Marks>();
  const options = { uid: true, ...(changedSince ? { changedSince } : {}) };
  for await (const row of client.fetch(range, { uid: true, flags: true, labels: true }, options)) {
    found.set(row.uid, { flags: cleanFlags(row.flags), labels: row.labels && [...row.labels].sort() });
  }
  return found;
}

function read(row: FetchMessageObject): MailFacts {
  const date = row.internalDate === undefined ? undefined : new Date(row.internalDate);
  return {
    uid: row.uid,
    size: row.size ?? 0,
    internalDate: date && !Number.isNaN(date.getTime()) ? date : undefined,
    flags: cleanFlags(row.flags),
    emailId: row.emailId,
    labels: row.labels ? [...row.labels].sort() : undefined,
  };
}

/** Flags worth remembering: \Recent is about the session, not about the mail. */
export function cleanFlags(flags: Iterable<string> | undefined): string[] {
  return [...(flags ?? [])].filter((flag) => flag !== '\\Recent').sort();
}

function ascending(uids: number[]): number[] {
  return [...uids].sort((a, b) => a - b);
}
