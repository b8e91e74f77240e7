// The tables as TypeScript sees them. Written by server/database/generate-schema.ts from the migrations.
import type { ColumnType } from 'kysely';

/** A column that may be left out when a row is written. */
export type Generated<T> =
  T extends ColumnType<infer S, infer I, infer U>
    ? ColumnType<S, I | undefined, U>
    : ColumnType<T, T | undefined, T>;
/** A column the database computes. */
export type Computed<T> = ColumnType<T, never, never>;
/** bigint and numeric: strings in JavaScript; numbers may be written. */
export type Bigint = ColumnType<string, string | number | bigint, string | number | bigint>;
/** A point in time to the millisecond. */
export type Time = ColumnType<Date, Date | string, Date | string>;
/** JSON; write it as text (JSON.stringify). Who reads it knows its form. */
// biome-ignore lint/suspicious/noExplicitAny: the column's owner gives it a type when reading
export type Json = ColumnType<any, string, string>;

/** All tables. */
export interface Database {
  access_acts: AccessActsTable;
  accounts: AccountsTable;
  api_tokens: ApiTokensTable;
  attachment_contents: AttachmentContentsTable;
  attachment_texts: AttachmentTextsTable;
  audiences: AudiencesTable;
  bodies: BodiesTable;
  card_acts: CardActsTable;
  card_changes: CardChangesTable;
  card_import_mappings: CardImportMappingsTable;
  card_import_rows: CardImportRowsTable;
  card_imports: CardImportsTable;
  card_merges: CardMergesTable;
  card_phones: CardPhonesTable;
  card_pictures: CardPicturesTable;
  card_proposals: CardProposalsTable;
  cards_apart: CardsApartTable;
  companies: CompaniesTable;
  company_domains: CompanyDomainsTable;
  company_numbers: CompanyNumbersTable;
  contact_addresses: ContactAddressesTable;
  contact_moves: ContactMovesTable;
  contacts: ContactsTable;
  conversation_audiences: ConversationAudiencesTable;
  conversations: ConversationsTable;
  correspondents: CorrespondentsTable;
  declined_suggestions: DeclinedSuggestionsTable;
  erasures: ErasuresTable;
  folders: FoldersTable;
  handlings: HandlingsTable;
  imports: ImportsTable;
  invitations: InvitationsTable;
  journal: JournalTable;
  known_people: KnownPeopleTable;
  ledgers: LedgersTable;
  links: LinksTable;
  mailbox_people: MailboxPeopleTable;
  mailboxes: MailboxesTable;
  marked_customers: MarkedCustomersTable;
  marks_due: MarksDueTable;
  message_addresses: MessageAddressesTable;
  message_attachments: MessageAttachmentsTable;
  message_conversations: MessageConversationsTable;
  message_identities: MessageIdentitiesTable;
  message_texts: MessageTextsTable;
  message_words: MessageWordsTable;
  messages: MessagesTable;
  migrations: MigrationsTable;
  never_cards: NeverCardsTable;
  oauth_clients: OauthClientsTable;
  oauth_states: OauthStatesTable;
  one_time_links: OneTimeLinksTable;
  picture_permissions: PicturePermissionsTable;
  placements: PlacementsTable;
  quarantines: QuarantinesTable;
  rate_limits: RateLimitsTable;
  reads: ReadsTable;
  recent_searches: RecentSearchesTable;
  relations: RelationsTable;
  sessions: SessionsTable;
  settings: SettingsTable;
  shared_addresses: SharedAddressesTable;
  sign_in_failures: SignInFailuresTable;
  sources: SourcesTable;
  stars: StarsTable;
  suppressions: SuppressionsTable;
  tags: TagsTable;
  team_members: TeamMembersTable;
  teams: TeamsTable;
  thread_acts: ThreadActsTable;
  thread_references: ThreadReferencesTable;
  thread_subjects: ThreadSubjectsTable;
  two_factors: TwoFactorsTable;
  users: UsersTable;
  verifications: VerificationsTable;
  view_places: ViewPlacesTable;
  views: ViewsTable;
}

/** Act: a mail was shared with somebody or taken back by its owner */
export interface AccessActsTable {
  /** Identity */
  id: Generated<Bigint>;
  /** The message */
  message_id: Bigint;
  /** The owner's mailbox through which it is or was readable */
  mailbox_id: Bigint;
  /** What */
  kind: 'share' | 'take-back';
  /** share: with whom */
  principal: string | null;
  /** Reason given */
  why: Generated<string>;
  /** When */
  at: Generated<Time>;
  /** Who */
  user_id: Bigint | null;
  /** Taken back */
  undone_at: Time | null;
  /** By whom */
  undone_by: Bigint | null;
}

/** Ways a user signs in: a password, or one sign-in server each; kept by better-auth */
export interface AccountsTable {
  /** Identity */
  id: Generated<Bigint>;
  /** Whose */
  user_id: Bigint;
  /** Name of the user at the provider; for a password the user's id */
  account_id: string;
  /** credential or the name of an OpenID Connect provider */
  provider_id: string;
  /** Of the sign-in server; encrypted */
  access_token: string | null;
  /** Of the sign-in server; encrypted */
  refresh_token: string | null;
  /** Of the sign-in server; encrypted */
  id_token: string | null;
  /** Until when */
  access_token_expires_at: Time | null;
  /** Until when */
  refresh_token_expires_at: Time | null;
  /** What the sign-in server granted */
  scope: string | null;
  /** Hash (scrypt) */
  password: string | null;
  /** When */
  created_at: Generated<Time>;
  /** Last change */
  updated_at: Generated<Time>;
}

/** Keys with which a user's own programs use the API */
export interface ApiTokensTable {
  /** Identity */
  id: Generated<Bigint>;
  /** In whose name */
  user_id: Bigint;
  /** What it is for */
  name: string;
  /** Its first characters, so that it can be told from others */
  prefix: string;
  /** SHA-256 of the token */
  token_hash: Buffer;
  /** read: GET only */
  scope: 'read' | 'write';
  /** When */
  created_at: Generated<Time>;
  /** Until when it works */
  expires_at: Time;
  /** Last use, to the hour */
  last_used_at: Time | null;
  /** When it was ended */
  revoked_at: Time | null;
}

/** Derived: What was read out of a file, once for the same bytes */
export interface AttachmentContentsTable {
  /** Of the decoded bytes, as in message_attachments */
  sha256: Buffer;
  /** reading: begun and not ended; else what came of it */
  state: 'reading' | 'read' | 'too-large' | 'encrypted' | 'broken' | 'no-text' | 'unsupported';
  /** Its text, zstd; null where there is none */
  text: Buffer | null;
  /** Only its beginning was read: the rest is beyond the limits */
  cut: Generated<boolean>;
  /** Detected language, ISO 639-1; empty if unsure */
  language: Generated<string>;
  /** How many words */
  words: Generated<number>;
  /** How often reading was begun and the process did not live to see the end */
  attempts: Generated<number>;
  /** Version of the readers that read it */
  pipeline: number;
  /** When reading began */
  read_at: Generated<Time>;
}

/** Derived: Words of attached files for search, made in Node */
export interface AttachmentTextsTable {
  /** With the conversation */
  conversation_id: Bigint;
  /** The message */
  message_id: Bigint;
  /** Which of its files */
  position: number;
  /** Who may find it */
  audience_id: Bigint;
  /** Of the message, for the newest first */
  sent_at: Time;
  /** Surfaces with positions, stems without */
  words: string;
}

/** Who may read: one row per distinct reason, with its readers */
export interface AudiencesTable {
  /** Identity; messages name it */
  id: Generated<Bigint>;
  /** SHA-256 of the canonical reason */
  key: Buffer;
  /** Why: mailboxes, responsible users, shares and take-backs, canonical JSON */
  reason: Json;
  /** The mailboxes of the reason, for finding audiences when a policy changes */
  mailbox_ids: Generated<ColumnType<string[], (string | number)[], (string | number)[]>>;
  /** The users of the reason, for finding audiences when people change */
  user_ids: Generated<ColumnType<string[], (string | number)[], (string | number)[]>>;
  /** Principals: everyone, team:3, user:5, owner:5 */
  readers: string[];
  /** When readers last changed */
  changed_at: Generated<Time>;
}

/** Mail bodies, stored once each; larger ones lie as frames in the data folder */
export interface BodiesTable {
  /** SHA-256 of the body bytes */
  hash: Buffer;
  /** Bytes of the body before compression */
  size: number;
  /** 0 plain, 1 zstd */
  codec: number;
  /** 1 MiB frames in the folder; 0: the bytes stand in data */
  frames: Generated<number>;
  /** The bytes, compressed as codec says */
  data: Buffer | null;
}

/** Acts on many cards at once, each undone as a whole */
export interface CardActsTable {
  /** Identity */
  id: Generated<Bigint>;
  /** bulk, merge, import, undo */
  act: string;
  /** Who */
  user_id: Bigint | null;
  /** When */
  at: Generated<Time>;
  /** What was asked for */
  detail: Generated<Json>;
  /** Taken back */
  undone_at: Time | null;
  /** By whom */
  undone_by: Bigint | null;
  /** Cards that are done, or undone, in the background, written once; null: nothing goes on */
  left_ids: ColumnType<string[], (string | number)[], (string | number)[]> | null;
  /** How many cards it is about, where it goes on in the background */
  total: Generated<number>;
  /** How many of them have changed so far */
  done: Generated<number>;
  /** How many of left_ids, from the first, have had their turn */
  left_from: Generated<number>;
}

/** History of cards: one row a field that changed */
export interface CardChangesTable {
  /** Identity, in the order of the changes */
  id: Generated<Bigint>;
  /** Of which sort of card */
  record_type: 'contact' | 'company';
  /** Which */
  record_id: Bigint;
  /** The card's revision after the change */
  revision: number;
  /** Which field, as the contract calls it */
  field: string;
  /** Its value before */
  before: Json | null;
  /** Its value after */
  after: Json | null;
  /** edit, undo, bulk, merge, import, bin, restore, tags */
  act: string;
  /** The act on many cards it was part of */
  act_id: Bigint | null;
  /** By a person, by itself from mail, or by an import */
  made_by: Generated<'person' | 'itself' | 'import'>;
  /** Who */
  user_id: Bigint | null;
  /** When */
  at: Generated<Time>;
  /** Taken back since */
  undone_at: Time | null;
}

/** Which column is which field, as last chosen for a file with these headings */
export interface CardImportMappingsTable {
  /** Hash of the headings */
  signature: string;
  /** Field by column */
  mapping: Json;
  /** Who chose last */
  user_id: Bigint | null;
  /** When */
  at: Generated<Time>;
}

/** What became of each row of an import: what undoing takes back, what failed and why */
export interface CardImportRowsTable {
  /** Of which import */
  import_id: Bigint;
  /** Line of the file, the first being 1 */
  line: number;
  /** 0: the row's own card; 1: the company made on the way */
  part: Generated<number>;
  /** What became of it; undone: taken back, its mail is yet to follow */
  outcome: 'made' | 'filled' | 'skipped' | 'failed' | 'undone';
  /** The card's sort */
  record_type: 'contact' | 'company' | null;
  /** The card made, filled, or there already */
  record_id: Bigint | null;
  /** The card's revision after it */
  revision: number | null;
  /** filled: the fields as they were */
  before: Json | null;
  /** failed, skipped: why, as a code the screen has words for */
  trouble: string | null;
  /** The value at fault */
  what: Generated<string>;
  /** failed: the row as it came */
  cells: Json | null;
}

/** Lists of customers brought in from a file */
export interface CardImportsTable {
  /** Identity */
  id: Generated<Bigint>;
  /** The file's name */
  name: string;
  /** What the file is */
  format: Generated<'csv' | 'vcard'>;
  /** Where it lies in the data folder; null: gone */
  path: string | null;
  /** Its size */
  bytes_total: Generated<Bigint>;
  /** uploaded: waits for a person's word; filing: earlier mail is filed under the new cards */
  state: Generated<
    'uploaded' | 'waiting' | 'running' | 'filing' | 'done' | 'failed' | 'cancelled' | 'undoing' | 'undone'
  >;
  /** What the person chose: encoding, delimiter, columns, what to do with duplicates */
  plan: Generated<Json>;
  /** Rows dealt with */
  rows_done: Generated<number>;
  /** Bytes read for them */
  bytes_done: Generated<Bigint>;
  /** Cards made */
  made: Generated<number>;
  /** Cards that got what they lacked */
  filled: Generated<number>;
  /** Rows left out as doubles */
  skipped: Generated<number>;
  /** Rows that could not be used */
  failed: Generated<number>;
  /** Companies made on the way */
  companies: Generated<number>;
  /** Cards up to here have their earlier mail */
  filed_id: Generated<Bigint>;
  /** Undone: cards taken back */
  taken_back: Generated<number>;
  /** Undone: cards that stayed, since somebody has changed them */
  kept_on: Generated<number>;
  /** Why it failed */
  trouble: string | null;
  /** Who */
  started_by: Bigint | null;
  /** When */
  at: Generated<Time>;
  /** When it was done */
  ended_at: Time | null;
}

/** Two cards that a person says are one, and what undoing that gives back */
export interface CardMergesTable {
  /** Identity */
  id: Generated<Bigint>;
  /** Which sort of cards */
  record_type: 'contact' | 'company';
  /** The card that stayed */
  kept_id: Bigint;
  /** The card that joined it */
  gone_id: Bigint;
  /** Both cards as they were, the fields chosen, and which links and people came along */
  joined: Json;
  /** Who */
  user_id: Bigint | null;
  /** When */
  at: Generated<Time>;
  /** Taken back */
  undone_at: Time | null;
  /** By whom */
  undone_by: Bigint | null;
}

/** Phone numbers of contacts and companies */
export interface CardPhonesTable {
  /** Whose: contact or company */
  record_type: 'contact' | 'company';
  /** Which */
  record_id: Bigint;
  /** Order on the card */
  position: Generated<number>;
  /** work, mobile, home, fax, or the house's own word */
  label: Generated<string>;
  /** As it was typed */
  written: string;
  /** Normalised (E.164) for finding; empty: no valid number; null: not read yet */
  number: string | null;
}

/** Pictures of contacts, former ones included so that a change can be undone */
export interface CardPicturesTable {
  /** Identity */
  id: Generated<Bigint>;
  /** Of whom */
  contact_id: Bigint;
  /** What its bytes are */
  type: 'image/png' | 'image/jpeg' | 'image/webp' | 'image/gif';
  /** The picture, at most 1 MB */
  bytes: Buffer;
  /** Who put it there */
  created_by: Bigint | null;
  /** When */
  created_at: Generated<Time>;
}

/** Derived: cards the first import would make, waiting for the review page */
export interface CardProposalsTable {
  /** What */
  kind: 'contact' | 'company';
  /** Address or domain */
  key: string;
  /** Proposed name */
  name: string;
  /** Contact: the proposed company's domain */
  company_key: Generated<string>;
  /** How many mails speak for it */
  mails: Generated<number>;
  /** Last of them */
  last_at: Time | null;
  /** Audiences of those mails: only their readers see the proposal */
  audience_ids: Generated<ColumnType<string[], (string | number)[], (string | number)[]>>;
  /** What a person decided */
  state: Generated<'open' | 'made' | 'refused'>;
  /** The card made of it */
  card_id: Bigint | null;
}

/** Cards that look alike and are not the same, because a person says so */
export interface CardsApartTable {
  /** Which sort of cards */
  record_type: 'contact' | 'company';
  /** The one of the lower id */
  low_id: Bigint;
  /** The other */
  high_id: Bigint;
  /** Who says so */
  user_id: Bigint | null;
  /** When */
  at: Generated<Time>;
}

/** An organisation outside */
export interface CompaniesTable {
  /** Identity */
  id: Generated<Bigint>;
  /** Its name */
  name: string;
  /** Free text */
  notes: Generated<string>;
  /** Who answers for it */
  responsible_id: Bigint | null;
  /** itself: derived from mail, visible only through a readable message */
  made_by: Generated<'person' | 'itself' | 'import'>;
  /** Who made it, if a person did */
  created_by: Bigint | null;
  /** When */
  created_at: Generated<Time>;
  /** Last change */
  updated_at: Generated<Time>;
  /** In the bin since */
  binned_at: Time | null;
  /** What they are to us */
  relation_id: Bigint | null;
  /** lead, active, lapsed; empty: not said */
  stage: Generated<'' | 'lead' | 'active' | 'lapsed'>;
  /** Tags, in the order they were put */
  tag_ids: Generated<ColumnType<string[], (string | number)[], (string | number)[]>>;
  /** Address of their site */
  website: Generated<string>;
  /** List of label, street, postcode, city, region, country (ISO 3166 alpha-2) */
  postal_addresses: Generated<Json>;
  /** The company it belongs to; a group of companies has no circles */
  parent_id: Bigint | null;
  /** Counts changes, so that two people who edit at once notice */
  revision: Generated<number>;
  /** Who put it into the bin */
  binned_by: Bigint | null;
  /** As for contacts */
  merged_into: Bigint | null;
  /** As for contacts, without the legal form */
  name_keys: Computed<string[]>;
}

/** Mail domains of a company; never a freemail domain, never ours */
export interface CompanyDomainsTable {
  /** Registrable domain or host, lower case */
  domain: string;
  /** The company */
  company_id: Bigint;
}

/** Numbers a company is registered by: VAT, register, own */
export interface CompanyNumbersTable {
  /** The company */
  company_id: Bigint;
  /** Order on the card */
  position: Generated<number>;
  /** vat, register, or the house's own word */
  kind: Generated<string>;
  /** As it was typed */
  value: string;
  /** Letters and digits alone, upper case, for finding */
  number: string;
}

/** Mail addresses of contacts; a shared address stands with several or with none */
export interface ContactAddressesTable {
  /** The contact */
  contact_id: Bigint;
  /** Lower case */
  address: string;
  /** Order on the card */
  position: Generated<number>;
}

/** Somebody left a company: what they wrote until then stays filed there */
export interface ContactMovesTable {
  /** Identity */
  id: Generated<Bigint>;
  /** Who */
  contact_id: Bigint;
  /** Where they had worked until then; null: that card is gone for good */
  from_company_id: Bigint | null;
  /** Where they work from then on, if anywhere */
  to_company_id: Bigint | null;
  /** Holds for mail of these addresses of theirs; null: for all */
  addresses: string[] | null;
  /** Mail sent until then is the former company's */
  at: Generated<Time>;
  /** Who said so */
  user_id: Bigint | null;
  /** A person asked for the earlier mail to go along: then it did */
  mail_moved_at: Time | null;
  /** Taken back */
  undone_at: Time | null;
  /** By whom */
  undone_by: Bigint | null;
}

/** A person outside */
export interface ContactsTable {
  /** Identity */
  id: Generated<Bigint>;
  /** Full name */
  name: string;
  /** Where they work */
  company_id: Bigint | null;
  /** What they do there */
  job: Generated<string>;
  /** Language to write to them in */
  language: Generated<string>;
  /** Free text */
  notes: Generated<string>;
  /** Who answers for them; null: the company's */
  responsible_id: Bigint | null;
  /** As for companies */
  made_by: Generated<'person' | 'itself' | 'import'>;
  /** Who made it, if a person did */
  created_by: Bigint | null;
  /** When */
  created_at: Generated<Time>;
  /** Last change */
  updated_at: Generated<Time>;
  /** In the bin since */
  binned_at: Time | null;
  /** What they are to us */
  relation_id: Bigint | null;
  /** lead, active, lapsed; empty: not said */
  stage: Generated<'' | 'lead' | 'active' | 'lapsed'>;
  /** Tags, in the order they were put */
  tag_ids: Generated<ColumnType<string[], (string | number)[], (string | number)[]>>;
  /** YYYY-MM-DD, or --MM-DD where the year is not known (RFC 6350); empty: not known */
  birthday: Generated<string>;
  /** The picture shown, one of card_pictures */
  picture_id: Bigint | null;
  /** As for companies */
  revision: Generated<number>;
  /** Who put it into the bin */
  binned_by: Bigint | null;
  /** Merged into that card: an old address leads there. Such a card lies in no bin */
  merged_into: Bigint | null;
  /** By which spellings of one name are found, whatever alphabet and order */
  name_keys: Computed<string[]>;
  /** As for companies */
  postal_addresses: Generated<Json>;
}

/** Derived: What lists read: a conversation as one audience sees it in one box of one mailbox */
export interface ConversationAudiencesTable {
  /** The mailbox; 0: over all mail, box all only */
  mailbox_id: Bigint;
  /** inbox: letters that lie in the inbox there and are open */
  box: 'inbox' | 'sent' | 'all' | 'junk';
  /** The audience */
  audience_id: Bigint;
  /** The conversation */
  conversation_id: Bigint;
  /** Time of the audience's last message in it */
  last_at: Time;
  /** Messages of the audience in it */
  count: number;
  /** That last message: subject, snippet, sender come from it */
  message_id: Bigint;
  /** Time of the last noticed incoming message, null if none: newer than a person's mark means unread */
  unread_after: Time | null;
  /** In the rows over all mail and of junk: some letter of the audience's is open; false: all are handled; null: nothing of it asks to be handled */
  open: boolean | null;
}

/** Derived: Messages that belong together, across mailboxes */
export interface ConversationsTable {
  /** Identity; survives a rebuild */
  id: Generated<Bigint>;
  /** Subject without reply and forward prefixes, folded */
  subject_key: Generated<string>;
  /** Redirect: where its messages went */
  merged_into: Bigint | null;
  /** Time of its first message */
  first_at: Time | null;
  /** Time of its last message */
  last_at: Time | null;
  /** Messages in it, for nobody's eyes: viewers count their own */
  message_count: Generated<number>;
  /** When it arose */
  created_at: Generated<Time>;
}

/** Derived: outside addresses as each audience knows them from its mail; own addresses and junk left out. Sum over a viewer's audiences for what the viewer knows of an address */
export interface CorrespondentsTable {
  /** Lower case; never one of ours */
  address: string;
  /** Whose readers know this from their mail */
  audience_id: Bigint;
  /** What a company is known by: the registrable domain of the address */
  domain: string;
  /** By its look: one person's, shared by several (info@), or where nobody reads (noreply@) */
  sort: 'person' | 'shared' | 'machine';
  /** card: a card answers for it; never: a person said so; else open. The same in all rows of an address */
  standing: Generated<'open' | 'card' | 'never'>;
  /** A person rather than a sender of newsletters: no machine, wrote to us in person or was written to by us */
  writes: Generated<boolean>;
  /** As last written: by its owner if ever, else by others; empty where nobody wrote one */
  name: Generated<string>;
  /** Its owner wrote the name (From) */
  name_is_own: Generated<boolean>;
  /** Time of the mail the name is from */
  name_at: Time | null;
  /** Mails that came from it */
  count_in: Generated<number>;
  /** Of these written to us in person: no list, bulk, bounce or auto-reply */
  count_personal: Generated<number>;
  /** Mails from us to it, To or Cc */
  count_out: Generated<number>;
  /** Mails between others in which it is named */
  count_beside: Generated<number>;
  /** Time of the first of all these mails */
  first_at: Time;
  /** Time of the last */
  last_at: Time;
  /** That last mail: the message; its conversation stands in message_conversations */
  last_message_id: Bigint;
}

/** What a signature says of a contact and a person said is not to be offered again */
export interface DeclinedSuggestionsTable {
  /** Of whom */
  contact_id: Bigint;
  /** phones, job, or another field of a card */
  field: string;
  /** What was offered: a number in E.164, else the words in lower case */
  value: string;
  /** Who said so */
  user_id: Bigint | null;
  /** When */
  at: Generated<Time>;
}

/** What an entitled person erased: only the hash stays, so that sync does not bring it back */
export interface ErasuresTable {
  /** Header block's SHA-256 */
  header_hash: Buffer;
  /** Body's SHA-256 */
  body_hash: Buffer;
  /** When */
  at: Generated<Time>;
  /** Who */
  user_id: Bigint | null;
}

/** A folder on a server, or one made by an import */
export interface FoldersTable {
  /** Identity */
  id: Generated<Bigint>;
  /** Its mailbox */
  mailbox_id: Bigint;
  /** Full path as the server names it (decoded); imports: the file's or folder's name */
  path: string;
  /** Hierarchy delimiter */
  delimiter: Generated<string>;
  /** What it is for */
  role: Generated<'inbox' | 'sent' | 'junk' | 'drafts' | 'trash' | 'archive' | 'all' | 'other'>;
  /** Why that role: special-use, name, hand */
  role_reason: Generated<string>;
  /** Whether its mail is kept */
  selected: Generated<boolean>;
  /** UIDVALIDITY of the placements now valid */
  uid_validity: Generated<Bigint>;
  /** UIDNEXT at the last comparison */
  uid_next: Generated<Bigint>;
  /** CONDSTORE cursor for flags */
  highest_modseq: Generated<Bigint>;
  /** Mails in it at the last comparison */
  on_server: Generated<number>;
  /** Rises with each comparison; placements not seen in it are gone */
  generation: Generated<Bigint>;
  /** When its UID set was last compared in full */
  compared_at: Time | null;
  /** When the folder vanished from the server */
  gone_at: Time | null;
}

/** Act: somebody declared letters of a conversation done, for all who read them */
export interface HandlingsTable {
  /** Identity */
  id: Generated<Bigint>;
  /** The conversation */
  conversation_id: Bigint;
  /** When */
  at: Generated<Time>;
  /** Who */
  user_id: Bigint | null;
  /** Taken back or reopened */
  undone_at: Time | null;
  /** By whom; null: an answer of theirs reopened it, as it was before acts named letters */
  undone_by: Bigint | null;
  /** undo or answer */
  undone_reason: string | null;
  /** The letters it closed, and those that came later and open nothing: known to their readers alone */
  message_ids: Generated<ColumnType<string[], (string | number)[], (string | number)[]>>;
}

/** Files brought in by hand, with their progress */
export interface ImportsTable {
  /** Identity */
  id: Generated<Bigint>;
  /** Where to */
  mailbox_id: Bigint;
  /** Name of the file or folder */
  name: string;
  /** How far */
  state: Generated<'waiting' | 'running' | 'done' | 'failed' | 'cancelled'>;
  /** Size in bytes */
  bytes_total: Generated<Bigint>;
  /** Read so far */
  bytes_done: Generated<Bigint>;
  /** Mails read */
  read: Generated<number>;
  /** Mails newly kept */
  stored: Generated<number>;
  /** Mails already there */
  duplicates: Generated<number>;
  /** Mails kept but not understood */
  quarantined: Generated<number>;
  /** What went wrong, in words */
  trouble: string | null;
  /** Where an uploaded file waits */
  path: string | null;
  /** Who */
  started_by: Bigint | null;
  /** When */
  started_at: Generated<Time>;
  /** When it ended */
  ended_at: Time | null;
}

/** Colleagues invited by link */
export interface InvitationsTable {
  /** Identity */
  id: Generated<Bigint>;
  /** Address they will sign in with, lower case */
  email: string;
  /** Their name */
  name: string;
  /** Role they will have */
  role: 'admin' | 'member' | 'read-only';
  /** Teams they will be in */
  team_ids: Generated<ColumnType<string[], (string | number)[], (string | number)[]>>;
  /** Who will be above them */
  supervisor_id: Bigint | null;
  /** SHA-256 of the link's secret */
  token_hash: Buffer;
  /** When */
  created_at: Generated<Time>;
  /** By whom */
  created_by: Bigint | null;
  /** Until when the link works */
  expires_at: Time;
  /** When it was used */
  accepted_at: Time | null;
  /** Who came of it */
  user_id: Bigint | null;
  /** When it was withdrawn */
  revoked_at: Time | null;
}

/** Acts of people that must be answerable for later */
export interface JournalTable {
  /** Identity */
  id: Generated<Bigint>;
  /** When */
  at: Generated<Time>;
  /** Who; null for the operator's command line */
  user_id: Bigint | null;
  /** What, such as user.invited, mailbox.connected, mail.exported */
  act: string;
  /** Ids and names concerned, never mail content */
  detail: Generated<Json>;
}

/** Derived: Names and addresses that mail bears, each once, for finding people by what somebody types; whether a viewer may know one follows from the mail */
export interface KnownPeopleTable {
  /** Lower case */
  address: string;
  /** Name as written; empty where there was none */
  name: Generated<string>;
}

/** Result of the last comparison of each folder: the equation of DESIGN 2 */
export interface LedgersTable {
  /** The folder */
  folder_id: Bigint;
  /** UIDs on the server at that moment */
  on_server: number;
  /** of which kept */
  stored: number;
  /** left out by a rule */
  skipped: number;
  /** kept, not understood */
  quarantined: number;
  /** still to come or not fetchable */
  not_fetched: number;
  /** erased by a person */
  erased: number;
  /** Whether the two sides agree */
  ok: boolean;
  /** UIDs that do not fit, skip rules with counts */
  detail: Generated<Json>;
  /** By a full comparison of UID sets */
  complete: Generated<boolean>;
  /** When */
  at: Generated<Time>;
}

/** Conversation or message filed under a record, with its reason */
export interface LinksTable {
  /** Identity */
  id: Generated<Bigint>;
  /** The conversation */
  conversation_id: Bigint;
  /** 0: the whole conversation, later mail included; else this message only */
  message_id: Generated<Bigint>;
  /** Which sort of record */
  record_type: 'contact' | 'company';
  /** Which */
  record_id: Bigint;
  /** by: address, domain, shared-address, thread, hand; with what */
  reason: Json;
  /** Who, if by hand */
  made_by: Bigint | null;
  /** When */
  at: Generated<Time>;
  /** Undone stays undone */
  undone_at: Time | null;
  /** By whom */
  undone_by: Bigint | null;
}

/** Who belongs to a mailbox and what they may do with it */
export interface MailboxPeopleTable {
  /** The mailbox */
  mailbox_id: Bigint;
  /** user:5, team:3 or everyone */
  principal: string;
  /** May handle and claim */
  may_work: Generated<boolean>;
  /** May send as it */
  may_send: Generated<boolean>;
}

/** One account (IMAP, POP3) or an archive */
export interface MailboxesTable {
  /** Identity */
  id: Generated<Bigint>;
  /** Name in the side bar */
  name: string;
  /** Main address, lower case */
  address: string;
  /** Further addresses of ours that lead here, lower case */
  aliases: Generated<string[]>;
  /** How mail comes in; archive: imported files only */
  kind: 'imap' | 'pop3' | 'archive';
  /** Who reads, DESIGN 8 */
  policy: Generated<'team' | 'open' | 'responsible' | 'own' | 'personal'>;
  /** The person whose mailbox it is; null: shared */
  owner_id: Bigint | null;
  /** host, port, security, login, authentication, provider, allowPrivate; no secrets */
  connection: Generated<Json>;
  /** Password or OAuth2 tokens, sealed (AES-256-GCM with key id) */
  secret: Buffer | null;
  /** POP3: delete from the server this many days after the mail is durable; null: never */
  delete_after_days: number | null;
  /** What the sync is doing */
  state: Generated<'new' | 'syncing' | 'ok' | 'waiting' | 'trouble' | 'paused' | 'removed'>;
  /** Machine name of what is wrong, translated on the screen: wrong-password, unreachable, disk-full, ... */
  trouble_code: string | null;
  /** The server's own words, shortened */
  trouble_detail: string | null;
  /** Since when it is wrong */
  trouble_since: Time | null;
  /** When the sync tries again or goes on */
  next_try_at: Time | null;
  /** Failed attempts in a row, for the backoff */
  failures: Generated<number>;
  /** First fetch: total, done, rate a minute, started; for the mailbox page */
  progress: Generated<Json>;
  /** Process that syncs this mailbox now */
  lease_holder: string | null;
  /** Until when, by the database's clock */
  lease_until: Time | null;
  /** Fencing token: raised by each new holder, checked in every write of the sync */
  fence: Generated<Bigint>;
  /** Rises with each change of connection, secret, folders or pause: a running sync starts anew */
  revision: Generated<number>;
  /** End of the last complete round */
  synced_at: Time | null;
  /** When it was connected */
  created_at: Generated<Time>;
  /** Who connected it */
  created_by: Bigint | null;
  /** When it was removed; its mail stays as an archive */
  removed_at: Time | null;
}

/** Derived: Customers whose mail bears their mark among its words */
export interface MarkedCustomersTable {
  /** What the mark is made of: ~c and this */
  id: Computed<Bigint>;
  /** contact or company */
  record_type: 'contact' | 'company';
  /** The card */
  record_id: Bigint;
}

/** Derived: Conversations whose mail may lack a customer's mark, or bear one too many */
export interface MarksDueTable {
  /** In the order in which they fell due */
  id: Computed<Bigint>;
  /** The conversation */
  conversation_id: Bigint;
}

/** Derived: Who it is from and to; never Bcc, which only its sender's copy shows */
export interface MessageAddressesTable {
  /** With the conversation */
  conversation_id: Bigint;
  /** The message */
  message_id: Bigint;
  /** Which header */
  role: 'from' | 'sender' | 'reply-to' | 'to' | 'cc';
  /** Order in it */
  position: number;
  /** Name as written */
  name: Generated<string>;
  /** Lower case */
  address: string;
}

/** Derived: Files in a mail, listed without being stored again */
export interface MessageAttachmentsTable {
  /** With the conversation */
  conversation_id: Bigint;
  /** The message */
  message_id: Bigint;
  /** Order in the mail */
  position: number;
  /** The copy whose bytes hold it */
  source_id: Bigint;
  /** MIME part path, such as 2.1; tnef parts: 2!1 */
  part: string;
  /** File name, decoded */
  name: Generated<string>;
  /** Media type */
  type: string;
  /** Bytes, decoded */
  size: number;
  /** Of the decoded bytes */
  sha256: Buffer | null;
  /** For pictures inside HTML */
  content_id: Generated<string>;
  /** Shown in the text rather than as a file */
  inline: Generated<boolean>;
  /** Transfer encoding, tnef/ in front for what lies in a winmail.dat */
  encoding: Generated<string>;
  /** Where its encoded bytes begin in that copy, in bytes */
  start_at: Generated<number>;
  /** How many encoded bytes */
  encoded_length: Generated<number>;
  /** Version in which its text was made findable; null: waits to be read */
  text_pipeline: number | null;
}

/** Derived: The one map from a message's id to its conversation */
export interface MessageConversationsTable {
  /** The message */
  id: Bigint;
  /** Where it is now */
  conversation_id: Bigint;
}

/** Derived: Which letter is which message: Message-ID and content */
export interface MessageIdentitiesTable {
  /** As in messages */
  message_id_hash: Buffer;
  /** As in messages */
  content_hash: Buffer;
  /** The message */
  message_id: Bigint;
  /** Its conversation */
  conversation_id: Bigint;
}

/** Derived: The readable text in pieces */
export interface MessageTextsTable {
  /** With the conversation */
  conversation_id: Bigint;
  /** The message */
  message_id: Bigint;
  /** [["own" | "quoted" | "signature", text], ...] in order */
  spans: Json;
  /** The mail has an HTML form */
  has_html: Generated<boolean>;
}

/** Derived: Words for search, made in Node */
export interface MessageWordsTable {
  /** With the conversation */
  conversation_id: Bigint;
  /** The message */
  message_id: Bigint;
  /** Who may find it */
  audience_id: Bigint;
  /** For the newest first */
  sent_at: Time;
  /** Surfaces with positions, stems without */
  words: string;
}

/** Derived: One mail: the sources that are the same letter, joined */
export interface MessagesTable {
  /** Its conversation */
  conversation_id: Bigint;
  /** Identity; survives a rebuild */
  id: Generated<Bigint>;
  /** A copy of it; what a viewer sees is a copy in a placement they may read */
  source_id: Bigint;
  /** Message-ID without brackets; empty if it had none */
  message_id: Generated<string>;
  /** SHA-256 of Message-ID, or of the content where there is none */
  message_id_hash: Buffer;
  /** SHA-256 of the decoded parts */
  content_hash: Buffer;
  /** Who may read it */
  audience_id: Bigint;
  /** Decoded subject */
  subject: Generated<string>;
  /** Time of the mail, DESIGN 4 */
  sent_at: Time;
  /** Sender's offset from UTC in minutes, if the Date told */
  utc_offset: number | null;
  /** When it was first kept */
  first_seen_at: Generated<Time>;
  /** Seen from our addresses */
  direction: 'in' | 'out' | 'internal';
  /** What sort of mail */
  kind: 'personal' | 'auto-reply' | 'bounce' | 'list' | 'bulk' | 'calendar';
  /** Detected language, ISO 639-1; empty if unsure */
  language: Generated<string>;
  /** Sender's name */
  from_name: Generated<string>;
  /** Sender's address, lower case; empty if unknown */
  from_address: Generated<string>;
  /** The outsider's name */
  counterpart_name: Generated<string>;
  /** The outsider's address, lower case */
  counterpart_address: Generated<string>;
  /** SHA-256 of the Message-ID this answers, for the tree */
  in_reply_to: Buffer | null;
  /** SHA-256 of each Message-ID it names, one after the other, 32 bytes each */
  refs: Generated<Buffer>;
  /** First own words, at most 200 characters */
  snippet: Generated<string>;
  /** Bytes */
  size: Generated<number>;
  /** Files that are not inline pictures */
  attachment_count: Generated<number>;
  /** Lies in Junk everywhere it lies */
  junk: Generated<boolean>;
  /** Counts as unread when new: came live or unseen, not from an archive */
  noticed: Generated<boolean>;
  /** Lies only in mailboxes that are not for everybody's eyes (responsible, own, personal): strangers do not join it by themselves */
  closed: Generated<boolean>;
  /** Verdict and what it rests on */
  authentication: Generated<Json>;
  /** Invitation: method, uid, summary, start, end, organizer, location */
  calendar: Json | null;
  /** Delivery report: recipients with their state */
  report: Json | null;
  /** What was odd about its bytes */
  problems: Generated<string[]>;
  /** Version of the pipeline that derived it */
  pipeline: Generated<number>;
}

/** Which migrations have run here */
export interface MigrationsTable {
  /** Number of the file */
  number: number;
  /** Name of the file */
  name: string;
  /** When it ran */
  at: Generated<Time>;
}

/** Addresses and domains that a person said are no customers */
export interface NeverCardsTable {
  /** Address or @domain, lower case */
  pattern: string;
  /** Who */
  user_id: Bigint | null;
  /** When */
  at: Generated<Time>;
}

/** The company's own OAuth2 client, one a provider */
export interface OauthClientsTable {
  /** google, microsoft, yandex, mailru, yahoo or other */
  provider: string;
  /** Client id as the provider gave it */
  client_id: string;
  /** Client secret, sealed; null for a public client */
  client_secret: Buffer | null;
  /** Where the browser is sent; empty: the preset's */
  authorize_url: Generated<string>;
  /** Where tokens are asked for; empty: the preset's */
  token_url: Generated<string>;
  /** What is asked for; empty: the preset's */
  scope: Generated<string>;
  /** Last change */
  changed_at: Generated<Time>;
  /** Who changed it */
  changed_by: Bigint | null;
}

/** Sign-ins at a mail provider under way, for ten minutes */
export interface OauthStatesTable {
  /** SHA-256 of the state that travels through the provider */
  hash: Buffer;
  /** The mailbox to be connected */
  mailbox_id: Bigint;
  /** Who began it; only they can end it */
  user_id: Bigint;
  /** SHA-256 of a cookie of the browser it began in */
  browser_hash: Buffer;
  /** PKCE verifier (RFC 7636) */
  verifier: string;
  /** When it began */
  created_at: Generated<Time>;
}

/** Links that work once: first set-up, a new password */
export interface OneTimeLinksTable {
  /** Identity */
  id: Generated<Bigint>;
  /** What it opens */
  purpose: 'setup' | 'password';
  /** SHA-256 of the link's secret */
  token_hash: Buffer;
  /** password: for whom */
  user_id: Bigint | null;
  /** password: also ends the lost TOTP */
  reset_two_factor: Generated<boolean>;
  /** When */
  created_at: Generated<Time>;
  /** By whom; null: the program or the operator */
  created_by: Bigint | null;
  /** Until when it works */
  expires_at: Time;
  /** When it was used */
  used_at: Time | null;
}

/** Act: a person lets a sender's remote pictures load */
export interface PicturePermissionsTable {
  /** The person */
  user_id: Bigint;
  /** Sender's address, lower case */
  address: string;
  /** When */
  at: Generated<Time>;
}

/** History line of every mail ever seen: where it lay and what became of it */
export interface PlacementsTable {
  /** The folder */
  folder_id: Bigint;
  /** UIDVALIDITY under which the UID stands */
  uid_validity: Bigint;
  /** UID; POP3 and imports: a number of our own */
  uid: Bigint;
  /** POP3 unique id, or the key of an imported mail */
  uidl: string | null;
  /** X-GM-MSGID or EMAILID where the server offers it */
  email_id: string | null;
  /** What became of it */
  outcome: Generated<'pending' | 'stored' | 'skipped' | 'quarantined' | 'erased'>;
  /** Which rule skipped it, why it is quarantined or cannot be fetched */
  reason: Generated<string>;
  /** The copy, once kept */
  source_id: Bigint | null;
  /** RFC822.SIZE as the server says (an estimate on Exchange) */
  size: Bigint | null;
  /** INTERNALDATE */
  internal_date: Time | null;
  /** Flags as last seen */
  flags: Generated<string[]>;
  /** Gmail labels */
  labels: Generated<string[]>;
  /** Failed fetches */
  attempts: Generated<number>;
  /** Comparison in which it was last seen */
  generation: Generated<Bigint>;
  /** When we first saw the UID */
  first_seen_at: Generated<Time>;
  /** When its source was durable */
  stored_at: Time | null;
  /** When it was no longer there */
  gone_at: Time | null;
}

/** Mail that could not be understood: whole, readable to those entitled to its mailbox */
export interface QuarantinesTable {
  /** The copy */
  source_id: Bigint;
  /** Machine name: time, memory, too-deep, too-many-parts, broken, ... */
  reason: string;
  /** The error's words, without mail content */
  detail: Generated<string>;
  /** Since when */
  since: Generated<Time>;
  /** Last retry */
  retried_at: Time | null;
}

/** How often somebody tried, per address and per account */
export interface RateLimitsTable {
  /** Identity */
  id: Generated<Bigint>;
  /** Address or account and path */
  key: string;
  /** Tries in the window */
  count: number;
  /** Last try, milliseconds since 1970 */
  last_request: Bigint;
}

/** Act: how far a person has read a conversation */
export interface ReadsTable {
  /** The person */
  user_id: Bigint;
  /** The conversation */
  conversation_id: Bigint;
  /** Messages up to this time are read; -infinity: marked unread */
  up_to: Time;
  /** When */
  at: Generated<Time>;
}

/** The latest searches of each person, shown to nobody else */
export interface RecentSearchesTable {
  /** Identity */
  id: Generated<Bigint>;
  /** Whose */
  user_id: Bigint;
  /** As typed */
  query: string;
  /** When it was last looked for */
  at: Generated<Time>;
}

/** What somebody outside is to us: built-in ones and the house's own */
export interface RelationsTable {
  /** Identity */
  id: Generated<Bigint>;
  /** Built-in ones: what the screen has words for; empty: the house's own */
  key: Generated<string>;
  /** The house's name for it; empty: the screen's words */
  name: Generated<string>;
  /** Order in lists */
  position: Generated<number>;
  /** No longer offered since; cards keep it */
  retired_at: Time | null;
  /** Who added it */
  created_by: Bigint | null;
  /** When */
  created_at: Generated<Time>;
}

/** Who is signed in where; kept by better-auth */
export interface SessionsTable {
  /** Identity */
  id: Generated<Bigint>;
  /** Who */
  user_id: Bigint;
  /** What the cookie holds, beside its signature */
  token: string;
  /** When it ends */
  expires_at: Time;
  /** From where it was opened */
  ip_address: string | null;
  /** With which browser */
  user_agent: string | null;
  /** When */
  created_at: Generated<Time>;
  /** Last prolonged */
  updated_at: Generated<Time>;
}

/** The house (company data) and settings of the whole installation */
export interface SettingsTable {
  /** Which setting: house, cards, ... */
  name: string;
  /** Its value, checked by the code that owns it */
  value: Json;
  /** Last change */
  changed_at: Generated<Time>;
  /** Who changed it */
  changed_by: Bigint | null;
}

/** Addresses several people use (info@): they link the company and leave the person open */
export interface SharedAddressesTable {
  /** Lower case */
  address: string;
  /** The company, if known */
  company_id: Bigint | null;
  /** Who said so; null: by its name */
  decided_by: Bigint | null;
  /** When */
  at: Generated<Time>;
}

/** Wrong passwords in a row per account, wherever they come from */
export interface SignInFailuresTable {
  /** SHA-256 of the address tried, whether or not there is such a user */
  account_hash: Buffer;
  /** How many since the last success */
  count: number;
  /** The last of them */
  last_at: Generated<Time>;
}

/** The bytes of one delivered copy; the truth, immutable but for its state */
export interface SourcesTable {
  /** Identity */
  id: Generated<Bigint>;
  /** SHA-256 of the header block */
  header_hash: Buffer;
  /** Names the body */
  body_hash: Buffer;
  /** Header block with the empty line after it, zstd where codec says */
  header: Buffer;
  /** 0 plain, 1 zstd */
  header_codec: number;
  /** Bytes of the whole mail, header and body */
  size: number;
  /** INTERNALDATE or the date the file gave */
  internal_date: Time | null;
  /** Came while we watched (not a backfill or an import): may notify */
  arrived_live: Generated<boolean>;
  /** When it was kept */
  first_seen_at: Generated<Time>;
  /** How far it is understood */
  state: Generated<'kept' | 'understood' | 'quarantined' | 'erased'>;
  /** Order of understanding: higher first */
  urgency: Generated<number>;
  /** Somebody is understanding it until then (database clock) */
  lease_until: Time | null;
  /** Fencing token of that lease */
  fence: Generated<Bigint>;
  /** How often understanding was begun */
  attempts: Generated<number>;
  /** Version of the pipeline that derived its message */
  pipeline: Generated<number>;
  /** The message it belongs to, once understood */
  message_id: Bigint | null;
  /** That message's conversation */
  conversation_id: Bigint | null;
}

/** Act: a person's mark on a conversation */
export interface StarsTable {
  /** The person */
  user_id: Bigint;
  /** The conversation */
  conversation_id: Bigint;
  /** When */
  at: Generated<Time>;
}

/** Addresses that are never mailed */
export interface SuppressionsTable {
  /** Lower case */
  address: string;
  /** Why: its owner asked, mail came back, its owner complained, a colleague said so */
  reason: 'asked' | 'bounced' | 'complained' | 'by hand';
  /** Since when */
  at: Generated<Time>;
  /** Who said so; null: the product itself */
  user_id: Bigint | null;
}

/** The shared vocabulary of tags on cards */
export interface TagsTable {
  /** Identity */
  id: Generated<Bigint>;
  /** As first written; case does not tell tags apart */
  name: string;
  /** Who used it first */
  created_by: Bigint | null;
  /** When */
  created_at: Generated<Time>;
}

/** Who is in which team */
export interface TeamMembersTable {
  /** The team */
  team_id: Bigint;
  /** The member */
  user_id: Bigint;
}

/** Groups of users that work mailboxes together */
export interface TeamsTable {
  /** Identity */
  id: Generated<Bigint>;
  /** Name of the team */
  name: string;
  /** Who heads it */
  head_id: Bigint | null;
  /** When it was made */
  created_at: Generated<Time>;
}

/** Act: a person split or merged conversations; rebuilding keeps it */
export interface ThreadActsTable {
  /** Identity */
  id: Generated<Bigint>;
  /** What */
  kind: 'split' | 'merge';
  /** split: the messages taken out; merge: the messages that came */
  message_ids: ColumnType<string[], (string | number)[], (string | number)[]>;
  /** A message that stayed behind; by a split it and what was taken out never meet again by themselves */
  stayed: Bigint | null;
  /** When */
  at: Generated<Time>;
  /** Who */
  user_id: Bigint | null;
  /** Taken back */
  undone_at: Time | null;
  /** By whom */
  undone_by: Bigint | null;
  /** merge: the conversation that came, and the links of both as they were; null: not remembered */
  joined: Json | null;
}

/** Derived: Message-IDs that a conversation has or waits for; one open message a hash and conversation is enough to say that it waits */
export interface ThreadReferencesTable {
  /** SHA-256 of a Message-ID */
  hash: Buffer;
  /** Message that is it or names it */
  message_id: Bigint;
  /** Its conversation */
  conversation_id: Bigint;
  /** The message bears this id (true) or refers to it (false) */
  is_self: boolean;
  /** As in messages: only who is known to it may join through this */
  closed: boolean;
}

/** Derived: For joining answers that name nothing: subject and counterpart */
export interface ThreadSubjectsTable {
  /** SHA-256 of folded subject and counterpart */
  key: Buffer;
  /** The message */
  message_id: Bigint;
  /** Its conversation */
  conversation_id: Bigint;
  /** Time of the message */
  sent_at: Time;
  /** Had a reply prefix and named no other mail */
  is_reply: boolean;
  /** As in messages */
  closed: boolean;
}

/** Second step of sign-in; kept by better-auth */
export interface TwoFactorsTable {
  /** Identity */
  id: Generated<Bigint>;
  /** Whose */
  user_id: Bigint;
  /** TOTP secret (RFC 6238), encrypted */
  secret: string;
  /** Recovery codes, encrypted */
  backup_codes: string;
  /** The person has shown a right code once */
  verified: Generated<boolean | null>;
  /** Wrong codes in a row */
  failed_verification_count: Generated<number | null>;
  /** No code is taken until then */
  locked_until: Time | null;
}

/** Staff who sign in; rows are never deleted, leavers are disabled */
export interface UsersTable {
  /** Identity */
  id: Generated<Bigint>;
  /** Full name as colleagues see it */
  name: string;
  /** Sign-in address, lower case */
  email: string;
  /** Kept for better-auth; an admin or an invitation vouches for the address */
  email_verified: Generated<boolean>;
  /** Address of a picture, if any */
  image: string | null;
  /** What the user may do */
  role: Generated<'admin' | 'member' | 'read-only'>;
  /** Who is above; a supervisor reads what the people below read */
  supervisor_id: Bigint | null;
  /** Whether TOTP is asked at sign-in */
  two_factor_enabled: Generated<boolean>;
  /** Language of the screen: en, nl, ru, pl */
  language: Generated<string>;
  /** Theme, density, time zone, keys: what the screen remembers */
  preferences: Generated<Json>;
  /** When the user was made */
  created_at: Generated<Time>;
  /** Last change of the row */
  updated_at: Generated<Time>;
  /** When the user left; sign-in, sessions and tokens end then */
  disabled_at: Time | null;
  /** Whether the user may export mail and addresses; null: as the role says, read-only people may not */
  may_export: boolean | null;
}

/** Short-lived values of sign-in: OpenID Connect state, second step; kept by better-auth */
export interface VerificationsTable {
  /** Identity */
  id: Generated<Bigint>;
  /** What it is for; hashed */
  identifier: string;
  /** What was remembered */
  value: string;
  /** Until when */
  expires_at: Time;
  /** When */
  created_at: Generated<Time>;
  /** Last change */
  updated_at: Generated<Time>;
}

/** In which order a person has the views; those without a row come last, by name */
export interface ViewPlacesTable {
  /** Whose side bar */
  user_id: Bigint;
  /** The view */
  view_id: Bigint;
  /** From the top, counted from 1 */
  position: number;
}

/** Saved searches with a place in the side bar, own or shared */
export interface ViewsTable {
  /** Identity */
  id: Generated<Bigint>;
  /** Who saved it */
  owner_id: Bigint;
  /** As the side bar says it */
  name: string;
  /** What is looked for, as typed; finds for each viewer only what they may read */
  query: string;
  /** What it shows: mails, conversations or addresses */
  form: Generated<'mails' | 'conversations' | 'addresses'>;
  /** Newest first, or what fits best first */
  sort: Generated<'date' | 'relevance'>;
  /** Principal it is shared with (everyone, team:3); null: the owner's alone, its words too */
  shared_with: string | null;
  /** When it was saved */
  created_at: Generated<Time>;
  /** Last change */
  changed_at: Generated<Time>;
  /** Who changed it last; null: nobody since it was saved */
  changed_by: Bigint | null;
  /** When it was deleted; it can be taken back for 30 days */
  deleted_at: Time | null;
}
