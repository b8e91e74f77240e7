// Tests that settings are found from an address, best source first.
import { describe, expect, it } from 'vitest';
import { discoverSettings, type Names } from './discover-settings.ts';
import { knownProviders } from './known-providers.ts';

const nothing: Names = { mx: async () => [], srv: async () => [], exists: async () => false };

describe('settings', () => {
  it('of a known provider need no question', async () => {
    const found = await discoverSettings('ada@onet.pl', {
      ...nothing,
      mx: () => Promise.reject(new Error('asked')),
    });
    expect(found).toMatchObject({
      name: 'Onet Poczta',
      by: 'known',
      imap: { host: 'imap.poczta.onet.pl', security: 'tls' },
    });
  });
  it("of a company's own domain at Microsoft are known by where its mail goes", async () => {
    const found = await discoverSettings('ada@veldkamp.example', {
      ...nothing,
      mx: async () => ['veldkamp-example.mail.protection.outlook.com'],
    });
    expect(found).toMatchObject({
      provider: 'microsoft',
      oauth: true,
      imap: { host: 'outlook.office365.com', authentication: 'oauth2' },
    });
  });
  it('come from SRV records, TLS before STARTTLS', async () => {
    const records: Record<string, { host: string; port: number }[]> = {
      '_imaps._tcp.veldkamp.example': [{ host: 'post.veldkamp.example', port: 993 }],
      '_imap._tcp.veldkamp.example': [{ host: 'old.veldkamp.example', port: 143 }],
      '_pop3._tcp.veldkamp.example': [{ host: 'post.veldkamp.example', port: 110 }],
    };
    const found = await discoverSettings('ada@Veldkamp.example', {
      ...nothing,
      srv: async (name) => records[name] ?? [],
    });
    expect(found).toMatchObject({
      by: 'srv',
      imap: { host: 'post.veldkamp.example', port: 993, security: 'tls' },
      pop3: { port: 110, security: 'starttls' },
    });
  });
  it('are guessed from names that exist', async () => {
    const found = await discoverSettings('ada@veldkamp.example', {
      ...nothing,
      exists: async (host) => host === 'mail.veldkamp.example',
    });
    expect(found).toMatchObject({
      by: 'guess',
      imap: { host: 'mail.veldkamp.example' },
      pop3: { host: 'mail.veldkamp.example' },
    });
  });
  it('are known under each domain for one provider only', () => {
    const domains = knownProviders.flatMap(({ domains: all }) => all);
    expect(domains.length).toBe(new Set(domains).size);
    expect(domains.filter((domain) => domain !== domain.toLowerCase())).toEqual([]);
  });
});
