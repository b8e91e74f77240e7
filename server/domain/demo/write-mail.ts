// Writes a mail's bytes (RFC 5322, MIME), the same bytes for the same input.
import libmime from 'libmime';
import libqp from 'libqp';

export type Mailbox = { name: string; address: string };
export type WrittenFile = { name: string; type: string; content: Buffer; cid?: string };
export type Written = {
  /** header lines as they come first: Received, Return-Path … already folded, each without its line end */
  trace?: string[];
  from: Mailbox;
  to: Mailbox[];
  cc?: Mailbox[];
  subject: string;
  /** as in the Date field */
  date: string;
  messageId: string;
  inReplyTo?: string;
  references?: string[];
  /** further headers, in order */
  headers?: [name: string, value: string][];
  text: string;
  html?: string;
  files?: WrittenFile[];
  /** base64 as some clients do, else quoted-printable */
  base64?: boolean;
  /** seed of the boundaries */
  boundary: string;
  /** the whole body as given, with its own Content-Type (bounces, invitations) */
  whole?: { type: string; body: string };
};

/** The bytes, with CRLF. */
export function writeMail(mail: Written): Buffer {
  const lines = [...(mail.trace ?? [])];
  const header = (name: string, value: string) => lines.push(fold(name, value));
  header('From', people([mail.from]));
  if (mail.to.length > 0) header('To', people(mail.to));
  if (mail.cc !== undefined && mail.cc.length > 0) header('Cc', people(mail.cc));
  header('Subject', encoded(mail.subject));
  header('Date', mail.date);
  header('Message-ID', mail.messageId);
  if (mail.inReplyTo !== undefined) header('In-Reply-To', mail.inReplyTo);
  if (mail.references !== undefined && mail.references.length > 0)
    header('References', mail.references.join(' '));
  for (const [name, value] of mail.headers ?? []) header(name, value);
  lines.push('MIME-Version: 1.0');
  const body =
    mail.whole === undefined
      ? bodyOf(mail)
      : { head: [`Content-Type: ${mail.whole.type}`], body: mail.whole.body };
  lines.push(...body.head, '', body.body);
  return Buffer.from(`${lines.join('\n')}\n`.replace(/\r?\n/g, '\r\n'), 'utf8');
}

type Part = { head: string[]; body: string };

function bodyOf(mail: Written): Part {
  const files = mail.files ?? [];
  const inline = files.filter((file) => file.cid !== undefined);
  const attached = files.filter((file) => file.cid === undefined);
  let part = textPart('plain', mail.text, mail.base64 === true);
  if (mail.html !== undefined) {
    let html = textPart('html', mail.html, mail.base64 === true);
    if (inline.length > 0) html = several('related', `r${mail.boundary}`, [html, ...inline.map(filePart)]);
    part = several('alternative', `a${mail.boundary}`, [part, html]);
  }
  return attached.length === 0
    ? part
    : several('mixed', `m${mail.boundary}`, [part, ...attached.map(filePart)]);
}

function several(kind: string, boundary: string, parts: Part[]): Part {
  const body = parts.map((part) => `--=_${boundary}\n${part.head.join('\n')}\n\n${part.body}\n`).join('');
  return {
    head: [`Content-Type: multipart/${kind}; boundary="=_${boundary}"`],
    body: `${body}--=_${boundary}--`,
  };
}

function textPart(kind: string, text: string, base64: boolean): Part {
  const type = `Content-Type: text/${kind}; charset=UTF-8`;
  if (base64)
    return {
      head: [type, 'Content-Transfer-Encoding: base64'],
      body: lined(Buffer.from(text.replace(/\n/g, '\r\n')).toString('base64')),
    };
  if (/^[\x20-\x7e\n]*$/.test(text) && !text.split('\n').some((line) => line.length > 990))
    return { head: [type, 'Content-Transfer-Encoding: 7bit'], body: text };
  return {
    head: [type, 'Content-Transfer-Encoding: quoted-printable'],
    body: libqp.wrap(libqp.encode(text)),
  };
}

function filePart(file: WrittenFile): Part {
  const name = encoded(file.name);
  const head = [`Content-Type: ${file.type}; name="${name}"`, 'Content-Transfer-Encoding: base64'];
  if (file.cid === undefined) head.push(`Content-Disposition: attachment; filename="${name}"`);
  else head.push(`Content-ID: <${file.cid}>`, `Content-Disposition: inline; filename="${name}"`);
  return { head, body: lined(file.content.toString('base64')) };
}

function lined(base64: string): string {
  return base64.replace(/.{76}(?!$)/g, '$&\n');
}

function people(all: Mailbox[]): string {
  return all.map(({ name, address }) => (name === '' ? address : `${phrase(name)} <${address}>`)).join(', ');
}

function phrase(name: string): string {
  if (!/^[\x20-\x7e]*$/.test(name)) return encoded(name);
  return /^[\w .-]*$/.test(name) && !name.includes('.') ? name : `"${name.replace(/["\\]/g, '\\$&')}"`;
}

/** RFC 2047: encoded words of at most 75 characters, where a value is not ASCII. */
function encoded(value: string): string {
  return /^[\x20-\x7e]*$/.test(value)
    ? value
    : libmime.encodeWord(value, 'B', 64).replace(/\?==\?/g, '?= =?');
}

function fold(name: string, value: string): string {
  let line = '';
  const lines: string[] = [];
  for (const word of `${name}: ${value}`.split(' ')) {
    if (line !== '' && line.length + word.length > 76) {
      lines.push(line);
      line = ` ${word}`;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].join('\n');
}
