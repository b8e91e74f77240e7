// People: setting up, oneself, colleagues, teams, invitations, tokens, the house.
//
// Sign-in itself is better-auth under /api/auth; these of its routes exist, in its own shapes:
//   POST sign-in/email {email, password, rememberMe} → {user} or {twoFactorRedirect: true}; then
//   POST two-factor/verify-totp {code, trustDevice} or two-factor/verify-backup-code {code}
//   POST sign-in/social {provider, callbackURL, errorCallbackURL} → {url, redirect}: one of GET /api/sign-in-providers
//   POST sign-out · GET get-session · GET list-sessions · POST revoke-session {token} · POST revoke-other-sessions
//   POST change-password {currentPassword, newPassword, revokeOtherSessions}
//   POST two-factor/enable {password} → {totpURI, backupCodes}, on after the first verify-totp
//   POST two-factor/disable {password} · POST two-factor/generate-backup-codes {password} → {backupCodes}
//
// Links that are handed over carry their secret in the fragment:
//   /setup#setup=SECRET · /invitation#token=SECRET · /password#token=SECRET
import { z } from 'zod';
import { Id, Language, Moment, Role, UserRef } from './shared.ts';

const password = z.string().min(10).max(200);

/** GET /api/setup — whether first-run steps are needed; the only route besides POST that answers until then. */
export const SetupState = z.object({ needed: z.boolean() });
/** POST /api/setup — with the one-time token of the setup link; signs the admin in. */
export const Setup = z.object({
  token: z.string().max(200),
  house: z.object({ name: z.string().trim().min(1).max(200), domains: z.array(z.string().max(253)).max(50) }),
  admin: z.object({ name: z.string().trim().min(1).max(200), email: z.email(), password }),
  language: Language.default('en'),
});

const preferences = {
  theme: z.enum(['light', 'dark', 'auto']),
  density: z.enum(['comfortable', 'compact']),
  /** IANA name; empty: the browser's. */
  timeZone: z.string().max(60),
  order: z.enum(['tree', 'time']),
  keys: z.boolean(),
  /** First-run steps this person closed. */
  stepsDone: z.array(z.string().max(40)).max(20),
  /** Columns of the lists of cards; empty: the usual ones. */
  contactColumns: z.array(z.string().max(30)).max(30),
  companyColumns: z.array(z.string().max(30)).max(30),
};
export const Preferences = z.object({
  theme: preferences.theme.default('auto'),
  density: preferences.density.default('comfortable'),
  timeZone: preferences.timeZone.default(''),
  order: preferences.order.default('time'),
  keys: preferences.keys.default(true),
  stepsDone: preferences.stepsDone.default([]),
  contactColumns: preferences.contactColumns.default([]),
  companyColumns: preferences.companyColumns.default([]),
});
/** GET /api/me */
export const Me = z.object({
  id: Id,
  name: z.string(),
  email: z.string(),
  role: Role,
  language: Language,
  preferences: Preferences,
  teams: z.array(z.object({ id: Id, name: z.string() })),
  twoFactor: z.boolean(),
  house: z.object({ name: z.string() }),
  /** Whether they may export mail and addresses. */
  mayExport: z.boolean(),
});
/** PATCH /api/me */
export const MePatch = z.object({
  name: z.string().trim().min(1).max(200).optional(),
  language: Language.optional(),
  // Without defaults: what is not given stays.
  preferences: z.object(preferences).partial().optional(),
});

export const User = z.object({
  id: Id,
  name: z.string(),
  email: z.string(),
  role: Role,
  supervisor: UserRef.optional(),
  teams: z.array(z.object({ id: Id, name: z.string() })),
  twoFactor: z.boolean(),
  /** For admins: whether they may export mail and addresses. */
  mayExport: z.boolean().optional(),
  disabledAt: Moment.optional(),
  lastSeenAt: Moment.optional(),
});
export const Users = z.object({ items: z.array(User) });
/** PATCH /api/users/:id (admin) */
export const UserPatch = z.object({
  name: z.string().trim().min(1).max(200).optional(),
  role: Role.optional(),
  supervisorId: Id.nullable().optional(),
  /** Else as the role says: read-only people may not. */
  mayExport: z.boolean().optional(),
  disabled: z.boolean().optional(),
});
/** POST /api/users/:id/password-links (admin) — a one-time link with which they choose a new password; also ends a lost TOTP if asked. */
export const PasswordLinkCreate = z.object({ resetTwoFactor: z.boolean().default(false) });
export const OneTimeLink = z.object({ url: z.string(), expiresAt: Moment });
/** POST /api/password-links/redeem */
export const RedeemPasswordLink = z.object({ token: z.string().max(200), password });

/** POST /api/invitations (admin) */
export const InvitationCreate = z.object({
  email: z.email(),
  name: z.string().trim().min(1).max(200),
  role: Role.default('member'),
  teamIds: z.array(Id).max(50).default([]),
  supervisorId: Id.nullable().default(null),
});
export const Invitation = z.object({
  id: Id,
  email: z.string(),
  name: z.string(),
  role: Role,
  expiresAt: Moment,
  createdAt: Moment,
  /** Only in the answer to its creation. */
  url: z.string().optional(),
});
export const Invitations = z.object({ items: z.array(Invitation) });
/** POST /api/invitations/look — what a link invites to. POST /api/invitations/accept */
export const InvitationLook = z.object({ token: z.string().max(200) });
export const InvitationSeen = z.object({ email: z.string(), name: z.string(), house: z.string() });
export const InvitationAccept = z.object({
  token: z.string().max(200),
  name: z.string().trim().min(1).max(200),
  password,
  language: Language.default('en'),
});

export const Team = z.object({
  id: Id,
  name: z.string(),
  head: UserRef.optional(),
  members: z.array(UserRef),
});
export const Teams = z.object({ items: z.array(Team) });
export const TeamInput = z.object({
  name: z.string().trim().min(1).max(200),
  headId: Id.nullable().default(null),
  memberIds: z.array(Id).max(1000).default([]),
});

/** GET /api/sign-in-providers — sign-in servers (OpenID Connect) for the sign-in page. */
export const SignInProviders = z.object({ items: z.array(z.object({ id: z.string(), name: z.string() })) });
/** Stands in the redirect address: /api/auth/callback/ID. */
export const SignInProviderId = z.string().regex(/^[a-z0-9-]{1,40}$/);
const signInProvider = {
  name: z.string().trim().min(1).max(100),
  /** google, microsoft or other: which words and hints the screen shows. */
  preset: z.enum(['google', 'microsoft', 'other']),
  /** Its issuer, or the address of its discovery document. */
  issuer: z.url({ protocol: /^https?$/ }).max(500),
  clientId: z.string().trim().min(1).max(500),
  /** Its host stands inside the own network and may be asked there. */
  allowPrivate: z.boolean(),
};
/** PUT /api/sign-in-providers/:id (admin) — adds or changes one; without a secret a known one keeps its own. DELETE removes it. */
export const SignInProviderInput = z.object({
  ...signInProvider,
  preset: signInProvider.preset.default('other'),
  allowPrivate: signInProvider.allowPrivate.default(false),
  /** Empty: a client that has none. */
  clientSecret: z.string().max(1000).optional(),
});
/** GET /api/sign-in-providers/details (admin) */
export const SignInProvider = z.object({
  id: z.string(),
  ...signInProvider,
  issuer: z.string(),
  /** The secret itself is never sent back. */
  hasSecret: z.boolean(),
  /** To be entered at the server. */
  redirectUri: z.string(),
  /** Users who came through it; those of them who have no password besides. */
  people: z.int(),
  withoutPassword: z.int(),
});
export const SignInProviderDetails = z.object({
  items: z.array(SignInProvider),
  /** Of a server yet to be added, with `:id` where its id goes. */
  redirectUri: z.string(),
});
/** POST /api/sign-in-providers/test (admin) — step by step; the first step that fails ends it. */
export const SignInProviderTest = SignInProviderInput.extend({ id: SignInProviderId });
export const SignInStep = z.object({
  step: z.enum(['name', 'document', 'addresses', 'keys', 'email', 'client']),
  ok: z.boolean(),
  /**
   * Machine name of what was found: found {host, address}, read {issuer}, named, listed {count}, offered, accepted or
   * not-told {detail}; or of what failed: no-document {url, status}, not-named {name}, any-company {issuer}, no-keys
   * {url}, no-email, client-refused {detail}, or a connection's trouble {detail}.
   */
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
});
export const SignInProviderTested = z.object({ ok: z.boolean(), steps: z.array(SignInStep) });

/** GET/POST/DELETE /api/tokens — one's own API tokens; the token itself is shown once. */
export const TokenCreate = z.object({
  name: z.string().trim().min(1).max(100),
  scope: z.enum(['read', 'write']).default('read'),
  expiresInDays: z.int().min(1).max(730).default(365),
});
export const Token = z.object({
  id: Id,
  name: z.string(),
  prefix: z.string(),
  scope: z.enum(['read', 'write']),
  createdAt: Moment,
  expiresAt: Moment,
  lastUsedAt: Moment.optional(),
  token: z.string().optional(),
});
export const Tokens = z.object({ items: z.array(Token) });

/** GET/PUT /api/house (PUT: admin) */
export const House = z.object({
  name: z.string().max(200).default(''),
  domains: z.array(z.string().max(253)).max(50).default([]),
  addresses: z.array(z.string().max(500)).max(20).default([]),
  phone: z.string().max(100).default(''),
  website: z.string().max(300).default(''),
  bank: z.string().max(300).default(''),
  vat: z.string().max(60).default(''),
  /** Where we are, ISO 3166 alpha-2, or empty: phone numbers without a country are read as from there. */
  country: z
    .string()
    .regex(/^([A-Z]{2})?$/)
    .default(''),
  /** Cards make themselves for people we wrote to and who wrote back. */
  cardsMakeThemselves: z.boolean().default(true),
});

export type Me = z.infer<typeof Me>;
export type Preferences = z.infer<typeof Preferences>;
export type User = z.infer<typeof User>;
export type Team = z.infer<typeof Team>;
export type TeamInput = z.infer<typeof TeamInput>;
export type Invitation = z.infer<typeof Invitation>;
export type Token = z.infer<typeof Token>;
export type House = z.infer<typeof House>;
export type SignInProvider = z.infer<typeof SignInProvider>;
export type SignInProviderInput = z.input<typeof SignInProviderInput>;
export type SignInStep = z.infer<typeof SignInStep>;
