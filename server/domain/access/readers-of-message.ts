// Decides who may read a message: the mailboxes' policies, who answers for the customer, and what people shared or took back.

export type MailboxPolicy = 'team' | 'open' | 'responsible' | 'own' | 'personal';

/** Everything about a message that its readers follow from. */
export interface AudienceReason {
  /** Mailboxes in which a copy lies or lay. */
  mailboxes: string[];
  /** Users who answer for the customers it is filed under. */
  responsible: string[];
  /** It is filed under a customer. */
  filed: boolean;
  /** Mailboxes whose owner took it back. */
  takenBack: string[];
  /** The owner of a mailbox let somebody read it. */
  shared: { mailbox: string; principal: string }[];
}

export interface MailboxFacts {
  policy: MailboxPolicy;
  /** The person whose mailbox it is; null: shared. */
  ownerId: string | null;
  /** Principals of its people: user:5, team:3, everyone. */
  people: string[];
}

/** What the reason's ids mean at the moment. */
export interface AccessFacts {
  mailboxes: ReadonlyMap<string, MailboxFacts>;
  /** Users who have left; they answer for nobody any more. */
  leavers: ReadonlySet<string>;
}

/**
 * The principals that may read a message with this reason (DESIGN §8), sorted. Those above somebody need no mention:
 * a supervisor's viewer holds the principals of the people below. A message is readable through any of its mailboxes.
 */
export function readersOfMessage(reason: AudienceReason, facts: AccessFacts): string[] {
  const readers = reason.mailboxes.flatMap((id) => {
    const mailbox = facts.mailboxes.get(id);
    return mailbox ? readersThrough(id, mailbox, reason, facts) : [];
  });
  return [...new Set(readers)].sort();
}

function readersThrough(
  id: string,
  mailbox: MailboxFacts,
  reason: AudienceReason,
  facts: AccessFacts,
): string[] {
  const owner = mailbox.ownerId === null ? [] : [`owner:${mailbox.ownerId}`];
  // Taking back holds whatever the mailbox's policy becomes later: what was private stays private.
  if (mailbox.ownerId !== null && reason.takenBack.includes(id)) return owner;
  const shared = mailbox.ownerId === null ? [] : sharedThrough(id, reason);
  const operator = mailbox.policy === 'own' || mailbox.policy === 'personal' ? [] : ['operator'];
  return [...owner, ...shared, ...operator, ...byPolicy(mailbox, reason, facts)];
}

function byPolicy(mailbox: MailboxFacts, reason: AudienceReason, facts: AccessFacts): string[] {
  switch (mailbox.policy) {
    case 'team':
      return peopleOf(mailbox);
    case 'open':
      return ['everyone'];
    case 'responsible':
      return asResponsible(mailbox, reason, facts);
    case 'own':
      return reason.filed ? asResponsible(mailbox, reason, facts) : [];
    case 'personal':
      return [];
  }
}

/** Those who answer for the customer; where nobody does, the mailbox's people; where it has none, everyone. */
function asResponsible(mailbox: MailboxFacts, reason: AudienceReason, facts: AccessFacts): string[] {
  const answering = reason.responsible.map((user) => `user:${user}`);
  // Somebody who left still stands for those above them, but the customer has nobody: no mail may be stranded.
  if (reason.responsible.some((user) => !facts.leavers.has(user))) return answering;
  const people = peopleOf(mailbox);
  return [...answering, ...(people.length > 0 ? people : ['everyone'])];
}

function peopleOf({ ownerId, people }: MailboxFacts): string[] {
  return ownerId === null ? people : [`user:${ownerId}`, ...people];
}

function sharedThrough(id: string, { shared }: AudienceReason): string[] {
  return shared.filter(({ mailbox }) => mailbox === id).map(({ principal }) => principal);
}
