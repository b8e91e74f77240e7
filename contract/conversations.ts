// Lists of conversations and one conversation with its messages.
import { z } from 'zod';
import {
  Box,
  CappedCount,
  Cursor,
  Direction,
  Id,
  Kind,
  Moment,
  Person,
  RecordRef,
  UserRef,
} from './shared.ts';

/** GET /api/conversations — one list; exactly what the viewer may read, newest first. */
export const ConversationsQuery = z.object({
  box: Box.default('inbox'),
  mailbox: Id.optional(),
  filter: z.enum(['unread', 'starred']).optional(),
  contact: Id.optional(),
  company: Id.optional(),
  cursor: Cursor.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

export const ConversationRow = z.object({
  id: Id,
  subject: z.string(),
  snippet: z.string(),
  lastAt: Moment,
  /** Messages in it that the viewer may read. */
  count: z.int(),
  unread: z.boolean(),
  starred: z.boolean(),
  handled: z.boolean(),
  /** As all fields here, that of the last message in the list’s box. */
  direction: Direction,
  kind: Kind,
  /** Who wrote that message. */
  from: Person,
  /** That message came in, and somebody of us has written since. */
  answered: z.boolean(),
  /** The outsider; for internal mail the sender. */
  counterpart: Person,
  attachments: z.int(),
  /** Customers it is filed under, companies first. */
  records: z.array(RecordRef),
  /** Shared mailboxes, and the viewer's own, in which it lies. */
  mailboxes: z.array(Id),
  /** The counterpart has no card. */
  newSender: z.boolean(),
});
export const ConversationPage = z.object({
  items: z.array(ConversationRow),
  next: Cursor.optional(),
  total: CappedCount,
});

export const Span = z.object({ kind: z.enum(['own', 'quoted', 'signature']), text: z.string() });

export const Attachment = z.object({
  position: z.int(),
  name: z.string(),
  type: z.string(),
  size: z.int(),
  inline: z.boolean(),
  /** How it can be looked at without downloading. */
  preview: z.enum(['picture', 'pdf', 'none']),
  /** Whether its text can be searched, or why not; `none`: it holds none that could be read, such as a picture. */
  text: z.enum([
    'none',
    'waiting',
    'read',
    'read-in-part',
    'too-large',
    'encrypted',
    'broken',
    'no-text',
    'unsupported',
  ]),
});

export const Authentication = z.object({
  verdict: z.enum(['pass', 'fail', 'not-checked']),
  dkim: z.string().default(''),
  spf: z.string().default(''),
  dmarc: z.string().default(''),
  by: z.string().default(''),
});

export const Invitation = z.object({
  method: z.string(),
  summary: z.string(),
  start: z.string().optional(),
  end: z.string().optional(),
  location: z.string().default(''),
  organizer: z.string().default(''),
});

export const Message = z.object({
  id: Id,
  conversationId: Id,
  messageId: z.string(),
  /** The message it answers, if that is in the conversation and readable. */
  parentId: Id.optional(),
  subject: z.string(),
  sentAt: Moment,
  utcOffset: z.int().optional(),
  direction: Direction,
  kind: Kind,
  language: z.string(),
  from: z.array(Person),
  to: z.array(Person),
  cc: z.array(Person),
  /** Only when the viewer may read the sender's own copy. */
  bcc: z.array(Person),
  replyTo: z.array(Person),
  spans: z.array(Span),
  hasHtml: z.boolean(),
  attachments: z.array(Attachment),
  authentication: Authentication,
  calendar: Invitation.optional(),
  /** Where it lies, as far as the viewer may know. */
  places: z.array(z.object({ mailboxId: Id, mailbox: z.string(), folder: z.string() })),
  /** What the viewer decided about it as the owner of a mailbox it lies in; a share is ended by its id. */
  own: z
    .object({
      takenBack: z.boolean(),
      shares: z.array(z.object({ id: Id, everyone: z.boolean(), name: z.string() })),
    })
    .optional(),
  junk: z.boolean(),
  problems: z.array(z.string()),
  size: z.int(),
  /** Remote pictures of this sender load for the viewer. */
  picturesAllowed: z.boolean(),
});

/** Why something is linked here: by what, and the words or numbers that did it. */
export const LinkReason = z.object({
  by: z.enum(['address', 'domain', 'shared-address', 'thread', 'hand']),
  what: z.string().default(''),
});
export const Link = z.object({
  id: Id,
  record: RecordRef,
  reason: LinkReason,
  at: Moment,
  by: UserRef.optional(),
});

/** Who may read and through what, in parts the screen puts into words. */
export const AudienceWhy = z.object({
  /** Names of people and teams, or everyone. */
  readers: z.array(z.object({ kind: z.enum(['everyone', 'team', 'user']), name: z.string() })),
  because: z.array(
    z.object({
      kind: z.enum(['policy', 'responsible', 'supervisor', 'shared', 'taken-back', 'owner']),
      mailbox: z.string().default(''),
      policy: z.string().default(''),
      name: z.string().default(''),
    }),
  ),
});

export const Conversation = z.object({
  id: Id,
  subject: z.string(),
  messages: z.array(Message),
  links: z.array(Link),
  handled: z.object({ at: Moment, by: UserRef.optional() }).optional(),
  unread: z.boolean(),
  starred: z.boolean(),
  /** The viewer may declare it handled, split, merge, link. */
  mayWork: z.boolean(),
  audience: AudienceWhy,
});

/** PUT /api/conversations/handled, /read, /starred — acts on one or many, answered with what changed. */
export const ConversationsAct = z.object({ ids: z.array(Id).min(1).max(500), value: z.boolean() });
export const ConversationsActed = z.object({ changed: z.array(Id) });
/** POST /api/conversations/:id/splits — the messages become a conversation of their own. */
export const SplitConversation = z.object({ messageIds: z.array(Id).min(1).max(1000) });
/** POST /api/conversations/:id/merges — the other one joins this. */
export const MergeConversations = z.object({ conversationId: Id });
/** Answer to split and merge; DELETE /api/thread-acts/:actId undoes it. */
export const ThreadActed = z.object({ actId: Id, conversationId: Id });
/** POST /api/conversations/:id/links — file it under a record by hand; DELETE /api/links/:id undoes a link. */
export const LinkConversation = z.object({ type: RecordRef.shape.type, id: Id });

/** PUT /api/messages/:id/taken-back — the owner of an own mailbox takes a mail back or gives it again. */
export const TakeBack = z.object({ value: z.boolean(), why: z.string().max(500).default('') });
/** POST /api/messages/:id/shares — the owner of a personal mailbox shares one mail; principal as user:5, team:3, everyone. */
export const ShareMessage = z.object({ principal: z.string().max(40), why: z.string().max(500).default('') });
/** PUT /api/messages/:id/pictures — remote pictures: for this sender from now on. */
export const PicturePermission = z.object({ always: z.boolean() });

/** GET /api/counts — what the side bar shows. */
export const Counts = z.object({
  inbox: CappedCount,
  unread: CappedCount,
  /** Each mailbox through which the viewer reads mail, also where they read as responsible for a customer alone. */
  mailboxes: z.array(z.object({ id: Id, name: z.string(), open: CappedCount, unread: CappedCount })),
  junkFromCustomers: z.int(),
  quarantined: z.int(),
  trouble: z.int(),
  cardsToReview: z.int(),
  /** People who write and have no card. */
  unfiled: CappedCount,
});

export type ConversationsQuery = z.infer<typeof ConversationsQuery>;
export type ConversationRow = z.infer<typeof ConversationRow>;
export type ConversationPage = z.infer<typeof ConversationPage>;
export type Conversation = z.infer<typeof Conversation>;
export type Message = z.infer<typeof Message>;
export type Attachment = z.infer<typeof Attachment>;
export type Span = z.infer<typeof Span>;
export type Link = z.infer<typeof Link>;
export type AudienceWhy = z.infer<typeof AudienceWhy>;
export type Counts = z.infer<typeof Counts>;
