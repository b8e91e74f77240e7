// Finds who wrote the mail that somebody forwarded by hand: in the copied header, or in the attached mail.

import { parseAddresses } from '../../protocols/mime/parse-addresses.ts';
import type { Address, ParsedMail } from '../../protocols/mime/parsed-mail.ts';
import { splitHeader } from '../../protocols/mime/split-header.ts';
import { subjectKey } from '../conversations/subject-key.ts';
import { FORWARDED, roleOfLabel } from './text/quote-words.ts';

const looksAt = 20_000;
const label = /^[\s>*_]*([\p{L}\p{M} ]{1,30}?)[\s*_]*[:：][\s*_]*(.+)$/u;

/**
 * The author named first in a forward; undefined when the mail is none. A forward is told by its subject's prefix, by
 * the words programs put above what they forward, or by a mail attached to it.
 * @param text the whole readable text
 */
export function forwardedFrom(mail: ParsedMail, text: string, raw: Buffer): Address | undefined {
  const attached = attachedFrom(mail, raw);
  if (attached) return attached;
  const start = text.slice(0, looksAt);
  const lines = start.split('\n');
  const said = lines.some(
    (line) => line.length < 100 && FORWARDED.test(line) && /^[\s>]*[-=*_]{2,}|[:：]\s*$/.test(line),
  );
  if (!subjectKey(mail.subject).isForward && !said) return undefined;
  for (const [index, line] of lines.entries()) {
    // Yandex: a banner, then "04.05.2026, 10:00, "Bruno" <bruno@…>:".
    const introduced = said && INTRODUCED.exec(line);
    if (introduced) return addressIn(`${introduced[1]} <${introduced[2]}>`);
    const found = label.exec(line);
    if (!found || roleOfLabel(found[1]!.trim()) !== 'from') continue;
    // Long names push the address onto the next line.
    const value = found[2]!.includes('@') ? found[2]! : `${found[2]} ${lines[index + 1] ?? ''}`;
    const author = addressIn(value.replace(/\[mailto:([^\]]+)\]/gi, '<$1>').replace(/[*_]+$/, ''));
    if (author) return author;
  }
  return undefined;
}

const INTRODUCED =
  /^[\s>]*\d{1,2}[./]\d{1,2}[./]\d{2,4},? +\d{1,2}:\d{2},? *"?([^"<>]*?)"? *<([^<>\s]+@[^<>\s]+)>\s*:\s*$/;

function addressIn(value: string): Address | undefined {
  const parsed = parseAddresses(value.trim(), 1)[0];
  if (parsed?.address.includes('@') && !/\s/.test(parsed.address)) return parsed;
  const bare = /[^\s<>(),;:"']+@[^\s<>(),;:"']+\.[\p{L}\d-]{2,}/u.exec(value)?.[0];
  if (!bare) return undefined;
  const name = value.slice(0, value.indexOf(bare)).replace(/["<(]/g, '').trim();
  return { name, address: bare.toLowerCase() };
}

function attachedFrom(mail: ParsedMail, raw: Buffer): Address | undefined {
  const file = mail.attachments.find(({ type }) => type === 'message/rfc822');
  if (!file || mail.deliveryReport || !/^(7bit|8bit|binary|)$/i.test(file.encoding)) return undefined;
  const end = Math.min(raw.length, file.offset + file.encodedLength);
  const { fields } = splitHeader(raw, file.offset, end, 256 * 1024);
  const from = fields.find(({ name }) => name === 'from');
  return from && parseAddresses(from.value, 1)[0];
}
