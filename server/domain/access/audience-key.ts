// Brings a reason into its one canonical form, so that equal reasons share one audience.
import { createHash } from 'node:crypto';
import type { AudienceReason } from './readers-of-message.ts';

/** Lists sorted and without repeats; what cannot change the readers is left out. */
export function canonicalReason(reason: AudienceReason): AudienceReason {
  const mailboxes = unique(reason.mailboxes);
  const shared = reason.shared.filter(({ mailbox }) => mailboxes.includes(mailbox));
  const sharedLines = unique(shared.map(({ mailbox, principal }) => `${mailbox} ${principal}`));
  return {
    mailboxes,
    responsible: unique(reason.responsible),
    filed: reason.filed,
    takenBack: unique(reason.takenBack.filter((id) => mailboxes.includes(id))),
    shared: sharedLines.map((line) => {
      const [mailbox, principal] = line.split(' ') as [string, string];
      return { mailbox, principal };
    }),
  };
}

/** SHA-256 of the canonical reason. */
export function audienceKey(canonical: AudienceReason): Buffer {
  const { mailboxes, responsible, filed, takenBack, shared } = canonical;
  return createHash('sha256')
    .update(JSON.stringify([mailboxes, responsible, filed, takenBack, shared]))
    .digest();
}

function unique(values: string[]): string[] {
  return [...new Set(values)].sort();
}
