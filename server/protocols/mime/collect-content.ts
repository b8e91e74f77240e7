// Walks a mail's parts and gathers its texts and its files.
import { readDeliveryStatus } from '../dsn/read-delivery-status.ts';
import { readDisposition } from '../dsn/read-disposition.ts';
import { readFeedbackReport } from '../dsn/read-feedback-report.ts';
import { openTnef } from '../tnef/open-tnef.ts';
import { decodeCharset, normaliseCharset } from './decode-charset.ts';
import { decodeTransfer } from './decode-transfer.ts';
import { decodeHeader } from './decode-words.ts';
import type {
  Calendar,
  DeliveryReport,
  DispositionReport,
  FeedbackReport,
  ParsedAttachment,
  ParseLimits,
} from './parsed-mail.ts';
import { readCalendar } from './read-calendar.ts';
import { fieldMap, messageIds } from './read-fields.ts';
import { sha256Of } from './sha256-of.ts';
import { splitHeader } from './split-header.ts';
import type { Part } from './split-parts.ts';
import { stripTags } from './strip-tags.ts';
import { takeUuencoded } from './take-uuencoded.ts';
import { unflow } from './unflow.ts';

export type Content = {
  plain: string;
  html: string;
  attachments: ParsedAttachment[];
  calendar?: Calendar;
  deliveryReport?: DeliveryReport;
  feedbackReport?: FeedbackReport;
  dispositionReport?: DispositionReport;
};

/** A stretch of the text as it can be shown: one form of it, or both. */
type Block = { plain?: string; html?: string };

type Walk = {
  raw: Buffer;
  limits: ParseLimits;
  problem: (words: string) => void;
  content: Content;
  textLeft: number;
  /** A text found in winmail.dat, used when the mail has no other. */
  winmail?: Block;
  original?: Map<string, string[]>;
  delivery?: { reportingMta: string; recipients: DeliveryReport['recipients'] };
  feedback?: ReturnType<typeof readFeedbackReport>;
};

/** Everything the parts under `root` hold. `problem` hears what is wrong with them. */
export function collectContent(
  raw: Buffer,
  root: Part,
  limits: ParseLimits,
  problem: (words: string) => void,
): Content {
  const walk: Walk = {
    raw,
    limits,
    problem,
    content: { plain: '', html: '', attachments: [] },
    textLeft: limits.textBytes,
  };
  let body = joinBlocks(visit(walk, root, undefined, 0));
  if (walk.winmail && !body.plain?.trim() && !hasText(body.html)) body = walk.winmail;
  walk.content.plain = body.plain ?? '';
  walk.content.html = body.html ?? '';
  const original = walk.original ?? new Map<string, string[]>();
  const originalMessageId = messageIds(original.get('message-id')?.[0] ?? '')[0] ?? '';
  if (walk.delivery)
    walk.content.deliveryReport = { ...walk.delivery, originalMessageId, originalHeaders: original };
  if (walk.feedback)
    walk.content.feedbackReport = { ...walk.feedback, originalMessageId, originalHeaders: original };
  return walk.content;
}

function visit(walk: Walk, part: Part, parent: Part | undefined, index: number): Block[] {
  if (part.children.length > 0) {
    const blocks = part.children.map((child, at) => visit(walk, child, part, at));
    if (part.type !== 'multipart/alternative') return blocks.flat();
    // The richest form comes last (RFC 2046 §5.1.4); each child may itself be several blocks.
    const forms = blocks.filter((one) => one.length > 0).map(joinBlocks);
    const plains = forms.filter((one) => one.plain?.trim() && one.html === undefined);
    // Several of one kind are against the rules; none is lost.
    const plain = joinDistinct(plains.map((one) => one.plain)) ?? forms.find((one) => one.plain)?.plain;
    const html = joinDistinct(forms.map((one) => one.html));
    return plain === undefined && html === undefined ? [] : [{ plain, html }];
  }
  if (part.type.startsWith('multipart/')) return [];
  if (isBody(part, parent, index)) return [readText(walk, part)];
  readSpecial(walk, part);
  // Copies of the text for one program only.
  if (parent?.type === 'multipart/alternative' && /^text\/(x-amp-html|watch-html)$/.test(part.type))
    return [];
  addAttachment(walk, part);
  return [];
}

/** Text that is read with the mail rather than listed as its file. */
function isBody(part: Part, parent: Part | undefined, index: number): boolean {
  if (!/^text\/(plain|html|enriched|richtext)$/.test(part.type) || part.disposition.value === 'attachment')
    return false;
  if (parent === undefined || parent.type === 'multipart/alternative') return true;
  return index === 0 || nameOf(part) === '';
}

function nameOf(part: Part): string {
  return part.disposition.parameters.get('filename') || part.contentType.parameters.get('name') || '';
}

function readText(walk: Walk, part: Part): Block {
  let end = part.end;
  if (end - part.start > walk.textLeft) {
    end = part.start + Math.max(0, walk.textLeft);
    walk.problem('The text is longer than can be shown; the rest is in the original.');
  }
  walk.textLeft -= end - part.start;
  let bytes = decodeTransfer(walk.raw.subarray(part.start, end), trueEncoding(walk, part, end));
  let charset = part.contentType.parameters.get('charset') ?? '';
  if (part.type === 'text/html' && normaliseCharset(charset) === '') charset = metaCharset(bytes);
  if (part.type === 'text/plain' && part.encoding !== 'base64' && part.encoding !== 'quoted-printable') {
    const taken = takeUuencoded(bytes);
    for (const file of taken.files) {
      const encoded = walk.raw.subarray(part.start + file.offset, part.start + file.offset + file.length);
      push(walk, part, {
        ...sha256Of(encoded, 'uuencode'),
        name: decodeHeader(file.name),
        type: 'application/octet-stream',
        encoding: 'uuencode',
        offset: part.start + file.offset,
        encodedLength: file.length,
        disposition: 'attachment',
      });
    }
    bytes = taken.text;
  }
  const decoded = decodeCharset(bytes, charset, walk.problem);
  const text = decoded.includes('\r') ? decoded.replace(/\r{1,3}\n|\r/g, '\n') : decoded;
  if (part.type === 'text/html') return { html: text };
  if (part.type !== 'text/plain')
    return { plain: text.replace(/<param>.*?<\/param>|<\/?[a-z-]+>/gis, '').replaceAll('<<', '<') };
  const flowed = part.contentType.parameters.get('format')?.toLowerCase() === 'flowed';
  return {
    plain: flowed ? unflow(text, part.contentType.parameters.get('delsp')?.toLowerCase() === 'yes') : text,
  };
}

/** Base64 by name only: what holds other signs throughout is taken as it stands. */
function trueEncoding(walk: Walk, part: Part, end: number): Part['encoding'] {
  if (part.encoding !== 'base64') return part.encoding;
  const sample = walk.raw.toString('latin1', part.start, Math.min(end, part.start + 2000));
  const strange = sample.match(/[^A-Za-z0-9+/=\s]| (?=\S)/g)?.length ?? 0;
  if (strange * 20 <= sample.length) return part.encoding;
  walk.problem('A text says it is base64 and is not.');
  return '7bit';
}

function metaCharset(bytes: Buffer): string {
  const head = bytes.toString('latin1', 0, Math.min(bytes.length, 2048));
  return /<meta[^>]+charset\s*=\s*["']?([\w.:-]+)/i.exec(head)?.[1] ?? '';
}

function readSpecial(walk: Walk, part: Part): void {
  const decoded = () =>
    decodeTransfer(
      walk.raw.subarray(part.start, Math.min(part.end, part.start + 4 * 1024 * 1024)),
      part.encoding,
    );
  const isInvitation =
    part.type === 'text/calendar' || part.type === 'application/ics' || /\.ics$/i.test(nameOf(part));
  if (isInvitation && !walk.content.calendar) {
    const text = decodeCharset(decoded(), part.contentType.parameters.get('charset'));
    const calendar = readCalendar(text, part.contentType.parameters.get('method'));
    if (calendar) walk.content.calendar = calendar;
  } else if (part.type === 'message/delivery-status' || part.type === 'message/global-delivery-status') {
    const status = readDeliveryStatus(decoded());
    if (walk.delivery) walk.delivery.recipients.push(...status.recipients);
    else walk.delivery = status;
  } else if (part.type === 'message/feedback-report') walk.feedback ??= readFeedbackReport(decoded());
  else if (part.type === 'message/disposition-notification')
    walk.content.dispositionReport ??= readDisposition(decoded());
  else if (
    /^(message|text)\/(rfc822|rfc822-headers|global|global-headers)$/.test(part.type) &&
    !walk.original
  ) {
    const bytes = decoded();
    walk.original = fieldMap(splitHeader(bytes, 0, bytes.length, 256 * 1024).fields);
  } else if (
    /^(application\/pkcs7-mime|application\/x-pkcs7-mime)$/.test(part.type) ||
    part.type === 'application/pgp-encrypted'
  ) {
    if (part.contentType.parameters.get('smime-type') !== 'signed-data')
      walk.problem('The text is encrypted.');
  }
}

function addAttachment(walk: Walk, part: Part): void {
  const encoded = walk.raw.subarray(part.start, part.end);
  push(walk, part, {
    ...sha256Of(encoded, part.encoding),
    name: nameOf(part) || standardName(walk, part),
    type: part.type,
    encoding: part.encoding,
    offset: part.start,
    encodedLength: part.end - part.start,
    disposition: part.disposition.value === 'inline' ? 'inline' : part.disposition.value ? 'attachment' : '',
  });
  if (
    part.type === 'application/ms-tnef' ||
    part.type === 'application/vnd.ms-tnef' ||
    /^winmail\.dat$/i.test(nameOf(part))
  ) {
    openWinmail(walk, part, encoded);
  }
}

function openWinmail(walk: Walk, part: Part, encoded: Buffer): void {
  const opened = openTnef(decodeTransfer(encoded, part.encoding));
  if (!opened) {
    walk.problem('winmail.dat cannot be opened.');
    return;
  }
  if (opened.html || opened.plain)
    walk.winmail ??= { plain: opened.plain || undefined, html: opened.html || undefined };
  opened.files.forEach((file, index) => {
    push(walk, part, {
      ...sha256Of(file.content, '7bit'),
      part: `${part.path}.winmail.${index + 1}`,
      name: file.name || `winmail-${index + 1}`,
      type: file.type || 'application/octet-stream',
      contentId: file.contentId,
      encoding: `tnef/${part.encoding}`,
      offset: part.start,
      encodedLength: part.end - part.start,
      disposition: file.contentId ? 'inline' : 'attachment',
    });
    if (/\.ics$/i.test(file.name) && !walk.content.calendar)
      walk.content.calendar = readCalendar(decodeCharset(file.content));
  });
}

function push(
  walk: Walk,
  part: Part,
  file: Omit<ParsedAttachment, 'position' | 'part' | 'contentId'> & Partial<ParsedAttachment>,
): void {
  const contentId = part.fields.find((field) => field.name === 'content-id')?.value ?? '';
  walk.content.attachments.push({
    part: part.path,
    contentId: decodeHeader(contentId).replace(/^<|>$/g, ''),
    ...file,
    name: safeName(file.name),
    position: walk.content.attachments.length,
  });
}

/** No folder, no control or direction signs in a name people are to trust (U+202E turns "exe.fdp" round). */
function safeName(name: string): string {
  const last = name
    .replace(/[\x00-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/^.*[\\/](?=[^\\/])/, '')
    .trim();
  return last.length > 255 ? `${last.slice(0, 200)}…${last.slice(-54)}` : last;
}

function standardName(walk: Walk, part: Part): string {
  if (part.type === 'text/calendar') return 'invite.ics';
  if (part.type === 'message/delivery-status') return 'delivery-status.txt';
  if (part.type === 'message/disposition-notification') return 'disposition.txt';
  if (part.type === 'message/feedback-report') return 'feedback-report.txt';
  if (part.type === 'text/rfc822-headers') return 'headers.txt';
  if (part.type === 'message/rfc822') {
    const bytes = decodeTransfer(
      walk.raw.subarray(part.start, Math.min(part.end, part.start + 64 * 1024)),
      part.encoding,
    );
    const subject = splitHeader(bytes, 0, bytes.length, 64 * 1024).fields.find(
      (field) => field.name === 'subject',
    );
    return `${(decodeHeader(subject?.value ?? '') || 'message').replace(/[\\/:]/g, ' ').slice(0, 120)}.eml`;
  }
  const field = (name: string) => decodeHeader(part.fields.find((one) => one.name === name)?.value ?? '');
  const fromLocation = /([^/\\?#]+)(?:[?#].*)?$/.exec(field('content-location'))?.[1];
  return (
    fromLocation || field('content-description') || USUAL_NAMES[part.type] || `file${extensionOf(part.type)}`
  );
}

const USUAL_NAMES: Record<string, string> = {
  'application/pgp-signature': 'signature.asc',
  'application/pgp-encrypted': 'encrypted.asc',
  'application/pgp-keys': 'key.asc',
  'application/pkcs7-signature': 'smime.p7s',
  'application/x-pkcs7-signature': 'smime.p7s',
  'application/pkcs7-mime': 'smime.p7m',
  'application/x-pkcs7-mime': 'smime.p7m',
  'application/ms-tnef': 'winmail.dat',
  'text/html': 'text.html',
  'text/plain': 'text.txt',
  'text/csv': 'table.csv',
  'text/vcard': 'contact.vcf',
  'text/x-vcard': 'contact.vcf',
  'audio/mpeg': 'sound.mp3',
};

/** Pictures and the like are called by their kind; of an unknown kind nothing is promised. */
function extensionOf(type: string): string {
  const kind = /^(?:image|video|audio|application)\/([a-z0-9]{2,5})$/.exec(type)?.[1] ?? '';
  return kind === '' ? '' : `.${kind === 'jpeg' ? 'jpg' : kind}`;
}

/** One text of several blocks. Where any block is HTML, the HTML is whole; the plain text only where every block has it. */
function joinBlocks(blocks: Block[]): Block {
  if (blocks.length <= 1) return blocks[0] ?? {};
  const filled = blocks.filter((one) => one.plain?.trim() || hasText(one.html));
  if (filled.length <= 1) return filled[0] ?? blocks[0]!;
  const plain = filled.every((one) => one.plain !== undefined)
    ? filled.map((one) => one.plain).join('\n')
    : undefined;
  if (filled.every((one) => one.html === undefined)) return { plain };
  const html = filled
    .map((one) => one.html ?? `<div style="white-space: pre-wrap">${escapeHtml(one.plain ?? '')}</div>`)
    .join('\n');
  return { plain, html };
}

function joinDistinct(texts: (string | undefined)[]): string | undefined {
  const given = texts.filter((one) => one !== undefined);
  return given.length === 0 ? undefined : [...new Set(given)].join('\n');
}

function hasText(html: string | undefined): boolean {
  return html !== undefined && (/<img/i.test(html) || /\S/.test(stripTags(html).replace(/&nbsp;/gi, ' ')));
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
