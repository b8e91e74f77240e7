// Trades the code a browser brought back for tokens (OpenID Connect Core 1.0 §3.1.3, RFC 6749 §4.1.3, RFC 7636).
import type { Config } from '../../../config.ts';
import { askServer, type Said } from './ask-server.ts';
import { OpenIdTrouble } from './open-id-trouble.ts';
import type { SignInProvider } from './provider.ts';
import type { Metadata } from './read-metadata.ts';

export interface Code {
  code: string;
  redirectUri: string;
  verifier: string | undefined;
}

/** @throws ConnectionFailed; OpenIdTrouble client-refused, code-refused */
export async function exchangeCode(
  config: Pick<Config, 'allowedHosts'>,
  provider: SignInProvider,
  metadata: Metadata,
  code: Code,
): Promise<{ idToken: string; accessToken: string | undefined }> {
  let said: Said | undefined;
  for (const way of ways(provider, metadata)) {
    said = await ask(config, provider, metadata, code, way);
    // Many servers name two ways and take one of them from a client; the code is not spent by a client they do not know.
    if (said.body.error !== 'invalid_client') break;
  }
  const { status, body } = said!;
  if (status === 200 && typeof body.id_token === 'string')
    return {
      idToken: body.id_token,
      accessToken: typeof body.access_token === 'string' ? body.access_token : undefined,
    };
  const detail = `${body.error ?? status} ${body.error_description ?? ''}`.trim().slice(0, 300);
  const refused = body.error === 'invalid_client' || body.error === 'unauthorized_client';
  throw new OpenIdTrouble(refused ? 'client-refused' : 'code-refused', {
    detail,
    error: String(body.error ?? ''),
  });
}

type Way = 'none' | 'client_secret_basic' | 'client_secret_post';

// Discovery 1.0 §3: a server that does not say takes client_secret_basic.
function ways({ clientSecret }: SignInProvider, { clientAuthentication }: Metadata): Way[] {
  if (clientSecret === '') return ['none'];
  const both: Way[] = ['client_secret_basic', 'client_secret_post'];
  const said = both.filter((way) => clientAuthentication?.includes(way));
  return said.length > 0 ? said : both;
}

function ask(
  config: Pick<Config, 'allowedHosts'>,
  provider: SignInProvider,
  { tokenEndpoint }: Metadata,
  { code, redirectUri, verifier }: Code,
  way: Way,
): Promise<Said> {
  const { clientId, clientSecret } = provider;
  const form = new URLSearchParams({
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirectUri,
    ...(verifier === undefined ? {} : { code_verifier: verifier }),
    ...(way === 'client_secret_basic' ? {} : { client_id: clientId }),
    ...(way === 'client_secret_post' ? { client_secret: clientSecret } : {}),
  });
  if (way !== 'client_secret_basic') return askServer(config, provider, tokenEndpoint, { form });
  // RFC 6749 §2.3.1: both parts are form-encoded before they are joined.
  const pair = [clientId, clientSecret].map(formEncoded).join(':');
  const authorization = `Basic ${Buffer.from(pair).toString('base64')}`;
  return askServer(config, provider, tokenEndpoint, { form, headers: { authorization } });
}

const formEncoded = (text: string): string => new URLSearchParams({ '': text }).toString().slice(1);
