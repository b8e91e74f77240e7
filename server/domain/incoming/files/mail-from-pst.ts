// Makes an RFC 5322 mail of an Outlook item: the headers it came with where Outlook kept them, else made from its fields.
import { createHash } from 'node:crypto';
import type { PSTAttachment, PSTMessage } from 'pst-extractor';

const OWN_FIELDS = /^(content-|mime-version)/i;

/** The same item gives the same bytes each time. */
export function mailFromPst(item: PSTMessage): Buffer {
  const header = keptHeader(item.transportMessageHeaders) || madeHeader(item);
  const boundary = `=_pst_${createHash('sha256').update(header).digest('hex').slice(0, 24)}`;
  const texts = [
    item.body ? textPart('text/plain', item.body) : '',
    item.bodyHTML ? textPart('text/html', item.bodyHTML) : '',
  ].filter((part) => part !== '');
  const parts = [
    texts.length === 2
      ? multipart('alternative', `${boundary}_text`, texts)
      : (texts[0] ?? textPart('text/plain', '')),
    ...filesOf(item),
  ];
  return Buffer.from(`${header}MIME-Version: 1.0\r\n${multipart('mixed', boundary, parts)}`, 'latin1');
}

/** The original header without the fields that describe a body we no longer have. */
function keptHeader(text: string): string {
  if (!/^(from|received|date|subject):/im.test(text)) return '';
  const fields = text
    .replace(/\r?\n/g, '\n')
    .trim()
    .split(/\n(?![ \t])/);
  const kept = fields.filter((field) => /^[!-9;-~]+:/.test(field) && !OWN_FIELDS.test(field));
  return Buffer.from(kept.map((field) => `${field.replaceAll('\n', '\r\n')}\r\n`).join(''), 'utf8').toString(
    'latin1',
  );
}

function madeHeader(item: PSTMessage): string {
  const recipients = (type: number) => {
    const found: string[] = [];
    for (let index = 0; index < item.numberOfRecipients; index++) {
      const one = item.getRecipient(index);
      if (one?.recipientType === type)
        found.push(address(one.displayName, one.smtpAddress || one.emailAddress));
    }
    return found.join(', ');
  };
  const date = item.clientSubmitTime ?? item.messageDeliveryTime;
  const fields: [string, string][] = [
    [
      'From',
      address(
        item.senderName || item.sentRepresentingName,
        item.senderEmailAddress || item.sentRepresentingEmailAddress,
      ),
    ],
    ['To', recipients(1)],
    ['Cc', recipients(2)],
    ['Bcc', recipients(3)],
    ['Subject', word(item.subject)],
    ['Date', date ? date.toUTCString().replace('GMT', '+0000') : ''],
    ['Message-ID', item.internetMessageId],
    ['In-Reply-To', item.inReplyToId],
  ];
  return fields
    .map(([name, value]) => (value ? `${name}: ${value.replace(/[\r\n]+/g, ' ')}\r\n` : ''))
    .join('');
}

/** Inside Exchange an address may be an X.500 path ("/O=…"), which is no address for anybody else. */
function address(name: string, mail: string): string {
  const smtp = mail.includes('@') ? `<${mail.trim()}>` : '<>';
  return name ? `${word(name, true)} ${smtp}` : smtp;
}

function word(text: string, quoted = false): string {
  if (/^[\x20-\x7e]*$/.test(text)) return quoted ? `"${text.replace(/["\\]/g, '\\$&')}"` : text;
  // RFC 2047 §2: 75 characters a word, cut between letters.
  return [...text]
    .reduce<string[]>((words, letter) => {
      const last = words.at(-1);
      if (last !== undefined && Buffer.byteLength(last + letter) <= 42)
        words[words.length - 1] = last + letter;
      else words.push(letter);
      return words;
    }, [])
    .map((piece) => `=?utf-8?B?${Buffer.from(piece).toString('base64')}?=`)
    .join(' ');
}

function textPart(type: string, text: string): string {
  return `Content-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${lines(Buffer.from(text))}`;
}

function multipart(kind: string, boundary: string, parts: string[]): string {
  return `Content-Type: multipart/${kind}; boundary="${boundary}"\r\n\r\n${parts.map((part) => `--${boundary}\r\n${part}\r\n`).join('')}--${boundary}--\r\n`;
}

function filesOf(item: PSTMessage): string[] {
  const parts: string[] = [];
  for (let index = 0; index < item.numberOfAttachments; index++) {
    const file = item.getAttachment(index);
    const inner = file.embeddedPSTMessage;
    if (inner) {
      // Base64 on a mail is against RFC 2046 §5.2.1 and needed nowhere: its lines are short already.
      parts.push(
        `Content-Type: message/rfc822\r\nContent-Disposition: attachment\r\n\r\n${mailFromPst(inner).toString('latin1')}`,
      );
      continue;
    }
    const content = contentOf(file);
    if (!content) continue;
    const name = file.longFilename || file.filename || file.displayName || `file-${index + 1}`;
    const encoded = encodeURIComponent(name).replace(
      /['()*]/g,
      (sign) => `%${sign.charCodeAt(0).toString(16)}`,
    );
    const id = file.contentId ? `Content-ID: <${file.contentId.replace(/^<|>$/g, '')}>\r\n` : '';
    const type = /^[\w.+-]+\/[\w.+-]+$/.test(file.mimeTag) ? file.mimeTag : 'application/octet-stream';
    parts.push(
      `Content-Type: ${type}\r\nContent-Disposition: ${id ? 'inline' : 'attachment'};\r\n filename*=utf-8''${encoded}\r\n${id}Content-Transfer-Encoding: base64\r\n\r\n${lines(content)}`,
    );
  }
  return parts;
}

function contentOf(file: PSTAttachment): Buffer | undefined {
  const stream = file.fileInputStream;
  if (!stream) return undefined;
  const pieces: Buffer[] = [];
  const piece = Buffer.alloc(8176);
  for (let read = stream.read(piece); read > 0; read = stream.read(piece))
    pieces.push(Buffer.from(piece.subarray(0, read)));
  return Buffer.concat(pieces);
}

function lines(bytes: Buffer): string {
  return bytes.toString('base64').replace(/.{76}/g, '$&\r\n');
}
