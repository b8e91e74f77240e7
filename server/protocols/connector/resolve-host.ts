// Finds the address a typed-in name leads to, once, and refuses those inside our own network.
import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { ConnectionFailed, connectionFailed } from './connection-failed.ts';
import { isAllowedHost, isPublicAddress } from './is-public-address.ts';

/** What an admin allows beyond the open internet. */
export interface Allowed {
  /** This one connection may lead into the own network. */
  allowPrivate?: boolean;
  /** KONTOR_ALLOWED_HOSTS. */
  allowedHosts?: string[];
}

/** A way to look names up; tests give their own to play a nameserver that changes its mind. */
export type Lookup = (host: string) => Promise<string[]>;

/**
 * The addresses a connection to `host` may use, best first. Whoever connects must use one of them and not the name,
 * since the next answer for the name may be another (DNS rebinding).
 * @throws ConnectionFailed name-not-found, private-address
 */
export async function resolveHost(
  host: string,
  allowed: Allowed = {},
  look: Lookup = systemLookup,
): Promise<string[]> {
  const name = host.replace(/^\[(.*)\]$/, '$1');
  if (name === '' || name.length > 253 || /[\s/@\\]/.test(name))
    throw new ConnectionFailed('name-not-found', host);
  const addresses = isIP(name) ? [name] : await find(name, look);
  const usable = addresses.filter(
    (address) =>
      allowed.allowPrivate ||
      isPublicAddress(address) ||
      isAllowedHost(name, address, allowed.allowedHosts ?? []),
  );
  if (usable.length === 0) throw new ConnectionFailed('private-address', `${name} → ${addresses.join(', ')}`);
  return usable;
}

async function find(name: string, look: Lookup): Promise<string[]> {
  const addresses = await look(name).catch((error) => {
    throw connectionFailed(error);
  });
  if (addresses.length === 0) throw new ConnectionFailed('name-not-found', name);
  return addresses;
}

const patience = 10_000;

async function systemLookup(host: string): Promise<string[]> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new ConnectionFailed('timeout', `looking up ${host}`)), patience);
  });
  try {
    const found = await Promise.race([lookup(host, { all: true, verbatim: true }), late]);
    return found.map(({ address }) => address);
  } finally {
    clearTimeout(timer);
  }
}
