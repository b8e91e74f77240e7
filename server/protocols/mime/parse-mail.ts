// From a mail's raw bytes to what it says.
import { collectContent } from './collect-content.ts';
import { contentHash } from './content-hash.ts';
import { decodeHeader } from './decode-words.ts';
import { parseAddresses } from './parse-addresses.ts';
import { parseDate } from './parse-date.ts';
import { type Address, DEFAULT_LIMITS, type ParsedMail, type ParseLimits } from './parsed-mail.ts';
import { fieldMap, messageIds } from './read-fields.ts';
import { splitHeader } from './split-header.ts';
import { splitParts } from './split-parts.ts';

/**
 * Understands one mail. Works on the bytes as they lie (nothing is copied but what is decoded), so that a mail of 9 KB takes a
 * fraction of a millisecond and every file's place in `raw` is known. What is wrong but readable goes to `problems`.
 * Throws MailTooComplex beyond the limits of levels and parts. Standards: RFC 5322, 2045–2047, 2231, 6532, 3676, 3464, 5545.
 */
export async function parseMail(raw: Buffer, limits: Partial<ParseLimits> = {}): Promise<ParsedMail> {
  return parseMailNow(raw, limits);
}

/** The same without a promise, for loops in a worker. */
export function parseMailNow(raw: Buffer, given: Partial<ParseLimits> = {}): ParsedMail {
  const limits = { ...DEFAULT_LIMITS, ...given };
  const problems: string[] = [];
  const problem = (words: string) => {
    if (problems.length < 20 && !problems.includes(words)) problems.push(words);
  };
  const { fields, bodyStart, malformed } = splitHeader(raw, 0, raw.length, limits.headerBytes);
  if (malformed) problem('The header has lines that are no fields.');
  if (bodyStart > limits.headerBytes)
    problem('The header is longer than can be read; parts of it were left out.');
  if (fields.length === 0) problem('This is no mail: it has no header.');

  const first = (name: string) => fields.find((field) => field.name === name)?.value;
  let addressesLeft = limits.addresses;
  const addresses = (name: string): Address[] => {
    const found: Address[] = [];
    for (const field of fields) {
      if (field.name !== name) continue;
      found.push(...parseAddresses(field.value, addressesLeft + 1));
      if (found.length > addressesLeft) {
        problem(`The mail names more than ${limits.addresses} addresses; the rest was left out.`);
        found.length = addressesLeft;
      }
    }
    addressesLeft -= found.length;
    return found;
  };
  const from = addresses('from');
  if (from.length === 0) problem('The sender is missing.');
  const to = addresses('to');
  const messageId = messageIdOf(first('message-id'));
  const subject = decodeHeader(first('subject') ?? '').replace(/[\r\n\t]+/g, ' ');
  const written = first('date');
  const date = written === undefined ? undefined : parseDate(decodeHeader(written));
  if (written === undefined) problem('The date is missing.');
  else if (!date) problem(`The date cannot be read: "${decodeHeader(written).slice(0, 60)}".`);

  const root = splitParts(raw, fields, bodyStart, limits, problem);
  const content = collectContent(raw, root, limits, problem);
  const identity = messageId === '' ? { from, to, date: written?.trim() ?? '', subject } : undefined;
  return {
    messageId,
    subject,
    from,
    sender: addresses('sender'),
    replyTo: addresses('reply-to'),
    to,
    cc: addresses('cc'),
    bcc: addresses('bcc'),
    ...date,
    inReplyTo: idsOf(fields, 'in-reply-to', limits.references),
    references: idsOf(fields, 'references', limits.references),
    received: receivedDates(fields),
    headers: fieldMap(fields),
    ...content,
    contentType: root.type,
    contentHash: contentHash([content.plain, content.html], content.attachments, identity),
    problems,
  };
}

function messageIdOf(value: string | undefined): string {
  const text = decodeHeader(value ?? '');
  return messageIds(text)[0] ?? text.replace(/[<>\s]+/g, '');
}

/** Too many: the first, which names the conversation, and the last ones, which are nearest. */
function idsOf(fields: { name: string; value: string }[], name: string, max: number): string[] {
  const ids = [
    ...new Set(
      fields
        .filter((field) => field.name === name)
        .flatMap((field) => messageIds(field.value.replace(/[\r\n]+/g, ''))),
    ),
  ];
  return ids.length <= max ? ids : [ids[0]!, ...ids.slice(ids.length - max + 1)];
}

function receivedDates(fields: { name: string; value: string }[]): Date[] {
  const dates: Date[] = [];
  for (const { name, value } of fields) {
    if (name !== 'received' || dates.length >= 50) continue;
    const date = parseDate(value.slice(value.lastIndexOf(';') + 1).replace(/[\r\n]+/g, ''));
    if (date) dates.push(date.date);
  }
  return dates;
}
