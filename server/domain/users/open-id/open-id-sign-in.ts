// Sign-in by OpenID Connect as a plugin of better-auth, which keeps state, nonce and session; every request outwards is ours.
//
// better-auth's own generic OAuth asks the network by itself, around the connector's walls, and waits for each server at start.
import type { BetterAuthPlugin } from 'better-auth';
import { APIError } from 'better-auth/api';
import { createAuthorizationURL, type OAuthProvider } from 'better-auth/oauth2';
import type { Deps } from '../../../deps.ts';
import { exchangeCode } from './exchange-code.ts';
import { troubleOf } from './open-id-trouble.ts';
import type { SignInProvider } from './provider.ts';
import { checkAddresses, type Metadata, readMetadata } from './read-metadata.ts';
import { keysOf, verifyIdToken } from './verify-id-token.ts';
import { type Person, whoCame } from './who-came.ts';

type Needs = Pick<Deps, 'config' | 'log'>;

/** Milliseconds for which a server's description is believed. */
const fresh = 10 * 60_000;

/**
 * @param admit called with everybody who comes before better-auth looks for their user
 */
export function openIdSignIn(
  deps: Needs,
  providers: SignInProvider[],
  admit: (person: Person) => Promise<void>,
) {
  return {
    id: 'open-id',
    init: (context) => ({
      context: {
        socialProviders: [
          ...context.socialProviders,
          ...providers.map((provider) => signInBy(deps, provider, admit)),
        ],
      },
    }),
  } satisfies BetterAuthPlugin;
}

function signInBy(
  deps: Needs,
  provider: SignInProvider,
  admit: (person: Person) => Promise<void>,
): OAuthProvider<Person> {
  const { config, log } = deps;
  const about = remembered(() => describe(deps, provider));
  const note = (error: unknown) =>
    log.warn({ provider: provider.id, trouble: troubleOf(error) }, 'sign-in server');
  return {
    id: provider.id,
    name: provider.name,
    disableImplicitSignUp: true,
    options: { disableSignUp: true, disableIdTokenSignIn: true },
    requiresIdTokenNonce: true,
    accountSubject: ({ profile }) => profile.subject,
    async createAuthorizationURL({ state, codeVerifier, redirectURI, idTokenNonce, loginHint }) {
      const { metadata } = await about().catch((error) => {
        note(error);
        throw new APIError('SERVICE_UNAVAILABLE', { code: 'SIGN_IN_SERVER_AWAY' });
      });
      return createAuthorizationURL({
        id: provider.id,
        options: { clientId: provider.clientId },
        authorizationEndpoint: metadata.authorizationEndpoint.href,
        scopes: ['openid', 'email', 'profile'],
        state,
        codeVerifier,
        redirectURI,
        nonce: idTokenNonce,
        loginHint,
      });
    },
    // The tokens travel in `raw`, which better-auth does not store: nothing of ours asks the server again.
    async validateAuthorizationCode({ code, codeVerifier, redirectURI }) {
      const { metadata } = await about();
      const sent = { code, verifier: codeVerifier, redirectUri: redirectURI };
      return { raw: { ...(await exchangeCode(config, provider, metadata, sent).catch(noteAndThrow)) } };
    },
    async getUserInfo({ raw, expectedIdTokenNonce }) {
      try {
        const { metadata, keys } = await about();
        const { idToken, accessToken } = raw as Awaited<ReturnType<typeof exchangeCode>>;
        const claims = await verifyIdToken(idToken, keys, provider, metadata, expectedIdTokenNonce!);
        const person = await whoCame(config, provider, metadata, claims, accessToken);
        if (!person) return null;
        await admit(person);
        const { email, isVerified, name } = person;
        return { user: { email, emailVerified: isVerified, name }, data: person };
      } catch (error) {
        note(error);
        return null;
      }
    },
  };

  function noteAndThrow(error: unknown): never {
    note(error);
    throw error;
  }
}

async function describe({ config }: Needs, provider: SignInProvider) {
  const metadata: Metadata = await readMetadata(config, provider);
  await checkAddresses(config, provider, metadata);
  return { metadata, keys: keysOf(config, provider, metadata) };
}

// One question for all who come at once; what failed is asked again the next time.
function remembered<T>(ask: () => Promise<T>): () => Promise<T> {
  let known: { answer: Promise<T>; until: number } | undefined;
  return () => {
    if (known && known.until > Date.now()) return known.answer;
    const mine = { answer: ask(), until: Date.now() + fresh };
    known = mine;
    mine.answer.catch(() => {
      if (known === mine) known = undefined;
    });
    return mine.answer;
  };
}
