// A message as a conversation shows it to one viewer.
import type { Direction, Kind, Moment, Person } from '../refs.ts';

export interface Message {
  id: string;
  conversationId: string;
  messageId: string;
  /** The message it answers, if that is in the conversation and readable. */
  parentId?: string | undefined;
  subject: string;
  sentAt: Moment;
  /** Minutes. */
  utcOffset?: number | undefined;
  direction: Direction;
  kind: Kind;
  language: string;
  from: Person[];
  to: Person[];
  cc: Person[];
  /** Only when the viewer may read the sender's own copy. */
  bcc: Person[];
  replyTo: Person[];
  spans: { kind: 'own' | 'quoted' | 'signature'; text: string }[];
  hasHtml: boolean;
  attachments: Attachment[];
  authentication: {
    verdict: 'pass' | 'fail' | 'not-checked';
    dkim: string;
    spf: string;
    dmarc: string;
    by: string;
  };
  calendar?: Invitation | undefined;
  /** Where it lies, as far as the viewer may know. */
  places: { mailboxId: string; mailbox: string; folder: string }[];
  /** What the viewer decided about it as the owner of a mailbox it lies in. */
  own?: { takenBack: boolean; shares: { id: string; everyone: boolean; name: string }[] } | undefined;
  junk: boolean;
  problems: string[];
  /** Bytes. */
  size: number;
  /** Remote pictures of this sender load for the viewer. */
  picturesAllowed: boolean;
}

export interface Attachment {
  position: number;
  name: string;
  type: string;
  /** Bytes, decoded. */
  size: number;
  inline: boolean;
  /** How it can be looked at without downloading. */
  preview: 'picture' | 'pdf' | 'none';
  text:
    | 'none'
    | 'waiting'
    | 'read'
    | 'read-in-part'
    | 'too-large'
    | 'encrypted'
    | 'broken'
    | 'no-text'
    | 'unsupported';
}

export interface Invitation {
  method: string;
  summary: string;
  start?: string | undefined;
  end?: string | undefined;
  location: string;
  organizer: string;
}
