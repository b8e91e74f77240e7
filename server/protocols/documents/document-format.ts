// Tells what sort of document a file is: by its name and type whether it is worth reading, by its first bytes how.
import { isUtf8 } from 'node:buffer';

export type DocumentFormat = 'pdf' | 'zip' | 'ole' | 'rtf' | 'html' | 'text';

const endings = new Set(
  `pdf docx docm dotx xlsx xlsm xltx pptx pptm ppsx odt ott ods ots odp odg rtf doc dot xls ppt
  txt text csv tsv md log json xml html htm xhtml ics vcf yml yaml ini tex`.split(/\s+/),
);
const types = new RegExp(
  `^(?:text/|application/(?:pdf|rtf|msword|json|xml|xhtml\\+xml|csv|vnd\\.ms-(?:excel|powerpoint|word)|
  vnd\\.openxmlformats-officedocument\\.|vnd\\.oasis\\.opendocument\\.(?:text|spreadsheet|presentation|graphics)))`.replace(
    /\s/g,
    '',
  ),
);

/** Whether a file may hold text that can be read. Pictures, archives, signatures and attached mails do not. */
export function isDocument({ name, type }: { name: string; type: string }): boolean {
  return types.test(type) || endings.has(endingOf(name));
}

/** By the bytes where they say it, else by name and type. undefined: nothing that holds text. */
export function formatOf(
  bytes: Buffer,
  { name, type }: { name: string; type: string },
): DocumentFormat | undefined {
  const head = bytes.subarray(0, 1024).toString('latin1');
  // Acrobat takes what has its mark anywhere in the first kilobyte.
  if (head.includes('%PDF-')) return 'pdf';
  if (/^PK(?:\x03\x04|\x05\x06)/.test(head)) return 'zip';
  if (head.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return 'ole';
  if (/^\s*\{\\rtf/.test(head)) return 'rtf';
  if (!looksLikeText(bytes)) return undefined;
  const ending = endingOf(name);
  if (/html|xml/.test(type) || /^(?:html?|xhtml|xml)$/.test(ending)) return 'html';
  return /^\s*(?:<!doctype html|<html|<\?xml)/i.test(head) ? 'html' : 'text';
}

/** No NUL, but for text of 16 bits a letter, which says so in its first two bytes. */
function looksLikeText(bytes: Buffer): boolean {
  const sample = bytes.subarray(0, 64 * 1024);
  if (sample.length >= 2 && (sample.readUInt16BE(0) === 0xfffe || sample.readUInt16BE(0) === 0xfeff))
    return true;
  if (sample.includes(0)) return false;
  if (isUtf8(sample)) return true;
  let odd = 0;
  for (const byte of sample) if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 12) odd++;
  return odd * 100 <= sample.length;
}

const endingOf = (name: string): string => /\.([a-z0-9]{1,8})$/i.exec(name.trim())?.[1]?.toLowerCase() ?? '';
