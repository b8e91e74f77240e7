// Finds the settings of a mailbox from its address: known providers, where the domain's mail goes, SRV records, usual names.
import { lookup, resolveMx, resolveSrv } from 'node:dns/promises';
import { type Connection, readConnection } from './connection.ts';
import {
  connectionTo,
  type KnownProvider,
  providerByDomain,
  providerByExchanger,
} from './known-providers.ts';

export interface Discovered {
  provider: string;
  name: string;
  imap?: Connection;
  pop3?: Connection;
  by: 'known' | 'srv' | 'guess';
  oauth: boolean;
  hint?: string;
}

/** The questions asked of DNS; an answer that does not come is an empty one. */
export interface Names {
  mx(domain: string): Promise<string[]>;
  /** Host and port, best first (RFC 2782); "." means the service is not offered. */
  srv(name: string): Promise<{ host: string; port: number }[]>;
  exists(host: string): Promise<boolean>;
}

/** @param address a mail address; always gives settings, at worst a guess */
export async function discoverSettings(address: string, names: Names = systemNames): Promise<Discovered> {
  const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
  const known = providerByDomain(domain);
  if (known) return fromProvider(known);
  const [exchangers, service] = await Promise.all([names.mx(domain), bySrv(domain, names)]);
  for (const exchanger of exchangers) {
    const hosted = providerByExchanger(exchanger);
    if (hosted) return fromProvider(hosted);
  }
  return service ?? (await byGuess(domain, exchangers, names));
}

function fromProvider(provider: KnownProvider): Discovered {
  return {
    provider: provider.oauth ? provider.id : 'other',
    name: provider.name,
    ...(provider.imap ? { imap: connectionTo(provider.imap, provider) } : {}),
    ...(provider.pop3 ? { pop3: connectionTo(provider.pop3, provider) } : {}),
    by: 'known',
    oauth: provider.oauth ?? false,
    ...(provider.hint ? { hint: provider.hint } : {}),
  };
}

/** RFC 6186, with the order of preference of RFC 8314: TLS first. */
async function bySrv(domain: string, names: Names): Promise<Discovered | undefined> {
  const [imaps, imap, pop3s, pop3] = await Promise.all(
    ['_imaps', '_imap', '_pop3s', '_pop3'].map((service) => names.srv(`${service}._tcp.${domain}`)),
  );
  const pick = (secure: { host: string; port: number }[], plain: { host: string; port: number }[]) => {
    if (secure[0]) return readConnection({ ...secure[0], security: 'tls' });
    return plain[0] && readConnection({ ...plain[0], security: 'starttls' });
  };
  const [first, second] = [pick(imaps!, imap!), pick(pop3s!, pop3!)];
  if (!first && !second) return undefined;
  return {
    provider: 'other',
    name: domain,
    ...(first ? { imap: first } : {}),
    ...(second ? { pop3: second } : {}),
    by: 'srv',
    oauth: false,
  };
}

async function byGuess(domain: string, exchangers: string[], names: Names): Promise<Discovered> {
  const firstOf = async (hosts: string[]) => {
    const there = await Promise.all(hosts.map((host) => names.exists(host)));
    return hosts[there.indexOf(true)];
  };
  const mail = exchangers[0]?.replace(/\.$/, '');
  const [imap, pop3] = await Promise.all([
    firstOf([`imap.${domain}`, `mail.${domain}`, ...(mail ? [mail] : [])]),
    firstOf([`pop.${domain}`, `pop3.${domain}`, `mail.${domain}`, ...(mail ? [mail] : [])]),
  ]);
  return {
    provider: 'other',
    name: domain,
    imap: readConnection({ host: imap ?? `imap.${domain}` }),
    pop3: readConnection({ host: pop3 ?? `pop.${domain}` }),
    by: 'guess',
    oauth: false,
  };
}

const patience = 4000;

async function orNothing<T>(asked: Promise<T>, nothing: T): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<T>((done) => {
    timer = setTimeout(done, patience, nothing);
  });
  return Promise.race([asked.catch(() => nothing), late]).finally(() => clearTimeout(timer));
}

const systemNames: Names = {
  async mx(domain) {
    const found = await orNothing(resolveMx(domain), []);
    return found.sort((a, b) => a.priority - b.priority).map(({ exchange }) => exchange);
  },
  async srv(name) {
    const found = await orNothing(resolveSrv(name), []);
    return found
      .filter(({ name: host }) => host !== '' && host !== '.')
      .sort((a, b) => a.priority - b.priority || b.weight - a.weight)
      .map(({ name: host, port }) => ({ host: host.replace(/\.$/, ''), port }));
  },
  exists: (host) =>
    orNothing(
      lookup(host).then(() => true),
      false,
    ),
};
