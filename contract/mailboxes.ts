// Mailboxes: connecting, testing, folders with their ledgers, imports and quarantine.
import { z } from 'zod';
import { Cursor, Id, Moment, Person, Policy, UserRef } from './shared.ts';

export const Connection = z.object({
  host: z.string().max(253).default(''),
  port: z.int().min(1).max(65_535).optional(),
  security: z.enum(['tls', 'starttls', 'plain']).default('tls'),
  /** Sign-in name where it differs from the address. */
  login: z.string().max(320).default(''),
  authentication: z.enum(['password', 'oauth2']).default('password'),
  /** google, microsoft, yandex, mailru or other. */
  provider: z.string().max(40).default('other'),
  /** An admin allows an address inside the own network. */
  allowPrivate: z.boolean().default(false),
});

/** POST /api/mailboxes/discover — settings found from the address. */
export const Discover = z.object({ address: z.email() });
export const Discovered = z.object({
  provider: z.string(),
  name: z.string(),
  imap: Connection.optional(),
  pop3: Connection.optional(),
  /** known: a table of providers, srv: DNS, guess: nothing found. */
  by: z.enum(['known', 'srv', 'guess']),
  oauth: z.boolean(),
  /** Key of a hint for the screen, such as an app password being needed. */
  hint: z.string().optional(),
});

/** POST /api/mailboxes/test — step by step; the first step that fails ends it. */
export const TestConnection = z.object({
  kind: z.enum(['imap', 'pop3']),
  address: z.email(),
  connection: Connection,
  password: z.string().max(2000).default(''),
  /** Test an existing mailbox with its stored secret. */
  mailboxId: Id.optional(),
});
export const TestStep = z.object({
  step: z.enum(['name', 'connect', 'tls', 'login', 'folders']),
  ok: z.boolean(),
  /**
   * Machine name of what was found: found {host, address}, connected {address, port}, valid {until, issuer} or
   * no-encryption, accepted, listed {count}; or of what failed, with {detail}: a mailbox's trouble codes.
   */
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
});
export const Tested = z.object({
  ok: z.boolean(),
  steps: z.array(TestStep),
  folders: z.array(z.object({ path: z.string(), role: z.string(), selected: z.boolean(), count: z.int() })),
});

export const MailboxPerson = z.object({
  /** user:5, team:3 or everyone. */
  principal: z.string().regex(/^(everyone|(user|team):\d{1,19})$/),
  mayWork: z.boolean().default(true),
  maySend: z.boolean().default(true),
});

/** POST /api/mailboxes */
export const MailboxCreate = z.object({
  name: z.string().trim().min(1).max(200),
  address: z.email(),
  aliases: z.array(z.email()).max(100).default([]),
  kind: z.enum(['imap', 'pop3', 'archive']),
  policy: Policy,
  ownerId: Id.nullable().default(null),
  connection: Connection.optional(),
  password: z.string().max(2000).default(''),
  deleteAfterDays: z.int().min(1).max(3650).nullable().default(null),
  people: z.array(MailboxPerson).max(500).default([]),
  /** Folders switched by hand before the first fetch; others by their role. */
  folders: z
    .array(z.object({ path: z.string().max(1000), selected: z.boolean() }))
    .max(5000)
    .default([]),
});
/** PATCH /api/mailboxes/:id — without defaults: what is not given stays. */
export const MailboxPatch = z
  .object({
    name: z.string().trim().min(1).max(200),
    address: z.email(),
    aliases: z.array(z.email()).max(100),
    policy: Policy,
    ownerId: Id.nullable(),
    connection: Connection,
    password: z.string().max(2000),
    deleteAfterDays: z.int().min(1).max(3650).nullable(),
    people: z.array(MailboxPerson).max(500),
    paused: z.boolean(),
  })
  .partial();

export const Ledger = z.object({
  onServer: z.int(),
  stored: z.int(),
  skipped: z.int(),
  quarantined: z.int(),
  notFetched: z.int(),
  erased: z.int(),
  ok: z.boolean(),
  complete: z.boolean(),
  at: Moment,
});
export const Folder = z.object({
  id: Id,
  path: z.string(),
  role: z.enum(['inbox', 'sent', 'junk', 'drafts', 'trash', 'archive', 'all', 'other']),
  selected: z.boolean(),
  gone: z.boolean(),
  ledger: Ledger.optional(),
});

export const Mailbox = z.object({
  id: Id,
  name: z.string(),
  address: z.string(),
  aliases: z.array(z.string()),
  kind: z.enum(['imap', 'pop3', 'archive']),
  policy: Policy,
  owner: UserRef.optional(),
  state: z.enum(['new', 'syncing', 'ok', 'waiting', 'trouble', 'paused', 'removed']),
  /**
   * wrong-password, reconnect, oauth-client, login-disabled, name-not-found, private-address, refused, unreachable,
   * timeout, lost, tls-expired, tls-name, tls-untrusted, tls-none, not-this-protocol, limit, too-large, server-error,
   * disk-full, internal. `detail` is the server's own words.
   */
  trouble: z
    .object({ code: z.string(), detail: z.string(), since: Moment.optional(), nextTryAt: Moment.optional() })
    .optional(),
  /** First fetch under way: mails, mails a minute, seconds left. */
  progress: z
    .object({ total: z.int(), done: z.int(), rate: z.number(), secondsLeft: z.int().optional() })
    .optional(),
  syncedAt: Moment.optional(),
  /** All its folders' ledgers agree. */
  ledgerOk: z.boolean().optional(),
  mayWork: z.boolean(),
  mayManage: z.boolean(),
});
export const Mailboxes = z.object({ items: z.array(Mailbox) });
/** GET /api/mailboxes/:id — for those who may manage it. POST /api/mailboxes/:id/retry tries a troubled one now. */
export const MailboxDetail = Mailbox.extend({
  connection: Connection.optional(),
  deleteAfterDays: z.int().nullable(),
  people: z.array(MailboxPerson.extend({ name: z.string() })),
  folders: z.array(Folder),
  createdAt: Moment,
});
/** PATCH /api/folders/:id */
export const FolderPatch = z.object({ selected: z.boolean() });
/** GET /api/folders/:id/history — every mail ever seen there. */
export const HistoryQuery = z.object({
  outcome: z.enum(['pending', 'stored', 'skipped', 'quarantined', 'erased']).optional(),
  cursor: Cursor.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(100),
});
export const HistoryLine = z.object({
  uid: z.string(),
  outcome: z.string(),
  reason: z.string(),
  /** Which mail it is, where the viewer may read it through this mailbox. */
  mail: z.object({ id: Id, conversationId: Id, subject: z.string(), from: Person }).optional(),
  size: z.int().optional(),
  firstSeenAt: Moment,
  storedAt: Moment.optional(),
  goneAt: Moment.optional(),
});
export const HistoryPage = z.object({ items: z.array(HistoryLine), next: Cursor.optional() });

/** POST /api/mailboxes/:id/oauth — where to send the admin's browser; the provider comes back to /api/oauth/callback. */
export const OAuthStart = z.object({ url: z.string() });
/** GET/PUT /api/oauth-clients — the company's own client ids, one a provider. */
export const OAuthClient = z.object({
  provider: z.string().max(40),
  clientId: z.string().max(500),
  /** Never sent back. */
  clientSecret: z.string().max(500).optional(),
  hasSecret: z.boolean().default(false),
  authorizeUrl: z.string().max(500).default(''),
  tokenUrl: z.string().max(500).default(''),
  scope: z.string().max(1000).default(''),
});

export const OAuthClients = z.object({ items: z.array(OAuthClient) });

/** POST /api/imports?mailbox=ADDRESS&name=FILE — the file is the body (application/octet-stream). */
export const ImportQuery = z.object({ mailbox: z.email(), name: z.string().min(1).max(300) });
export const Import = z.object({
  id: Id,
  mailboxId: Id,
  mailbox: z.string(),
  name: z.string(),
  state: z.enum(['waiting', 'running', 'done', 'failed', 'cancelled']),
  bytesTotal: z.int(),
  bytesDone: z.int(),
  read: z.int(),
  stored: z.int(),
  duplicates: z.int(),
  quarantined: z.int(),
  trouble: z.string().optional(),
  startedAt: Moment,
  endedAt: Moment.optional(),
});

export const Imports = z.object({ items: z.array(Import) });

/** GET /api/quarantine — mail that could not be understood, of mailboxes the viewer is entitled to. */
export const Quarantined = z.object({
  sourceId: Id,
  mailbox: z.string(),
  folder: z.string(),
  reason: z.string(),
  detail: z.string(),
  since: Moment,
  size: z.int(),
  /** From, subject and date as far as the header block can be read. */
  from: z.string(),
  subject: z.string(),
});
export const QuarantinePage = z.object({ items: z.array(Quarantined), next: Cursor.optional() });

export type Connection = z.infer<typeof Connection>;
export type Mailbox = z.infer<typeof Mailbox>;
export type MailboxDetail = z.infer<typeof MailboxDetail>;
export type MailboxCreate = z.infer<typeof MailboxCreate>;
export type MailboxPatch = z.infer<typeof MailboxPatch>;
export type Folder = z.infer<typeof Folder>;
export type Ledger = z.infer<typeof Ledger>;
export type Tested = z.infer<typeof Tested>;
export type TestStep = z.infer<typeof TestStep>;
export type Discovered = z.infer<typeof Discovered>;
export type Import = z.infer<typeof Import>;
export type Quarantined = z.infer<typeof Quarantined>;
