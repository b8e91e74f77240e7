// What a search shows: a message found, a conversation found.
import type { Direction, Kind, Moment, Person, RecordRef } from '../refs.ts';

/** Where the words stood; `name` is that of the file whose text holds them, or whose name does. */
export interface Where {
  what: 'subject' | 'body' | 'address' | 'attachment' | 'file-name';
  name?: string;
}

export interface SearchHit {
  id: string;
  /** Message-ID. */
  messageId: string;
  conversationId: string;
  subject: string;
  snippet: string;
  sentAt: Moment;
  from: Person;
  direction: Direction;
  kind: Kind;
  attachments: number;
  customers: RecordRef[];
  where: Where[];
}

export interface FoundConversation {
  id: string;
  messageId: string;
  subject: string;
  snippet: string;
  lastAt: Moment;
  count: number;
  people: Person[];
  customers: RecordRef[];
  where: Where[];
}

/** A hit before anything is known of it but its place. */
export interface Found {
  conversation_id: string;
  message_id: string;
  sent_at: Date;
  audience_id: string;
}
