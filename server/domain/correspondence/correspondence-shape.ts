// A customer's correspondence as one viewer sees it, and what it can be narrowed by.
import type { CappedCount, Direction, Kind, Moment, Person, RecordRef, UserRef } from '../refs.ts';
import type { WordsAsked } from './words-asked.ts';

/** Whose, and what narrows it; the strings are lists with commas, as in the address. */
export interface CorrespondenceFilter {
  of: string;
  people?: string | undefined;
  direction?: Direction | undefined;
  mailbox?: string | undefined;
  ours?: string | undefined;
  kind?: string | undefined;
  files?: '1' | undefined;
  /** Days, YYYY-MM-DD, both included, as days are in `zone` (IANA; UTC without). */
  from?: string | undefined;
  to?: string | undefined;
  zone?: string | undefined;
  /** In the language of search. */
  words?: string | undefined;
  /** The words, where they were read already. */
  asked?: WordsAsked | undefined;
}

export interface CorrespondenceMail {
  id: string;
  conversationId: string;
  subject: string;
  sentAt: Moment;
  from: Person;
  direction: Direction;
  kind: Kind;
  /** 0 in the timeline. */
  depth: number;
  snippet: string;
  attachments: number;
  spans?: { kind: 'own' | 'quoted' | 'signature'; text: string }[];
}

export interface CorrespondenceSubject {
  id: string;
  subject: string;
  firstAt: Moment;
  lastAt: Moment;
  count: number;
  earlier: number;
  people: number;
  handled?: { at: Moment; by?: UserRef };
  waitsSince?: Moment;
  records: RecordRef[];
  mails: CorrespondenceMail[];
}

export interface CorrespondenceHead {
  of: RecordRef[];
  mails: CappedCount;
  conversations: CappedCount;
  firstAt?: Moment;
  lastAt?: Moment;
}
