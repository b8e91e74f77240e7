// Tries a sign-in server step by step and says what each step found; the first that fails ends it.
import type { Config } from '../../../config.ts';
import { resolveHost } from '../../../protocols/connector/resolve-host.ts';
import { askServer } from './ask-server.ts';
import { exchangeCode } from './exchange-code.ts';
import { OpenIdTrouble, troubleOf } from './open-id-trouble.ts';
import { allowedFor, discoveryUrl, type SignInProvider } from './provider.ts';
import { checkAddresses, type Metadata, readMetadata } from './read-metadata.ts';

export interface SignInStep {
  step: 'name' | 'document' | 'addresses' | 'keys' | 'email' | 'client';
  ok: boolean;
  /** What was found (found, read, named, listed, offered, accepted, not-told) or the trouble's machine name. */
  code: string;
  params: Record<string, string | number>;
}

/**
 * The last step shows the server a made-up code: one that knows our client says that the code is wrong.
 * @param redirectUri ours @returns always; troubles stand in the steps
 */
export async function testProvider(
  config: Pick<Config, 'allowedHosts'>,
  provider: SignInProvider,
  redirectUri: string,
): Promise<{ ok: boolean; steps: SignInStep[] }> {
  const steps: SignInStep[] = [];
  const attempt = async <T>(
    step: SignInStep['step'],
    work: () => Promise<T>,
    found: (value: T) => [string, SignInStep['params']?],
  ): Promise<T> => {
    const value = await work().catch((error) => {
      steps.push({ step, ok: false, ...troubleOf(error) });
      throw new Ended();
    });
    const [code, params = {}] = found(value);
    steps.push({ step, ok: true, code, params });
    return value;
  };
  const { hostname } = discoveryUrl(provider.issuer);
  try {
    await attempt(
      'name',
      () => resolveHost(hostname, allowedFor(config, provider)),
      ([address]) => ['found', { host: hostname, address: address! }],
    );
    const metadata = await attempt(
      'document',
      () => readMetadata(config, provider),
      ({ issuer }) => ['read', { issuer }],
    );
    await attempt(
      'addresses',
      () => checkAddresses(config, provider, metadata),
      () => ['named'],
    );
    await attempt(
      'keys',
      () => countKeys(config, provider, metadata),
      (count) => ['listed', { count }],
    );
    if (metadata.scopes)
      await attempt(
        'email',
        async () => {
          if (!metadata.scopes!.includes('email')) throw new OpenIdTrouble('no-email');
        },
        () => ['offered'],
      );
    await attempt('client', () => showWrongCode(config, provider, metadata, redirectUri), said);
    return { ok: true, steps };
  } catch (error) {
    if (error instanceof Ended) return { ok: false, steps };
    throw error;
  }
}

class Ended extends Error {}

async function countKeys(
  config: Pick<Config, 'allowedHosts'>,
  provider: SignInProvider,
  { jwksUri }: Metadata,
): Promise<number> {
  const { body } = await askServer(config, provider, jwksUri);
  const count = Array.isArray(body.keys) ? body.keys.length : 0;
  if (count === 0) throw new OpenIdTrouble('no-keys', { url: jwksUri.href });
  return count;
}

/** What the server said to the made-up code; undefined when it took it for what it is. */
async function showWrongCode(
  config: Pick<Config, 'allowedHosts'>,
  provider: SignInProvider,
  metadata: Metadata,
  redirectUri: string,
): Promise<string | undefined> {
  const verifier = 'a-made-up-code-needs-a-made-up-verifier-too';
  try {
    await exchangeCode(config, provider, metadata, { code: 'made-up-by-kontor', redirectUri, verifier });
  } catch (error) {
    if (!(error instanceof OpenIdTrouble) || error.code !== 'code-refused') throw error;
    return error.params.error === 'invalid_grant' ? undefined : error.params.detail;
  }
  return undefined;
}

// Some servers look at the code before they look at who shows it; then the first sign-in will tell.
const said = (detail: string | undefined): [string, SignInStep['params']?] =>
  detail === undefined ? ['accepted'] : ['not-told', { detail }];
