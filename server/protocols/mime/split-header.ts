// Finds where a mail's header ends and cuts it into fields, however badly it was written.

/** One header field: lower-case name, and the value as one character a byte (latin1), still folded. */
export type Field = { name: string; value: string };

export type HeaderBlock = {
  fields: Field[];
  /** Bytes from the start of the raw mail to the body (after the empty line). */
  bodyStart: number;
  /** True when lines stood in the header that are no fields. */
  malformed: boolean;
};

const LF = 10;
const CR = 13;
const FIELD = /^([!-9;-~]+)[ \t]*:/;

/** A longer header is no mail's; what is behind is not looked at. */
const LONGEST_HEADER = 32 * 1024 * 1024;
/** What is kept of a field that stands behind too much header, in bytes. */
const KEPT_OF_LATE_FIELD = 256 * 1024;
/** Without these a mail is not known again nor filed, wherever they stand. */
const NEEDED = new Set(
  'from sender reply-to to cc subject date message-id in-reply-to references mime-version content-type content-transfer-encoding content-disposition auto-submitted list-id'.split(
    ' ',
  ),
);

/** What programs write and people do not. */
const CARRIED =
  /^(?:message-id|in-reply-to|references|received|return-path|delivered-to|envelope-to|mime-version|content-.+|list-.+|resent-.+|x-.+|dkim-.+|arc-.+|auto-submitted|precedence|importance|user-agent)$/;
/** Without any of these what stands above the first empty line is no header (RFC 4021); where it begins with a line that is no field, as a forwarded mail does ("--- Original Message ---"), without any that only programs write. */
const KNOWN = new RegExp(`${CARRIED.source}|^(?:from|to|cc|bcc|sender|subject|date|reply-to)$`);

/** Splits at the empty line (RFC 5322 §2.1): `header` includes it, `body` is the rest; both are views, not copies. */
export function splitHeaderAndBody(raw: Buffer): { header: Buffer; body: Buffer } {
  const { bodyStart } = splitHeader(raw, 0, raw.length, 1024 * 1024);
  return { header: raw.subarray(0, bodyStart), body: raw.subarray(bodyStart) };
}

/**
 * Reads the fields in raw[start, end). Skips empty lines and an mbox "From " line before the first field. A line that is
 * no field is left out; where no empty line exists at all, the body begins at the first such line, and where a mail has no
 * field anybody knows, with its first line.
 * Takes at most `maxBytes` of header; of what stands behind only the fields no mail can do without, cut where they are long.
 */
export function splitHeader(raw: Buffer, start: number, end: number, maxBytes: number): HeaderBlock {
  let at = start;
  if (raw[at] === 0xef && raw[at + 1] === 0xbb && raw[at + 2] === 0xbf) at += 3;
  while (at < end && (raw[at] === LF || raw[at] === CR)) at++;
  // A body part may begin with the empty line that says it has no header at all (RFC 2046 §5.1).
  if (at > start && start > 0)
    return { fields: [], bodyStart: afterEmptyLine(raw, start, end), malformed: false };

  const blank = findEmptyLine(raw, at, end);
  const stop = Math.min(blank === -1 ? end : blank, at + LONGEST_HEADER);
  const text = raw.toString('latin1', at, stop);
  const fields: Field[] = [];
  let malformed = false;
  let opens = true;
  let position = 0;
  while (position < text.length) {
    let lineEnd = endOfField(text, position);
    // A blank before the very first name is a slip, not folding.
    const line = position === 0 ? text.slice(0, lineEnd).trimStart() : text.slice(position, lineEnd);
    const match = FIELD.exec(line);
    if (match) {
      const field = { name: match[1]!.toLowerCase(), value: line.slice(match[0].length) };
      if (lineEnd <= maxBytes) fields.push(field);
      else if (NEEDED.has(field.name) && !fields.some(({ name }) => name === field.name))
        fields.push({ name: field.name, value: field.value.slice(0, KEPT_OF_LATE_FIELD) });
    } else if (!(position === 0 && /^>?From /.test(line))) {
      malformed = true;
      if (position === 0) opens = false;
      // No empty line anywhere: this is where the writer thought the body begins.
      if (blank === -1) return { fields, bodyStart: at + position, malformed };
      // Only this line is no field: what was folded onto it may be one.
      const newline = text.indexOf('\n', position);
      if (newline !== -1 && newline + 1 < lineEnd) lineEnd = newline + 1;
    }
    position = lineEnd;
  }
  // A text that is no mail, or lost its header on the way: nothing of what it says is left out.
  if (start === 0 && !fields.some(({ name }) => (opens ? KNOWN : CARRIED).test(name)))
    return { fields, bodyStart: at, malformed };
  const bodyStart = blank === -1 ? end : afterEmptyLine(raw, blank, end);
  return { fields, bodyStart, malformed };
}

/** The index just after a field's last line: a line beginning with a blank belongs to the line before. */
function endOfField(text: string, from: number): number {
  let at = from;
  for (;;) {
    const newline = text.indexOf('\n', at);
    if (newline === -1) return text.length;
    at = newline + 1;
    const next = text.charCodeAt(at);
    if (next !== 32 && next !== 9) return at;
  }
}

/** The index of the empty line (pointing at its line end), or -1. */
function findEmptyLine(raw: Buffer, start: number, end: number): number {
  let at = start - 1;
  for (;;) {
    at = raw.indexOf(LF, at + 1);
    if (at === -1 || at >= end) return -1;
    let next = at + 1;
    while (next < end && raw[next] === CR) next++;
    if (next < end && raw[next] === LF) return at + 1;
    if (next >= end) return -1;
  }
}

function afterEmptyLine(raw: Buffer, at: number, end: number): number {
  let next = at;
  while (next < end && raw[next] === CR) next++;
  return Math.min(next + 1, end);
}
