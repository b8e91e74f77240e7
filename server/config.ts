// Every setting of Kontor with its default, check and meaning; the only reader of the environment.
import { isIP } from 'node:net';
import { resolve } from 'node:path';

/** What one process does: answers browsers, runs background jobs, talks to mail servers. */
export type Role = 'http' | 'worker' | 'sync';

/** The settings of one process, checked. Paths are absolute; everything is plain data. */
export interface Config {
  /** The data folder: database, large mails, secret key. Absolute path. */
  data: string;
  host: string;
  port: number;
  /** Public address without a trailing slash: links, OAuth redirects, cookies, the origin that may write. */
  url: string;
  /** Addresses or ranges of the reverse proxies whose X-Forwarded-* headers are believed. */
  trustedProxies: string[];
  /** As set; undefined means the generated `data/secret.key`. Read it through `secret-key.ts`. */
  secretKey: string | undefined;
  /** An own PostgreSQL ≥ 15; undefined means the embedded one. */
  databaseUrl: string | undefined;
  roles: Role[];
  log: 'silent' | 'fatal' | 'error' | 'warn' | 'info' | 'debug';
  /** Bearer token that opens /metrics; undefined keeps it closed. */
  metricsToken: string | undefined;
  /** Host names or ranges inside the own network that typed-in server names may lead to. */
  allowedHosts: string[];
  /** Threads that parse mail; 0 means one less than the processors there are, at least one. */
  parseThreads: number;
  /** Backups kept of the nightly ones; 0 switches them off. */
  nightlyBackups: number;
}

/** One setting as `docs/configuration.md` shows it. */
export interface Setting<T = unknown> {
  name: string;
  field: keyof Config;
  /** The default in words or as the text one would set. */
  default: string;
  meaning: string;
  /** Turns the text into the value; throws an Error with words for the operator. `undefined` means not set. */
  read(text: string | undefined, soFar: Partial<Config>): T;
}

/** The settings, in the order of the documentation. Later ones may look at earlier ones. */
export const settings: Setting[] = [
  {
    name: 'KONTOR_DATA',
    field: 'data',
    default: './data',
    meaning:
      'The folder that holds everything: the embedded database, large mails, the secret key, backups. Made with mode 0700.',
    read: (text) => resolve(text ?? 'data'),
  },
  {
    name: 'KONTOR_HOST',
    field: 'host',
    default: '127.0.0.1',
    meaning: 'The address the server listens on. Put a reverse proxy with TLS in front before opening it.',
    read: (text) => text ?? '127.0.0.1',
  },
  {
    name: 'KONTOR_PORT',
    field: 'port',
    default: '3900',
    meaning: 'The TCP port the server listens on; 0 takes any free one.',
    read: (text) => wholeNumber(text ?? '3900', 0, 65_535),
  },
  {
    name: 'KONTOR_URL',
    field: 'url',
    default: 'http://KONTOR_HOST:KONTOR_PORT',
    meaning:
      'The address people type into the browser, such as https://mail.example.com. Links, OAuth redirects and cookies use it, and writing is allowed from this origin only.',
    read: (text, { host, port }) => publicAddress(text ?? `http://${inUrl(host!)}:${port}`),
  },
  {
    name: 'KONTOR_TRUSTED_PROXIES',
    field: 'trustedProxies',
    default: 'none',
    meaning:
      'Addresses or ranges of reverse proxies, separated by commas, whose X-Forwarded-For is believed (127.0.0.1 for one on this machine).',
    read: (text) => list(text).map(addressOrRange),
  },
  {
    name: 'KONTOR_SECRET_KEY',
    field: 'secretKey',
    default: 'generated into data/secret.key',
    meaning:
      "32 bytes as 64 hex digits. Encrypts mailboxes' passwords and signs sessions; without it a backup cannot log in anywhere. Keep a copy somewhere else.",
    read: (text) => {
      if (text !== undefined && !/^[0-9a-f]{64}$/i.test(text))
        throw new Error('must be 64 hex digits, as `openssl rand -hex 32` prints them');
      return text?.toLowerCase();
    },
  },
  {
    name: 'DATABASE_URL',
    field: 'databaseUrl',
    default: 'the embedded PostgreSQL in KONTOR_DATA',
    meaning:
      'postgresql://user:password@host/database of an own PostgreSQL 15 or newer. The user must own the database; its encoding must be UTF8.',
    read: (text) => {
      if (text !== undefined && !/^postgres(ql)?:\/\//.test(text))
        throw new Error('must begin with postgresql://');
      return text;
    },
  },
  {
    name: 'KONTOR_ROLES',
    field: 'roles',
    default: 'http,worker,sync',
    meaning:
      'What this process does: http answers browsers, worker runs background jobs, sync talks to mail servers. Any number of each may share one DATABASE_URL.',
    read: (text) => {
      const roles = text === undefined ? ['http', 'worker', 'sync'] : list(text);
      const wrong = roles.find((role) => !['http', 'worker', 'sync'].includes(role));
      if (wrong !== undefined || roles.length === 0)
        throw new Error(`knows http, worker and sync, separated by commas${wrong ? `, not “${wrong}”` : ''}`);
      return roles as Role[];
    },
  },
  {
    name: 'KONTOR_LOG',
    field: 'log',
    default: 'info',
    meaning:
      'How much is logged: silent, fatal, error, warn, info or debug. Logs never hold the content of mail.',
    read: (text = 'info') => {
      if (!/^(silent|fatal|error|warn|info|debug)$/.test(text))
        throw new Error('must be silent, fatal, error, warn, info or debug');
      return text;
    },
  },
  {
    name: 'KONTOR_METRICS_TOKEN',
    field: 'metricsToken',
    default: 'none: /metrics is closed',
    meaning: 'The bearer token with which Prometheus may read /metrics; at least 16 characters.',
    read: (text) => {
      if (text !== undefined && text.length < 16) throw new Error('must have at least 16 characters');
      return text;
    },
  },
  {
    name: 'KONTOR_ALLOWED_HOSTS',
    field: 'allowedHosts',
    default: 'none',
    meaning:
      'Names, addresses or ranges inside the own network, separated by commas, that connections to typed-in names (IMAP, POP3, OIDC, pictures) may reach. Private addresses are refused otherwise.',
    read: (text) => list(text).map((part) => (part.includes('/') ? addressOrRange(part) : part)),
  },
  {
    name: 'KONTOR_PARSE_THREADS',
    field: 'parseThreads',
    default: '0: one less than there are processors, at least one',
    meaning: 'Threads that parse mail.',
    read: (text) => wholeNumber(text ?? '0', 0, 64),
  },
  {
    name: 'KONTOR_NIGHTLY_BACKUPS',
    field: 'nightlyBackups',
    default: '7',
    meaning: 'How many nightly backups stay in KONTOR_DATA/backups; 0 makes none.',
    read: (text) => wholeNumber(text ?? '7', 0, 365),
  },
];

/** A setting that cannot be used, in words for the operator. */
export class SettingError extends Error {
  override name = 'SettingError';
}

/**
 * Reads and checks all settings.
 * @param env the environment; an empty text counts as not set
 * @throws SettingError naming the setting and what it must be
 */
export function loadConfig(env: Record<string, string | undefined> = process.env): Config {
  const config: Record<string, unknown> = {};
  for (const setting of settings) {
    const text = env[setting.name]?.trim() || undefined;
    try {
      config[setting.field] = setting.read(text, config as Partial<Config>);
    } catch (error) {
      throw new SettingError(`${setting.name} ${(error as Error).message}.`);
    }
  }
  return config as unknown as Config;
}

function wholeNumber(text: string, least: number, most: number): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number < least || number > most)
    throw new Error(`must be a whole number from ${least} to ${most}, not “${text}”`);
  return number;
}

function list(text: string | undefined): string[] {
  return (text ?? '').split(/[\s,]+/).filter((part) => part !== '');
}

function addressOrRange(text: string): string {
  const [address = '', bits, ...more] = text.split('/');
  const family = isIP(address);
  const most = family === 4 ? 32 : 128;
  if (
    family === 0 ||
    more.length > 0 ||
    (bits !== undefined && !(/^\d{1,3}$/.test(bits) && Number(bits) <= most))
  )
    throw new Error(`knows addresses such as 10.0.0.7 and ranges such as 10.0.0.0/8, not “${text}”`);
  return text;
}

function publicAddress(text: string): string {
  const url = URL.parse(text);
  if (!url || !/^https?:$/.test(url.protocol) || (url.pathname !== '/' && url.pathname !== '') || url.search)
    throw new Error(`must be http(s)://name[:port] without a path, not “${text}”`);
  return url.origin;
}

function inUrl(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}
