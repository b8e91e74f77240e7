// The fingerprint of what a mail says, the same for every delivered copy of it.
import { hash } from 'node:crypto';
import type { Address } from './parsed-mail.ts';

/**
 * sha256 over the decoded texts (line ends and trailing blanks made equal) and the attachments' sha256, in order. Headers, which
 * change on the way, and transfer encodings, which relays rewrite, play no part. Only a mail without Message-ID adds who,
 * when and what about, since two different "ok, thanks" would be one otherwise.
 */
export function contentHash(
  texts: string[],
  attachments: { sha256: string }[],
  identity?: { from: Address[]; to: Address[]; date: string; subject: string },
): Uint8Array {
  const pieces = texts.map((text) => `text\0${normaliseText(text)}\0`);
  for (const one of attachments) pieces.push('file\0', one.sha256, '\0');
  if (identity) {
    const addresses = [...identity.from, ...identity.to].map((one) => one.address.toLowerCase());
    const subject = identity.subject.replace(/\s+/g, ' ').trim();
    pieces.push('mail\0', [identity.date, subject, ...addresses].join('\0'));
  }
  // A copy of its own size, and no Buffer: it crosses to other threads as it is.
  return new Uint8Array(hash('sha256', pieces.join(''), 'buffer'));
}

function normaliseText(text: string): string {
  if (!/[^\S\n]\n/.test(text)) return text.trim();
  return text
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .trim();
}
