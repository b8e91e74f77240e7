// Settings: defaults, what is refused, and in which words.
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { loadConfig, settings } from './config.ts';
import { deriveKey, readSecretKey } from './secret-key.ts';

test('without any setting everything has a default', () => {
  expect(loadConfig({})).toEqual({
    data: resolve('data'),
    host: '127.0.0.1',
    port: 3900,
    url: 'http://127.0.0.1:3900',
    trustedProxies: [],
    secretKey: undefined,
    databaseUrl: undefined,
    roles: ['http', 'worker', 'sync'],
    log: 'info',
    metricsToken: undefined,
    allowedHosts: [],
    parseThreads: 0,
    nightlyBackups: 7,
  });
});

test('an empty setting counts as not set', () => {
  expect(loadConfig({ KONTOR_PORT: '', DATABASE_URL: ' ' })).toEqual(loadConfig({}));
});

test('the address follows host and port unless it is set, and loses its trailing slash', () => {
  expect(loadConfig({ KONTOR_PORT: '8080', KONTOR_HOST: '::1' }).url).toBe('http://[::1]:8080');
  expect(loadConfig({ KONTOR_HOST: '0.0.0.0' }).url).toBe('http://localhost:3900');
  expect(loadConfig({ KONTOR_URL: 'https://Mail.Example.com/' }).url).toBe('https://mail.example.com');
});

test.each([
  [{ KONTOR_PORT: '70000' }, 'KONTOR_PORT must be a whole number from 0 to 65535, not “70000”.'],
  [{ KONTOR_PORT: '1e3' }, 'KONTOR_PORT'],
  [{ KONTOR_URL: 'https://example.com/mail' }, 'KONTOR_URL must be http(s)://name[:port] without a path'],
  [{ KONTOR_URL: 'mail.example.com' }, 'KONTOR_URL'],
  [{ KONTOR_SECRET_KEY: 'secret' }, 'KONTOR_SECRET_KEY must be 64 hex digits'],
  [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL must begin with postgresql://'],
  [{ KONTOR_ROLES: 'http,mail' }, 'not “mail”'],
  [{ KONTOR_METRICS_TOKEN: 'short' }, 'KONTOR_METRICS_TOKEN must have at least 16 characters'],
  [{ KONTOR_LOG: 'all' }, 'KONTOR_LOG'],
  [{ KONTOR_TRUSTED_PROXIES: '127.0.0.1, proxy' }, 'KONTOR_TRUSTED_PROXIES knows addresses'],
  [{ KONTOR_TRUSTED_PROXIES: '10.0.0.0/33' }, 'not “10.0.0.0/33”'],
  [{ KONTOR_ALLOWED_HOSTS: 'mail.inside 10.0.0.0/99' }, 'KONTOR_ALLOWED_HOSTS knows addresses'],
])('%j is refused in words that name it', (env, words) => {
  expect(() => loadConfig(env)).toThrow(words);
});

test('a refused secret is not repeated in the words', () => {
  const secret = 'zz-not-hex-but-secret';
  for (const name of ['KONTOR_SECRET_KEY', 'KONTOR_METRICS_TOKEN', 'DATABASE_URL'])
    expect(() => loadConfig({ [name]: secret.slice(0, 14) })).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining(secret.slice(0, 14)) }),
    );
});

test('every setting has a name of ours, a meaning, and stands for one field', () => {
  expect(settings.map(({ field }) => field).sort()).toEqual(Object.keys(loadConfig({})).sort());
  for (const { name, meaning } of settings) {
    expect(name).toMatch(/^(KONTOR_[A-Z_]+|DATABASE_URL)$/);
    expect(meaning).toMatch(/\.$/);
  }
});

test('the secret key is made once, is private, and derived keys differ by purpose', () => {
  const data = join(mkdtempSync(join(tmpdir(), 'kontor-key-')), 'data');
  const key = readSecretKey({ data, secretKey: undefined });
  expect(key).toHaveLength(32);
  expect(readSecretKey({ data, secretKey: undefined })).toEqual(key);
  expect(statSync(join(data, 'secret.key')).mode & 0o777).toBe(0o600);
  expect(readFileSync(join(data, 'secret.key'), 'utf8').trim()).toBe(key.toString('hex'));
  const place = { data, secretKey: undefined };
  expect(deriveKey(place, 'sessions')).not.toEqual(deriveKey(place, 'mailboxes'));
  expect(readSecretKey({ data, secretKey: 'ab'.repeat(32) })).toEqual(Buffer.alloc(32, 0xab));
  writeFileSync(join(data, 'secret.key'), 'half a ke');
  expect(() => readSecretKey(place)).toThrow('does not hold a key');
  rmSync(join(data, '..'), { recursive: true });
});
