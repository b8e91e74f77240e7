// What every route allows, one line each; a route that is missing here fails the test beside it.

/** Things a route's :id may name, each readable or manageable by somebody else. */
export type Resource =
  | 'conversation'
  | 'message'
  | 'contact'
  | 'company'
  | 'link'
  | 'mailbox'
  | 'folder'
  | 'import'
  | 'card-import'
  | 'quarantined'
  | 'view';

export type Rule =
  /** Strangers may: no 401, and nothing of anybody's mail in the answer. */
  | { who: 'anybody'; body?: unknown }
  /** Whoever is signed in, with a token too; reads. */
  | { who: 'everyone'; query?: string }
  /** Whoever is signed in, for themselves: read-only people too, tokens of scope write. */
  | { who: 'self'; body?: unknown }
  /** Browser sessions alone; `admin` asks for that role besides. */
  | { who: 'session'; body?: unknown; admin?: true }
  /** Admins alone. */
  | { who: 'admin'; body?: unknown }
  /** People who may write at all: read-only people and tokens of scope read may not. */
  | { who: 'writer'; body?: unknown }
  /** Those entitled to the thing named; for all others it does not exist. */
  | { who: 'entitled'; to: Resource; body?: unknown; session?: true }
  /** Tried by a test of its own in matrix.test.ts. */
  | { who: 'own test' };

const noUser = '999999';

/** Finds every letter with its secret word, for who may read it. */
const secretWords = `?q=${encodeURIComponent(['zal', 'zbi', 'zce', 'zel', 'zha', 'zla', 'zma', 'zku', 'zfr'].map((start) => `${start}*`).join(' OR '))}`;

/** By method and address as registered. */
export const matrix: Record<string, Rule> = {
  'GET /api/health': { who: 'anybody' },
  'GET /api/ready': { who: 'anybody' },
  'GET /metrics': { who: 'anybody' },
  'GET /api/openapi.json': { who: 'anybody' },
  'GET /api/setup': { who: 'anybody' },
  'POST /api/setup': {
    who: 'anybody',
    body: {
      token: 'guessed',
      house: { name: 'x', domains: [] },
      admin: { name: 'x', email: 'x@evil.example', password: 'long enough, this' },
    },
  },
  'GET /api/sign-in-providers': { who: 'anybody' },
  'GET /api/sign-in-providers/details': { who: 'admin' },
  'POST /api/sign-in-providers/test': {
    who: 'session',
    admin: true,
    body: { id: 'x', name: 'X', issuer: 'http://10.0.0.1', clientId: 'x' },
  },
  'PUT /api/sign-in-providers/:id': {
    who: 'session',
    admin: true,
    body: { name: 'X', issuer: 'http://10.0.0.1', clientId: 'x' },
  },
  'DELETE /api/sign-in-providers/:id': { who: 'session', admin: true },
  'POST /api/auth/sign-in/email': {
    who: 'anybody',
    body: { email: 'mia@kontor.example', password: 'guessed' },
  },
  'POST /api/auth/sign-in/social': { who: 'anybody', body: { provider: 'none' } },
  'GET /api/auth/callback/:id': { who: 'anybody' },
  'POST /api/auth/two-factor/verify-totp': { who: 'anybody', body: { code: '000000' } },
  'POST /api/auth/two-factor/verify-backup-code': { who: 'anybody', body: { code: 'guessed' } },
  'GET /api/auth/get-session': { who: 'anybody' },
  // Ends the session it is asked with.
  'POST /api/auth/sign-out': { who: 'own test' },
  'GET /api/auth/list-sessions': { who: 'session' },
  'POST /api/auth/revoke-session': { who: 'session', body: { token: 'guessed' } },
  'POST /api/auth/revoke-other-sessions': { who: 'session' },
  'POST /api/auth/change-password': {
    who: 'session',
    body: { currentPassword: 'guessed', newPassword: 'a long new password' },
  },
  'POST /api/auth/two-factor/enable': { who: 'session', body: { password: 'guessed' } },
  'POST /api/auth/two-factor/disable': { who: 'session', body: { password: 'guessed' } },
  'POST /api/auth/two-factor/generate-backup-codes': { who: 'session', body: { password: 'guessed' } },
  'GET /api/live': { who: 'own test' },
  'GET /api/me': { who: 'everyone' },
  'PATCH /api/me': { who: 'self', body: { preferences: { theme: 'dark' } } },
  'GET /api/tokens': { who: 'session' },
  'POST /api/tokens': { who: 'session', body: { name: 'script' } },
  'DELETE /api/tokens/:id': { who: 'session' },
  'GET /api/users': { who: 'everyone' },
  'PATCH /api/users/:id': { who: 'admin', body: { role: 'admin' } },
  'POST /api/users/:id/password-links': { who: 'session', admin: true, body: {} },
  'POST /api/password-links/redeem': {
    who: 'anybody',
    body: { token: 'guessed', password: 'a long new password' },
  },
  'GET /api/teams': { who: 'everyone' },
  'POST /api/teams': { who: 'admin', body: { name: 'A team', headId: noUser } },
  'PUT /api/teams/:id': { who: 'admin', body: { name: 'A team' } },
  'DELETE /api/teams/:id': { who: 'admin' },
  'GET /api/invitations': { who: 'admin' },
  'POST /api/invitations': {
    who: 'session',
    admin: true,
    body: { email: 'ben@kontor.example', name: 'Ben' },
  },
  'DELETE /api/invitations/:id': { who: 'admin' },
  'POST /api/invitations/look': { who: 'anybody', body: { token: 'guessed' } },
  'POST /api/invitations/accept': {
    who: 'anybody',
    body: { token: 'guessed', name: 'Eve', password: 'a long new password' },
  },
  'GET /api/house': { who: 'everyone' },
  'PUT /api/house': { who: 'admin', body: { name: 'Kontor' } },

  'GET /api/conversations': { who: 'everyone', query: '?box=all' },
  'GET /api/counts': { who: 'everyone' },
  'GET /api/search': { who: 'everyone', query: secretWords },
  'GET /api/search/conversations': { who: 'everyone', query: secretWords },
  'GET /api/search/facets': { who: 'everyone', query: secretWords },
  'GET /api/search/addresses': { who: 'everyone', query: secretWords },
  'GET /api/search/complete': { who: 'everyone', query: '?q=za' },
  'POST /api/search/addresses/exports': {
    who: 'writer',
    body: { q: '', format: 'csv', withUnmailable: true },
  },
  'PUT /api/suppressions': { who: 'writer', body: { addresses: ['nobody@fremd.example'], value: true } },
  'GET /api/views': { who: 'everyone' },
  'POST /api/views': { who: 'self', body: { name: 'Waiting', q: 'pumps' } },
  'PUT /api/views/order': { who: 'self', body: { ids: [noUser] } },
  'PATCH /api/views/:id': { who: 'entitled', to: 'view', body: { name: 'Renamed' } },
  'DELETE /api/views/:id': { who: 'entitled', to: 'view' },
  'POST /api/views/:id/restores': { who: 'entitled', to: 'view' },
  'GET /api/recent-searches': { who: 'everyone' },
  'POST /api/recent-searches': { who: 'self', body: { q: 'pumps' } },
  'DELETE /api/recent-searches': { who: 'self' },
  'DELETE /api/recent-searches/:id': { who: 'self' },

  'GET /api/conversations/:id': { who: 'entitled', to: 'conversation' },
  'PUT /api/conversations/handled': { who: 'own test' },
  'PUT /api/conversations/read': { who: 'own test' },
  'PUT /api/conversations/starred': { who: 'own test' },
  'POST /api/conversations/:id/splits': { who: 'entitled', to: 'conversation', body: { messageIds: ['1'] } },
  'POST /api/conversations/:id/merges': {
    who: 'entitled',
    to: 'conversation',
    body: { conversationId: '999999' },
  },
  'POST /api/conversations/:id/links': {
    who: 'entitled',
    to: 'conversation',
    body: { type: 'contact', id: '999999' },
  },
  'DELETE /api/links/:id': { who: 'entitled', to: 'link' },
  'DELETE /api/thread-acts/:id': { who: 'own test' },

  'GET /api/messages/:id': { who: 'entitled', to: 'message' },
  'GET /api/messages/:id/html': { who: 'entitled', to: 'message' },
  'GET /api/messages/:id/headers': { who: 'entitled', to: 'message' },
  'GET /api/messages/:id/original': { who: 'entitled', to: 'message' },
  'GET /api/messages/:id/attachments.zip': { who: 'entitled', to: 'message' },
  'GET /api/messages/:id/attachments/:position': { who: 'entitled', to: 'message' },
  // Open, since a frame has no cookie: the signature names the viewer, whose rights are asked at each request.
  'GET /api/messages/:id/inline/:position': { who: 'own test' },
  'GET /api/messages/:id/pictures': { who: 'own test' },
  'PUT /api/messages/:id/pictures': { who: 'entitled', to: 'message', body: { always: true } },
  'PUT /api/messages/:id/taken-back': { who: 'entitled', to: 'message', body: { value: true } },
  'POST /api/messages/:id/shares': { who: 'entitled', to: 'message', body: { principal: 'everyone' } },
  'DELETE /api/shares/:id': { who: 'own test' },

  'GET /api/correspondence': { who: 'everyone', query: '?of=company-1,contact-1,contact-2,group-1' },
  'GET /api/correspondence/head': { who: 'everyone', query: '?of=company-1,contact-1,contact-2' },
  'GET /api/correspondence/choices': { who: 'everyone', query: '?of=company-1,contact-1,contact-2' },
  'POST /api/correspondence/exports': {
    who: 'writer',
    body: { of: 'company-1,contact-1,contact-2', format: 'mbox' },
  },
  // What the POST answers with; signed for its viewer.
  'GET /api/correspondence/exports': { who: 'own test' },
  'GET /api/files': { who: 'everyone', query: '?of=company-1,contact-1,contact-2' },
  'POST /api/files/exports': { who: 'writer', body: { files: [{ messageId: '1', position: 0 }] } },
  'GET /api/files/exports': { who: 'own test' },
  'GET /api/contacts/:id/facts': { who: 'entitled', to: 'contact' },
  'GET /api/companies/:id/facts': { who: 'entitled', to: 'company' },

  'GET /api/contacts': { who: 'everyone' },
  'POST /api/contacts': { who: 'writer', body: { name: 'Zora' } },
  'GET /api/contacts/:id': { who: 'entitled', to: 'contact' },
  'PATCH /api/contacts/:id': { who: 'entitled', to: 'contact', body: { job: 'buyer' } },
  'DELETE /api/contacts/:id': { who: 'entitled', to: 'contact' },
  'POST /api/contacts/:id/restores': { who: 'entitled', to: 'contact' },
  'GET /api/contacts/:id/changes': { who: 'entitled', to: 'contact' },
  'POST /api/contacts/:id/suggestions/declines': {
    who: 'entitled',
    to: 'contact',
    body: { field: 'job', value: 'buyer' },
  },
  'POST /api/contacts/:id/suggestions/companies': {
    who: 'entitled',
    to: 'contact',
    body: { field: 'postal', value: 'Dam 1, 1012 JS Amsterdam' },
  },
  'POST /api/contacts/:id/changes/:change/undos': { who: 'entitled', to: 'contact' },
  'GET /api/contacts/:id/picture': { who: 'entitled', to: 'contact' },
  'PUT /api/contacts/:id/picture': { who: 'entitled', to: 'contact' },
  'DELETE /api/contacts/:id/picture': { who: 'entitled', to: 'contact' },
  'POST /api/contacts/acts': {
    who: 'writer',
    body: { cards: ['999999'], act: { act: 'stage', stage: 'lead' } },
  },
  'GET /api/card-acts/:id': { who: 'everyone' },
  'POST /api/card-acts/:id/undos': { who: 'writer' },
  'GET /api/bin': { who: 'everyone' },
  'GET /api/tags': { who: 'everyone' },
  'PATCH /api/tags/:id': { who: 'writer', body: { name: 'Trade fair' } },
  'POST /api/tags/:id/merges': { who: 'writer', body: { into: '999998' } },
  'GET /api/relations': { who: 'everyone' },
  'POST /api/relations': { who: 'admin', body: { name: 'Landlord' } },
  'PATCH /api/relations/:id': { who: 'admin', body: { retired: true } },
  'GET /api/companies': { who: 'everyone' },
  'GET /api/companies/:id/changes': { who: 'entitled', to: 'company' },
  'POST /api/companies/:id/changes/:change/undos': { who: 'entitled', to: 'company' },
  'POST /api/companies/acts': {
    who: 'writer',
    body: { cards: ['999999'], act: { act: 'stage', stage: 'lead' } },
  },
  'POST /api/companies': { who: 'writer', body: { name: 'Zora Ltd' } },
  'GET /api/companies/:id': { who: 'entitled', to: 'company' },
  'PATCH /api/companies/:id': { who: 'entitled', to: 'company', body: { notes: 'x' } },
  'DELETE /api/companies/:id': { who: 'entitled', to: 'company' },
  'POST /api/companies/:id/restores': { who: 'entitled', to: 'company' },

  'GET /api/contacts/:id/merges': { who: 'entitled', to: 'contact' },
  'POST /api/contacts/:id/merges': { who: 'entitled', to: 'contact', body: { others: ['999998'] } },
  'GET /api/contacts/:id/duplicates': { who: 'entitled', to: 'contact' },
  'GET /api/companies/:id/merges': { who: 'entitled', to: 'company' },
  'POST /api/companies/:id/merges': { who: 'entitled', to: 'company', body: { others: ['999998'] } },
  'GET /api/companies/:id/duplicates': { who: 'entitled', to: 'company' },
  'DELETE /api/card-merges/:id': { who: 'writer' },
  'GET /api/duplicates': { who: 'everyone' },
  'POST /api/duplicates/apart': { who: 'writer', body: { type: 'contact', ids: [noUser, '999998'] } },
  'GET /api/contacts/:id/moves': { who: 'entitled', to: 'contact' },
  'DELETE /api/contacts/:id/moves/:move': { who: 'entitled', to: 'contact' },
  'PATCH /api/contacts/:id/moves/:move': { who: 'entitled', to: 'contact', body: { mail: 'stays' } },
  // Exporting is off for read-only people; what stands in the file is a test of its own.
  'GET /api/contacts/export': { who: 'writer' },
  'GET /api/companies/export': { who: 'writer' },
  'GET /api/card-imports': { who: 'everyone' },
  'POST /api/card-imports': { who: 'own test' },
  'GET /api/card-imports/:id': { who: 'entitled', to: 'card-import' },
  'GET /api/card-imports/:id/failed.csv': { who: 'entitled', to: 'card-import' },
  'POST /api/card-imports/:id/preview': { who: 'entitled', to: 'card-import', body: {} },
  'POST /api/card-imports/:id/start': {
    who: 'entitled',
    to: 'card-import',
    body: {
      reading: {
        format: 'csv',
        encoding: 'utf-8',
        delimiter: ',',
        headings: true,
        type: 'contact',
        mapping: ['name'],
      },
    },
  },
  'POST /api/card-imports/:id/undo': { who: 'entitled', to: 'card-import' },
  'DELETE /api/card-imports/:id': { who: 'entitled', to: 'card-import' },

  'GET /api/unfiled': { who: 'everyone', query: '?all=true' },
  'GET /api/unfiled/domains': { who: 'everyone', query: '?all=true' },
  'GET /api/unfiled/proposals': {
    who: 'everyone',
    query: '?address=zelder@fremd.example&address=zalder@fremd.example&address=karl@zkunde.example',
  },
  // Names of people in mail: tried with secret words.
  'POST /api/unfiled/cards': { who: 'own test' },
  'POST /api/unfiled/acts': { who: 'writer', body: { found: { q: 'nobody at all' }, do: 'never' } },
  'POST /api/unfiled/never': { who: 'own test' },
  'DELETE /api/unfiled/acts/:id': { who: 'own test' },
  'GET /api/contacts/:id/suggestions': { who: 'entitled', to: 'contact' },
  'GET /api/cards/review': { who: 'admin' },
  'POST /api/cards/review': { who: 'admin', body: { act: 'refuse', keys: [] } },

  'GET /api/mailboxes': { who: 'everyone' },
  'POST /api/mailboxes/discover': { who: 'own test' },
  'POST /api/mailboxes/test': { who: 'own test' },
  'POST /api/mailboxes': {
    who: 'admin',
    body: { name: 'New', address: 'new@kontor.example', kind: 'archive', policy: 'open' },
  },
  'GET /api/mailboxes/:id': { who: 'entitled', to: 'mailbox' },
  'PATCH /api/mailboxes/:id': { who: 'entitled', to: 'mailbox', body: { name: 'Renamed' } },
  'POST /api/mailboxes/:id/retry': { who: 'entitled', to: 'mailbox' },
  'DELETE /api/mailboxes/:id': { who: 'entitled', to: 'mailbox' },
  'PATCH /api/folders/:id': { who: 'entitled', to: 'folder', body: { selected: true } },
  'GET /api/folders/:id/history': { who: 'entitled', to: 'folder' },
  'POST /api/mailboxes/:id/oauth': { who: 'entitled', to: 'mailbox', session: true },
  'GET /api/oauth/callback': { who: 'session' },
  'GET /api/oauth-clients': { who: 'admin' },
  'PUT /api/oauth-clients': { who: 'admin', body: { provider: 'other', clientId: 'x' } },
  'GET /api/imports': { who: 'everyone' },
  'POST /api/imports': { who: 'own test' },
  'DELETE /api/imports/:id': { who: 'entitled', to: 'import' },
  'GET /api/quarantine': { who: 'everyone' },
  'GET /api/quarantine/:id/original': { who: 'entitled', to: 'quarantined' },
  'POST /api/quarantine/:id/retry': { who: 'entitled', to: 'quarantined' },
};
