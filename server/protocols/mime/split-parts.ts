// Cuts a mail into its tree of MIME parts (RFC 2046) by byte ranges, without copying or decoding anything.
import { type TransferEncoding, transferEncodingOf } from './decode-transfer.ts';
import { type Parameters, parseParameters } from './parse-parameters.ts';
import { MailTooComplex, type ParseLimits } from './parsed-mail.ts';
import { type Field, splitHeader } from './split-header.ts';

/** One part: a multipart has `children`, every other has its body in raw[start, end). */
export type Part = {
  /** IMAP part path; '' for a multipart root. */
  path: string;
  fields: Field[];
  type: string;
  contentType: Parameters;
  disposition: Parameters;
  encoding: TransferEncoding;
  start: number;
  end: number;
  children: Part[];
};

type Walk = { raw: Buffer; limits: ParseLimits; count: number; problem: (words: string) => void };

/**
 * The root part of a mail. `fields` and `start` come from its header.
 * Throws MailTooComplex beyond the limits of levels and parts.
 */
export function splitParts(
  raw: Buffer,
  fields: Field[],
  start: number,
  limits: ParseLimits,
  problem: (words: string) => void,
): Part {
  return readPart({ raw, limits, count: 0, problem }, fields, start, raw.length, '', 0, 'text/plain');
}

function readPart(
  walk: Walk,
  fields: Field[],
  start: number,
  end: number,
  path: string,
  level: number,
  standard: string,
): Part {
  if (level > walk.limits.levels)
    throw new MailTooComplex(`The mail is nested deeper than ${walk.limits.levels} levels.`);
  if (++walk.count > walk.limits.parts + 1)
    throw new MailTooComplex(`The mail has more than ${walk.limits.parts} parts.`);
  const contentType = parseParameters(firstValue(fields, 'content-type'));
  const part: Part = {
    path: path === '' ? '1' : path,
    fields,
    type: mediaType(contentType.value, standard),
    contentType,
    disposition: parseParameters(firstValue(fields, 'content-disposition')),
    encoding: transferEncodingOf(firstValue(fields, 'content-transfer-encoding')),
    start,
    end,
    children: [],
  };
  if (!part.type.startsWith('multipart/')) return part;
  const boundary = contentType.parameters.get('boundary') || guessBoundary(walk, part);
  const ranges = boundary ? cutAtBoundary(walk.raw, start, end, boundary) : [];
  if (ranges.length === 0) {
    // Nothing to cut: what is there is shown as text.
    if (end > start) walk.problem('The boundary of a multipart is missing; its content is shown as text.');
    part.type = 'text/plain';
    return part;
  }
  part.path = path;
  const inner = part.type === 'multipart/digest' ? 'message/rfc822' : 'text/plain';
  part.children = ranges.map(([from, to], index) => {
    const header = splitHeader(walk.raw, from, to, walk.limits.headerBytes);
    const childPath = path === '' ? `${index + 1}` : `${path}.${index + 1}`;
    return readPart(walk, header.fields, header.bodyStart, to, childPath, level + 1, inner);
  });
  return part;
}

function firstValue(fields: Field[], name: string): string {
  for (const field of fields) if (field.name === name) return field.value;
  return '';
}

function mediaType(value: string, standard: string): string {
  const type = value.replace(/[\s"].*$/, '');
  if (/^[^/]+\/[^/]+$/.test(type)) return type === 'image/jpg' ? 'image/jpeg' : type;
  if (type === 'text' || type === '') return standard;
  if (type === 'html') return 'text/html';
  if (type === 'multipart' || type === 'multipart/') return 'multipart/mixed';
  return standard === 'message/rfc822'
    ? standard
    : type.startsWith('text')
      ? 'text/plain'
      : 'application/octet-stream';
}

/** The ranges between the delimiter lines; the line end before a delimiter belongs to the delimiter (RFC 2046 §5.1.1). */
function cutAtBoundary(raw: Buffer, start: number, end: number, boundary: string): [number, number][] {
  const needle = Buffer.from(`--${boundary}`, isLatin1(boundary) ? 'latin1' : 'utf8');
  const ranges: [number, number][] = [];
  let open = -1;
  let at = start;
  for (;;) {
    at = raw.indexOf(needle, at);
    if (at === -1 || at >= end) break;
    const atLineStart = at === start || raw[at - 1] === 10 || raw[at - 1] === 13;
    let after = at + needle.length;
    const closing = raw[after] === 45 && raw[after + 1] === 45;
    if (closing) after += 2;
    while (raw[after] === 32 || raw[after] === 9) after++;
    const atLineEnd = after >= end || raw[after] === 10 || raw[after] === 13;
    // A closing line may have text glued to it; an opening line that goes on is another boundary.
    if (!atLineStart || !(atLineEnd || closing)) {
      at += needle.length;
      continue;
    }
    if (open !== -1) ranges.push([open, Math.max(open, beforeLineEnd(raw, open, at))]);
    open = -1;
    if (closing) break;
    if (raw[after] === 13) after++;
    if (raw[after] === 10) after++;
    open = Math.min(after, end);
    at = after;
  }
  // Cut off before its end: the last part is what there is of it.
  if (open !== -1 && open < end) ranges.push([open, end]);
  return ranges;
}

function beforeLineEnd(raw: Buffer, start: number, at: number): number {
  let end = at;
  if (end > start && raw[end - 1] === 10) end--;
  if (end > start && raw[end - 1] === 13) end--;
  return end;
}

function isLatin1(text: string): boolean {
  return /^[\x00-\xff]*$/.test(text);
}

/** A multipart without a boundary parameter mostly still has the lines. */
function guessBoundary(walk: Walk, part: Part): string {
  const text = walk.raw.toString('latin1', part.start, Math.min(part.end, part.start + 100_000));
  return /^--(\S[^\r\n]{0,68}\S)[ \t]*\r?\nContent-/im.exec(text)?.[1] ?? '';
}
