// A real sign-in server (OpenID Connect) with its own pages, for the people a test names.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';

export interface SignInServer {
  issuer: string;
  clientId: string;
  clientSecret: string;
  stop(): void;
}

/** @param people by the name typed at its sign-in page */
export async function startSignInServer(
  redirectUri: string,
  people: Record<string, { email: string; email_verified: boolean }>,
): Promise<SignInServer> {
  const clientId = 'kontor';
  const clientSecret = 'a secret between the two';
  const server = createServer((request, response) => void provider.callback()(request, response));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [redirectUri] }],
    claims: { email: ['email', 'email_verified'], profile: ['name'] },
    conformIdTokenClaims: false,
    cookies: { keys: ['test'] },
    findAccount: (_context, id) => ({
      accountId: id,
      claims: async () => ({ sub: id, name: id, ...people[id]! }),
    }),
  });
  return {
    issuer,
    clientId,
    clientSecret,
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}
