// A real OAuth2 server that mail programs get their tokens from, and that a Dovecot asks whether a token is good.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider, { type ClientMetadata } from 'oidc-provider';

export interface OauthServer {
  issuer: string;
  authorizeUrl: string;
  tokenUrl: string;
  scope: string;
  clientId: string;
  clientSecret: string;
  /** For Dovecot, with its credentials in it. */
  introspectionUrl: string;
  stop(): void;
}

/**
 * Whoever comes is `account` and consents; the screens of a provider are not what is tested.
 * @param given.lifetime seconds an access token lives, an hour unless said
 */
export async function startOauthServer(given: {
  redirectUri: string;
  account: string;
  lifetime?: () => number;
}): Promise<OauthServer> {
  const server = createServer((request, response) => {
    provider.callback()(request, response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const issuer = `http://127.0.0.1:${port}`;
  const kontor = { client_id: 'kontor', client_secret: 'company' };
  const clients: ClientMetadata[] = [
    {
      ...kontor,
      token_endpoint_auth_method: 'client_secret_post',
      redirect_uris: [given.redirectUri],
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
      application_type: 'native',
    },
    {
      client_id: 'dovecot',
      client_secret: 'inside',
      redirect_uris: [],
      grant_types: [],
      response_types: [],
      token_endpoint_auth_method: 'client_secret_basic',
    },
  ];
  const scope = 'openid offline_access mail';
  const provider = new Provider(issuer, {
    clients,
    pkce: { required: () => true },
    scopes: scope.split(' '),
    features: {
      introspection: { enabled: true, allowedPolicy: () => true },
      revocation: { enabled: true },
      devInteractions: { enabled: false },
    },
    cookies: { keys: ['test'] },
    ttl: {
      AccessToken: () => given.lifetime?.() ?? 3600,
      RefreshToken: 86_400,
      Grant: 86_400,
      Session: 86_400,
      Interaction: 600,
      AuthorizationCode: 60,
      IdToken: 3600,
    },
    rotateRefreshToken: true,
    findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
    interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
  });
  provider.use(async (context, next) => {
    if (!context.path.startsWith('/interaction/')) {
      await next();
      // Dovecot wants the mail user's name in the answer.
      if (context.path === '/token/introspection' && context.body?.active)
        context.body = { ...context.body, username: context.body.sub };
      return;
    }
    const { prompt, params, session, grantId } = await provider.interactionDetails(context.req, context.res);
    if (prompt.name === 'login')
      return provider.interactionFinished(context.req, context.res, { login: { accountId: given.account } });
    const grant =
      (grantId ? await provider.Grant.find(grantId) : undefined) ??
      new provider.Grant({ accountId: session!.accountId, clientId: String(params.client_id) });
    grant.addOIDCScope(scope);
    return provider.interactionFinished(
      context.req,
      context.res,
      { consent: { grantId: await grant.save() } },
      { mergeWithLastSubmission: true },
    );
  });
  return {
    issuer,
    authorizeUrl: `${issuer}/auth`,
    tokenUrl: `${issuer}/token`,
    scope,
    clientId: kontor.client_id,
    clientSecret: kontor.client_secret,
    introspectionUrl: `http://dovecot:inside@127.0.0.1:${port}/token/introspection`,
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}
