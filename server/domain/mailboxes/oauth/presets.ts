// Where each mail provider asks for consent and gives tokens; the client id is always the company's own.
import type { Kysely } from 'kysely';
import type { Config } from '../../../config.ts';
import type { Database } from '../../../database/schema.ts';
import { open } from '../../../database/seal.ts';

export interface OAuthEndpoints {
  authorizeUrl: string;
  tokenUrl: string;
  scope: string;
  /** Further parameters of the authorization request. */
  extra: Record<string, string>;
}

/** By the providers' own pages on IMAP with OAuth 2.0. */
export const presets: Record<string, OAuthEndpoints> = {
  google: {
    authorizeUrl: 'https://accounts.google.com/o/oauth2/v2/auth',
    tokenUrl: 'https://oauth2.googleapis.com/token',
    scope: 'https://mail.google.com/',
    // Without these no refresh token comes the second time.
    extra: { access_type: 'offline', prompt: 'consent' },
  },
  microsoft: {
    authorizeUrl: 'https://login.microsoftonline.com/common/oauth2/v2.0/authorize',
    tokenUrl: 'https://login.microsoftonline.com/common/oauth2/v2.0/token',
    scope:
      'offline_access https://outlook.office.com/IMAP.AccessAsUser.All https://outlook.office.com/POP.AccessAsUser.All https://outlook.office.com/SMTP.Send',
    extra: { prompt: 'select_account' },
  },
  yandex: {
    authorizeUrl: 'https://oauth.yandex.com/authorize',
    tokenUrl: 'https://oauth.yandex.com/token',
    scope: 'mail:imap_full mail:smtp',
    extra: { force_confirm: 'yes' },
  },
  mailru: {
    authorizeUrl: 'https://oauth.mail.ru/login',
    tokenUrl: 'https://oauth.mail.ru/token',
    scope: 'mail.imap',
    extra: { prompt_force: '1' },
  },
  yahoo: {
    authorizeUrl: 'https://api.login.yahoo.com/oauth2/request_auth',
    tokenUrl: 'https://api.login.yahoo.com/oauth2/get_token',
    scope: 'mail-r',
    extra: {},
  },
  other: { authorizeUrl: '', tokenUrl: '', scope: '', extra: {} },
};

export interface OAuthClient extends OAuthEndpoints {
  provider: string;
  clientId: string;
  clientSecret: string | undefined;
}

/** The company's client for a provider, with the preset's addresses where it names none; undefined when none is set. */
export async function findClient(
  deps: { db: Kysely<Database>; config: Pick<Config, 'data' | 'secretKey'> },
  provider: string,
): Promise<OAuthClient | undefined> {
  const row = await deps.db
    .selectFrom('oauth_clients')
    .selectAll()
    .where('provider', '=', provider)
    .executeTakeFirst();
  if (!row) return undefined;
  const preset = presets[provider] ?? presets.other!;
  const place = { table: 'oauth_clients', row: provider, column: 'client_secret' };
  return {
    provider,
    clientId: row.client_id,
    clientSecret: row.client_secret === null ? undefined : open(deps, place, row.client_secret),
    authorizeUrl: row.authorize_url || preset.authorizeUrl,
    tokenUrl: row.token_url || preset.tokenUrl,
    scope: row.scope || preset.scope,
    extra: preset.extra,
  };
}
