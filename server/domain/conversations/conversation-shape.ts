// A conversation as a list and as its own page show it to one viewer, and the counts beside the lists.
import type { Message } from '../messages/message-shape.ts';
import type { CappedCount, Direction, Kind, Moment, Person, RecordRef, UserRef } from '../refs.ts';

export interface ConversationRow {
  id: string;
  subject: string;
  snippet: string;
  /** When the last message in the list's box was sent; subject, snippet, direction, kind and people are that message's too. */
  lastAt: Moment;
  /** Messages in it that the viewer may read. */
  count: number;
  unread: boolean;
  starred: boolean;
  handled: boolean;
  direction: Direction;
  kind: Kind;
  /** Who wrote it. */
  from: Person;
  /** It came in, and the last word of the conversation, in any box, is ours. */
  answered: boolean;
  /** The outsider; for internal mail the sender. */
  counterpart: Person;
  attachments: number;
  /** Customers it is filed under, companies first. */
  records: RecordRef[];
  /** Shared mailboxes, and the viewer's own, in which it lies. */
  mailboxes: string[];
  /** The counterpart has no card. */
  newSender: boolean;
}

export interface Conversation {
  id: string;
  subject: string;
  messages: Message[];
  links: Link[];
  handled?: { at: Moment; by?: UserRef | undefined } | undefined;
  unread: boolean;
  starred: boolean;
  /** The viewer may declare it handled, split, merge, link. */
  mayWork: boolean;
  audience: AudienceWhy;
}

/** Filed under a record, and by what. */
export interface Link {
  id: string;
  record: RecordRef;
  reason: { by: 'address' | 'domain' | 'shared-address' | 'thread' | 'hand'; what: string };
  at: Moment;
  by?: UserRef | undefined;
}

/** Who may read and through what, in parts the screen puts into words. */
export interface AudienceWhy {
  readers: { kind: 'everyone' | 'team' | 'user'; name: string }[];
  because: {
    kind: 'policy' | 'responsible' | 'supervisor' | 'shared' | 'taken-back' | 'owner';
    mailbox: string;
    policy: string;
    name: string;
  }[];
}

/** What the side bar shows. */
export interface Counts {
  inbox: CappedCount;
  unread: CappedCount;
  mailboxes: { id: string; name: string; open: CappedCount; unread: CappedCount }[];
  junkFromCustomers: number;
  quarantined: number;
  trouble: number;
  cardsToReview: number;
  unfiled: CappedCount;
}
