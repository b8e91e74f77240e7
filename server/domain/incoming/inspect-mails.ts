// Reads the mails in files and tells what is understood of each, as the command line shows it.
import type { Address, ParsedMail } from '../../protocols/mime/parsed-mail.ts';
import { type Direction, directionOf } from '../messages/direction.ts';
import type { FoundMail } from './files/found-mail.ts';
import { readMails } from './files/read-mails.ts';
import type { Kind } from './kind.ts';
import { createParsePool } from './parse/parse-in-workers.ts';
import type { UnderstoodMail } from './understand-mail.ts';

export type InspectedMail = {
  file: string;
  messageId: string;
  kind: Kind | '';
  direction: Direction;
  subject: string;
  from: Address[];
  to: Address[];
  cc: Address[];
  /** ISO 8601, UTC. */
  date: string | null;
  language: string;
  text: string;
  own: string;
  quoted: string;
  signature: string;
  html: boolean;
  attachments: { name: string; type: string; size: number; sha256: string }[];
  inReplyTo: string;
  references: string[];
  problems: string[];
};

const BATCH_MAILS = 256;
const BATCH_BYTES = 8 * 1024 * 1024;

/**
 * One result a mail, in the files' order. `ours` are addresses and domains in lower case. A mail that cannot be understood, or a
 * file that is none, is a result with problems. Throws when `path` cannot be read.
 */
export async function* inspectMails(
  path: string,
  ours: string[],
  signal?: AbortSignal,
): AsyncIterable<InspectedMail> {
  const pool = createParsePool<UnderstoodMail>({
    script: new URL('./parse/understand-worker.ts', import.meta.url),
  });
  try {
    // The next batch is read and understood while the one before is written.
    let running: Promise<InspectedMail[]> | undefined;
    for await (const batch of inBatches(readMails(path))) {
      if (signal?.aborted) return;
      const next = understandBatch(batch);
      if (running) yield* await running;
      running = next;
    }
    if (running) yield* await running;
  } finally {
    await pool.close();
  }

  async function understandBatch(batch: FoundMail[]): Promise<InspectedMail[]> {
    const outcomes = await pool.run(batch.map((found, id) => ({ id, raw: found.raw })));
    return outcomes.map((outcome, index) => {
      const found = batch[index]!;
      if ('error' in outcome) return nothingOf(found, outcome.error);
      return resultOf(found, outcome.result, ours);
    });
  }
}

async function* inBatches(mails: AsyncIterable<FoundMail>): AsyncIterable<FoundMail[]> {
  let batch: FoundMail[] = [];
  let bytes = 0;
  for await (const mail of mails) {
    batch.push(mail);
    bytes += mail.raw.length;
    if (batch.length < BATCH_MAILS && bytes < BATCH_BYTES) continue;
    yield batch;
    batch = [];
    bytes = 0;
  }
  if (batch.length > 0) yield batch;
}

function resultOf(
  found: FoundMail,
  { mail, kind, language, text, original, forwarded, problems }: UnderstoodMail,
  ours: string[],
): InspectedMail {
  return {
    file: found.file,
    messageId: mail.messageId,
    kind,
    direction: directionOf({ ...inLowerCase(mail), original, forwarded, isForged: false }, isOneOf(ours))
      .direction,
    subject: mail.subject,
    from: mail.from,
    to: mail.to,
    cc: mail.cc,
    date: mail.date?.toISOString() ?? null,
    language,
    text: text.text,
    own: text.own,
    quoted: text.quoted,
    signature: text.signature,
    html: mail.html !== '',
    attachments: mail.attachments.map(({ name, type, size, sha256 }) => ({ name, type, size, sha256 })),
    inReplyTo: mail.inReplyTo[0] ?? '',
    references: mail.references,
    problems: [...new Set([...(found.problem ? [found.problem] : []), ...problems])],
  };
}

function nothingOf(found: FoundMail, error: string): InspectedMail {
  return {
    file: found.file,
    messageId: '',
    kind: '',
    direction: 'in',
    subject: '',
    from: [],
    to: [],
    cc: [],
    date: null,
    language: '',
    text: '',
    own: '',
    quoted: '',
    signature: '',
    html: false,
    attachments: [],
    inReplyTo: '',
    references: [],
    problems: [...(found.problem ? [found.problem] : []), error],
  };
}

function inLowerCase({ from, sender, replyTo, to, cc, bcc }: ParsedMail) {
  const lower = (list: Address[]) =>
    list.map(({ name, address }) => ({ name, address: address.toLowerCase() }));
  return {
    from: lower(from),
    sender: lower(sender),
    replyTo: lower(replyTo),
    to: lower(to),
    cc: lower(cc),
    bcc: lower(bcc),
  };
}

/** Whether an address is one of these addresses, or in one of these domains. */
function isOneOf(ours: string[]): (address: string) => boolean {
  return (address) => ours.includes(address) || ours.includes(address.slice(address.lastIndexOf('@') + 1));
}
