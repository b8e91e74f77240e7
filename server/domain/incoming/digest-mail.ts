// All that can be known of a mail from its bytes alone, computed in one go inside a parse worker.
import { hash } from 'node:crypto';
import { getDomain } from 'tldts';
import { readBounceText } from '../../protocols/dsn/read-bounce-text.ts';
import { parseAddresses } from '../../protocols/mime/parse-addresses.ts';
import { parseMailNow } from '../../protocols/mime/parse-mail.ts';
import type { Address, ParsedMail, ReportedRecipient } from '../../protocols/mime/parsed-mail.ts';
import { subjectKey } from '../conversations/subject-key.ts';
import type { Person } from '../messages/direction.ts';
import { detectLanguage } from '../search/words/detect-language.ts';
import { makeWords } from '../search/words/make-words.ts';
import { visitorOfForm } from './form-visitor.ts';
import { forwardedFrom } from './forwarded-from.ts';
import { type Kind, kindOf } from './kind.ts';
import { splitMailText } from './text/split-text.ts';
import { textOfAttachedMails } from './text-of-attached-mails.ts';

/** Plain data that crosses from the worker. Texts are free of NUL; times are milliseconds since 1970, UTC. */
export interface Digest {
  messageId: string;
  messageIdHash: Uint8Array;
  contentHash: Uint8Array;
  /** Hashes of the Message-IDs it names, 32 bytes each, the one it answers last. */
  refs: Uint8Array;
  inReplyTo: Uint8Array | null;
  subject: string;
  subjectKey: string;
  /** Reply prefix and no other mail named. */
  isBareReply: boolean;
  date: number | undefined;
  utcOffset: number | undefined;
  received: number | undefined;
  from: Person[];
  sender: Person[];
  replyTo: Person[];
  to: Person[];
  cc: Person[];
  bcc: Person[];
  original: Person[];
  forwarded: Person | undefined;
  /** Recipients a delivery report or a bounce's words name. */
  reported: string[];
  kind: Kind;
  language: string;
  /** JSON in UTF-8: as bytes it is handed over to the main thread, not copied. */
  spans: Uint8Array;
  hasHtml: boolean;
  snippet: string;
  words: Uint8Array;
  attachments: DigestAttachment[];
  attachmentCount: number;
  calendar: string | null;
  report: string | null;
  authenticationResults: string[];
  problems: string[];
}

export interface DigestAttachment {
  part: string;
  name: string;
  type: string;
  size: number;
  sha256: Uint8Array;
  contentId: string;
  inline: boolean;
  /** Where its encoded bytes stand in the mail, so that a download need not parse it again. */
  encoding: string;
  startAt: number;
  encodedLength: number;
}

/** Bytes that are no mail at all, such as a text file among mails. */
export class NoMail extends Error {
  override name = 'NoMail';
}

const mostReferences = 100;
const mostAttachments = 5000;
// UTF-16 units that are taken apart; what is behind stays in the original.
const longestText = 2 * 1024 * 1024;

/** Digests one mail. Throws when it is beyond the limits; the caller puts it into quarantine. */
export function understand(raw: Buffer): Digest {
  const mail = parseMailNow(raw);
  if (mail.headers.size === 0) throw new NoMail('it has no header');
  const { spans, text, own, quoted, signature } = splitMailText({
    plain: mail.plain.slice(0, longestText),
    html: mail.html.slice(0, longestText),
    author: mail.from.map((from) => `${from.name} ${from.address}`).join(' '),
  });
  const kind = kindOf(mail);
  const language = detectLanguage(own || text || mail.subject);
  const subject = subjectKey(mail.subject);
  const named = namedIds(mail);
  const people = [...mail.from, ...mail.to, ...mail.cc, ...mail.replyTo];
  const files = mail.attachments.slice(0, mostAttachments);
  const attached = textOfAttachedMails(mail, raw);
  return {
    messageId: clean(mail.messageId).slice(0, 1000),
    messageIdHash: mail.messageId ? idHash(mail.messageId) : mail.contentHash,
    contentHash: mail.contentHash,
    refs: Buffer.concat(named.map(idHash)),
    inReplyTo: named.length > 0 ? idHash(named.at(-1)!) : null,
    subject: clean(mail.subject).slice(0, 2000),
    subjectKey: clean(subject.key),
    isBareReply: subject.isReply && named.length === 0,
    date: mail.date?.getTime(),
    utcOffset: mail.utcOffset,
    received: mail.received[0]?.getTime(),
    from: mail.from.map(person),
    sender: mail.sender.map(person),
    replyTo: mail.replyTo.map(person),
    to: mail.to.map(person),
    cc: mail.cc.map(person),
    bcc: mail.bcc.map(person),
    original: originalAuthors(mail),
    forwarded: withPerson(forwardedFrom(mail, text, raw) ?? visitorOfForm(mail)),
    reported: reportedRecipients(mail, kind).flatMap(({ recipient, originalRecipient }) =>
      [recipient, originalRecipient].filter(Boolean).map((address) => clean(address).toLowerCase()),
    ),
    kind,
    language,
    spans: Buffer.from(JSON.stringify(spans.map((span) => [span.kind, clean(span.text)]))),
    hasHtml: mail.html !== '',
    snippet: snippetOf(own || text),
    words: makeWords(
      {
        subject: mail.subject,
        own: own || (quoted === '' ? text : ''),
        quoted: attached === '' ? quoted : `${quoted}\n${attached}`,
        signature,
        people: people.map(({ name, address }) => `${name} ${address}`).join(' '),
        files: files.map(({ name }) => name).join(' '),
      },
      language,
    ),
    attachments: files.map((file) => ({
      part: file.part,
      name: clean(file.name).slice(0, 500),
      type: clean(file.type).slice(0, 200),
      size: file.size,
      sha256: Buffer.from(file.sha256, 'hex'),
      contentId: clean(file.contentId).slice(0, 500),
      inline: file.disposition !== 'attachment' && file.contentId !== '' && file.type.startsWith('image/'),
      encoding: file.encoding,
      startAt: file.offset,
      encodedLength: file.encodedLength,
    })),
    attachmentCount: files.filter((file) => file.disposition === 'attachment' || file.contentId === '')
      .length,
    calendar: mail.calendar ? json(mail.calendar) : null,
    report: mail.deliveryReport ? reportOf(mail) : null,
    authenticationResults: believedResults(mail),
    problems: mail.problems.map(clean),
  };
}

/** SHA-256 of a Message-ID without its brackets (F20). */
function idHash(id: string): Buffer {
  return hash('sha256', id, 'buffer');
}

/** By the report for machines, else by the words of a bounce that has none. */
function reportedRecipients(mail: ParsedMail, kind: Kind): ReportedRecipient[] {
  const rows = mail.deliveryReport?.recipients ?? [];
  return rows.length === 0 && kind === 'bounce' ? readBounceText(mail) : rows;
}

/** References first, then In-Reply-To, then the mail a delivery report is about; the nearest last, none twice. */
function namedIds(mail: ParsedMail): string[] {
  const about = [mail.deliveryReport?.originalMessageId, mail.dispositionReport?.originalMessageId];
  const nearest = mail.inReplyTo.slice(0, 1);
  const all = [
    ...mail.references,
    ...mail.inReplyTo.slice(1),
    ...nearest,
    ...about.filter((id) => !!id),
  ] as string[];
  const last = new Map<string, number>();
  all.forEach((id, index) => {
    last.set(id, index);
  });
  const distinct = all.filter((id, index) => last.get(id) === index && id !== mail.messageId && id !== '');
  return distinct.slice(-mostReferences);
}

/**
 * Authentication-Results of the server that took the mail in last: the same organisation as its topmost Received says.
 * Anybody may have written the others (RFC 8601 §5).
 */
function believedResults(mail: ParsedMail): string[] {
  const by = /\bby\s+([^\s;()]+)/i.exec(mail.headers.get('received')?.[0] ?? '')?.[1];
  const organisation = by && getDomain(by, { validateHostname: false });
  const written = mail.headers.get('authentication-results') ?? [];
  return written
    .filter((value) => {
      const server = /^\s*([^\s;]+)/.exec(value)?.[1] ?? '';
      return organisation && getDomain(server, { validateHostname: false }) === organisation;
    })
    .slice(0, 1)
    .map(clean);
}

/** Whom a group or list says it rewrote. */
export function originalAuthors(mail: ParsedMail): Person[] {
  const values = ['x-original-from', 'x-original-sender', 'x-google-original-from'].flatMap(
    (name) => mail.headers.get(name) ?? [],
  );
  return values.flatMap((value) => parseAddresses(value, 1)).map(person);
}

function reportOf(mail: ParsedMail): string {
  const { recipients, originalMessageId } = mail.deliveryReport!;
  return json({ recipients: recipients.slice(0, 1000), originalMessageId });
}

function person({ name, address }: Address): Person {
  return { name: clean(name).slice(0, 500), address: clean(address).toLowerCase().slice(0, 500) };
}

const withPerson = (address: Address | undefined): Person | undefined => address && person(address);

/** The first 200 characters of a text on one line; not by a regular expression over the whole, which made most of a mail's garbage. */
function snippetOf(text: string): string {
  const end = Math.min(text.length, 1500);
  let line = '';
  let start = -1;
  for (let at = 0; at <= end && line.length <= 200; at++) {
    if (at < end && !isBlank(text.charCodeAt(at))) {
      if (start === -1) start = at;
    } else if (start !== -1) {
      line += line === '' ? text.slice(start, at) : ` ${text.slice(start, at)}`;
      start = -1;
    }
  }
  const cut = clean(line).slice(0, 200);
  return /[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut;
}

function isBlank(code: number): boolean {
  if (code < 0x80) return code === 32 || (code >= 9 && code <= 13);
  return code === 0xa0 || (code >= 0x1680 && BLANK.test(String.fromCharCode(code)));
}

const BLANK = /\s/;

const json = (value: unknown): string =>
  JSON.stringify(value, (_, inner) => (typeof inner === 'string' ? clean(inner) : inner));

// PostgreSQL's text holds neither NUL nor half of a surrogate pair.
function clean(text: string): string {
  const sound = text.isWellFormed() ? text : text.toWellFormed();
  return sound.includes('\0') ? sound.replaceAll('\0', '') : sound;
}
