// Tells what a file among mails is, by how it begins rather than by its name.
import { open } from 'node:fs/promises';
import { type FoundMail, flagsOfHeader } from './found-mail.ts';

/** Files that stand among mails and are none: indexes of mail programs, and what systems leave behind. */
export const NOT_MAIL =
  /\.(msf|dat|html?|css|js|ts|json|py|sh|gitattributes|gitignore|list|rtf|png|jpe?g|gif|pdf|docx?|xlsx?|tmp|db|sqlite|log|ini|xml|md|csv|tnef)$|^(?:\.|Thumbs\.db$|dovecot|maildirfolder$)/i;

// An mbox's line before a mail; "From : Ann" is a field, written as RFC 822 allowed it.
const SEPARATES = /^From (?!\s*:)\S/;

/** A single mail may begin with a "From " line too: one called .eml or .txt is an mbox only with a second one near. */
export async function isMbox(path: string, name: string): Promise<boolean> {
  const bytes = await firstBytes(path, 64 * 1024);
  const head = bytes.toString('latin1', before(bytes));
  if (!SEPARATES.test(head)) return false;
  return !/\.(eml|txt)$/i.test(name) || /\n\r?\nFrom \S+ .*\d{4}/.test(head);
}

/** How many bytes stand before a file's first line and belong to no mail: an editor's byte order mark, empty lines. */
export function before(bytes: Buffer): number {
  let count = bytes.toString('latin1', 0, 3) === '\xef\xbb\xbf' ? 3 : 0;
  while (bytes[count] === 10 || (bytes[count] === 13 && bytes[count + 1] === 10)) count++;
  return count;
}

/** At most `count` bytes from the file's start. */
export async function firstBytes(path: string, count: number): Promise<Buffer> {
  const file = await open(path);
  try {
    const bytes = Buffer.alloc(count);
    const { bytesRead } = await file.read(bytes, 0, count, 0);
    return bytes.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** A file, or an archive's entry, that holds one mail; one without any header field carries a problem. */
export function singleMail(file: string, content: Buffer, internalDate?: Date): FoundMail {
  const raw = withoutSeparator(content);
  const header = raw.toString('latin1', 0, Math.min(raw.length, 65_536));
  const found: FoundMail = {
    file,
    raw,
    position: 0,
    internalDate,
    flags: flagsOfHeader(header.split(/\r?\n\r?\n/, 1)[0]!),
  };
  return /^[!-9;-~]+[ \t]*:/m.test(header)
    ? found
    : { ...found, problem: 'This is no mail: it has no header.' };
}

/** A mail cut out of an mbox by hand still has the mbox's "From " line, which is no part of it. */
function withoutSeparator(content: Buffer): Buffer {
  const mail = content.subarray(before(content));
  if (!SEPARATES.test(mail.toString('latin1', 0, 200))) return mail.length > 0 ? mail : content;
  const end = mail.indexOf(10);
  return end === -1 ? mail : mail.subarray(end + 1);
}
