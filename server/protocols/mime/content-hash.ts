// The fingerprint of what a mail says, the same for every delivered copy of it.
import { createHash } from 'node:crypto';
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
  const hash = createHash('sha256');
  for (const text of texts) hash.update('text\0').update(normaliseText(text)).update('\0');
  for (const one of attachments) hash.update('file\0').update(one.sha256).update('\0');
  if (identity) {
    const addresses = [...identity.from, ...identity.to].map((one) => one.address.toLowerCase());
    hash
      .update('mail\0')
      .update([identity.date, identity.subject.replace(/\s+/g, ' ').trim(), ...addresses].join('\0'));
  }
  // A copy of its own size: what crosses to another thread takes its whole memory along.
  return new Uint8Array(hash.digest());
}

function normaliseText(text: string): string {
  if (!/[^\S\n]\n/.test(text)) return text.trim();
  return text
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .trim();
}
