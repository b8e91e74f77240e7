// Who signed in, by what a sign-in server says of them, and whether it vouches for their address.
import type { Config } from '../../../config.ts';
import { askServer } from './ask-server.ts';
import type { SignInProvider } from './provider.ts';
import type { Metadata } from './read-metadata.ts';

export interface Person {
  /** The server's own lasting name for them. */
  subject: string;
  email: string;
  isVerified: boolean;
  name: string;
}

/**
 * Reads the ID token's claims, else asks the userinfo endpoint (OpenID Connect Core 1.0 §5.3).
 * @returns undefined when there is no address
 * @throws ConnectionFailed
 */
export async function whoCame(
  config: Pick<Config, 'allowedHosts'>,
  provider: SignInProvider,
  { userinfoEndpoint }: Metadata,
  claims: Record<string, unknown> & { sub: string },
  accessToken: string | undefined,
): Promise<Person | undefined> {
  let said: Record<string, unknown> = claims;
  if (typeof claims.email !== 'string' && userinfoEndpoint && accessToken !== undefined) {
    const headers = { authorization: `Bearer ${accessToken}` };
    const { status, body } = await askServer(config, provider, userinfoEndpoint, { headers });
    // §5.3.4: an answer about somebody else is not used.
    if (status === 200 && body.sub === claims.sub) said = body;
  }
  if (typeof said.email !== 'string' || said.email === '') return undefined;
  return {
    subject: claims.sub,
    email: said.email,
    isVerified: vouchesForAddress(said),
    name: typeof said.name === 'string' ? said.name : '',
  };
}

// Microsoft has no email_verified: xms_edov says that the address's domain belongs to the company whose server it is.
function vouchesForAddress({ email_verified, xms_edov }: Record<string, unknown>): boolean {
  return [true, 'true'].includes(email_verified as string) || [true, 1, '1', 'true'].includes(xms_edov as 1);
}
