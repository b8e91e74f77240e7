// Tests of the one connector: which addresses it refuses, and that it keeps to the one it checked.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import ipaddr from 'ipaddr.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectTo } from './connect-to.ts';
import { fetchOut } from './fetch-out.ts';
import { isAllowedHost, isPublicAddress } from './is-public-address.ts';
import { requestOut } from './request-out.ts';
import { resolveHost } from './resolve-host.ts';

const inside = [
  '127.0.0.1',
  '127.255.255.254',
  '0.0.0.0',
  '0.1.2.3',
  '10.0.0.1',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.0.1',
  '100.127.255.255',
  '192.0.0.8',
  '198.18.0.1',
  '224.0.0.1',
  '255.255.255.255',
  '240.0.0.1',
  '::',
  '::1',
  'fe80::1',
  'fe80::1%eth0',
  'fc00::1',
  'fd12:3456::1',
  'ff02::1',
  'fec0::1',
  '::ffff:127.0.0.1',
  '::ffff:10.0.0.1',
  '::ffff:7f00:1',
  '::ffff:8.8.8.8',
  '::127.0.0.1',
  '::ffff:0:127.0.0.1',
  '64:ff9b::7f00:1',
  '64:ff9b::10.0.0.1',
  '64:ff9b:1::a00:1',
  '2002:7f00:1::',
  '2002:a00:1::1',
  '2001:0:7f00:1::',
  '2001:db8::1',
  'nonsense',
  '',
];
const outside = [
  '8.8.8.8',
  '93.184.216.34',
  '172.32.0.1',
  '100.128.0.1',
  '2606:2800:220:1:248:1893:25c8:1946',
  '2a00:1450:4001::5e',
];

describe('addresses', () => {
  it.each(inside)('F38: %s is refused', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
  it.each(outside)('%s is allowed', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });
  it('F38: no way of writing a private IPv4 address inside an IPv6 address gets through', () => {
    const privateV4 = fc.constantFrom(
      '10.0.0.7',
      '127.0.0.1',
      '192.168.0.1',
      '169.254.169.254',
      '100.64.0.9',
    );
    const prefix = fc.constantFrom('::ffff:', '64:ff9b::', '64:ff9b:1::', '::', '::ffff:0:');
    fc.assert(
      fc.property(prefix, privateV4, fc.boolean(), (before, v4, long) => {
        const parsed = ipaddr.parse(before + v4);
        const text = long ? (parsed as ipaddr.IPv6).toNormalizedString() : parsed.toString();
        expect(isPublicAddress(text)).toBe(false);
      }),
    );
  });
  it('an admin allows a name, an address or a range, and nothing beside it', () => {
    expect(isAllowedHost('mail.internal', '10.1.2.3', ['mail.internal'])).toBe(true);
    expect(isAllowedHost('other', '10.1.2.3', ['10.1.2.0/24'])).toBe(true);
    expect(isAllowedHost('other', '::ffff:10.1.2.3', ['10.1.2.3'])).toBe(true);
    expect(isAllowedHost('other', '10.1.3.3', ['10.1.2.0/24', 'mail.internal'])).toBe(false);
    expect(isAllowedHost('other', '10.1.3.3', [''])).toBe(false);
  });
});

describe('names', () => {
  it.each(['localhost', '127.1', '2130706433', '0x7f.0.0.1', '[::1]'])(
    'F38: %s is refused after it was resolved',
    async (name) => {
      await expect(resolveHost(name)).rejects.toMatchObject({ code: 'private-address' });
    },
  );
  it('F38: of a name with addresses inside and outside only the ones outside are used', async () => {
    expect(await resolveHost('mixed.example', {}, async () => ['10.0.0.1', '8.8.8.8'])).toEqual(['8.8.8.8']);
  });
  it('a name that does not exist says so', async () => {
    const look = async () => {
      throw Object.assign(new Error('no'), { code: 'ENOTFOUND' });
    };
    await expect(resolveHost('nowhere.example', {}, look)).rejects.toMatchObject({ code: 'name-not-found' });
  });
});

describe('pictures', () => {
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
  let server: Server;
  let port = 0;
  let asked: string[] = [];
  beforeAll(async () => {
    server = createServer((request, response) => {
      asked.push(`${request.headers.host}${request.url}`);
      if (request.url === '/svg')
        return response.setHeader('content-type', 'image/png').end('<svg onload="x()"/>');
      if (request.url === '/large') return response.end(Buffer.concat([png, Buffer.alloc(50_000)]));
      if (request.url === '/slow') return void response.write('x');
      if (request.url?.startsWith('/to?'))
        return response.writeHead(302, { location: decodeURIComponent(request.url.slice(4)) }).end();
      if (request.url === '/again') return response.writeHead(302, { location: '/again' }).end();
      return response.end(png);
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    port = (server.address() as AddressInfo).port;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  const at = (path: string) => `http://pictures.example:${port}${path}`;
  const look = async (host: string) => (host === 'pictures.example' ? ['127.0.0.1'] : ['10.0.0.1']);
  const allowed = () => ({ look, ports: [port], allowedHosts: ['pictures.example'] });

  it('are fetched by their name from the address that was checked', async () => {
    asked = [];
    expect(await fetchOut(at('/a.png'), allowed())).toEqual({ type: 'image/png', body: png });
    expect(asked).toEqual([`pictures.example:${port}/a.png`]);
  });
  it('F38: a redirect to a private address is refused', async () => {
    const target = encodeURIComponent(`http://inside.example:${port}/a.png`);
    await expect(fetchOut(at(`/to?${target}`), allowed())).rejects.toMatchObject({ code: 'private-address' });
  });
  it.each(['http://x.example:25/', 'http://x.example:6379/'])(
    'F38: %s is refused for its port',
    async (url) => {
      await expect(fetchOut(url, { look })).rejects.toMatchObject({ code: 'private-address' });
    },
  );
  it.each(['file:///etc/passwd', 'gopher://x/', 'data:image/png;base64,AAAA'])(
    'F38: %s is no address for pictures',
    async (url) => {
      await expect(fetchOut(url, { look })).rejects.toMatchObject({ code: 'not-this-protocol' });
    },
  );
  it('F38: a nameserver that changes its mind after the check is not asked again', async () => {
    let asked = 0;
    const changing = async () => (asked++ === 0 ? ['127.0.0.1'] : ['127.0.0.9']);
    const socket = await connectTo('rebinding.example', port, {
      look: changing,
      allowedHosts: ['127.0.0.1'],
    });
    expect([socket.remoteAddress, asked]).toEqual(['127.0.0.1', 1]);
    socket.destroy();
    await expect(connectTo('rebinding.example', port, { look: changing })).rejects.toMatchObject({
      code: 'private-address',
    });
  });
  it('F38: a redirect in a circle ends', async () => {
    await expect(fetchOut(at('/again'), allowed())).rejects.toMatchObject({ detail: 'too many redirects' });
  });
  it('an SVG that calls itself PNG is refused', async () => {
    await expect(fetchOut(at('/svg'), allowed())).rejects.toMatchObject({ code: 'not-this-protocol' });
  });
  it('what is larger than allowed is refused', async () => {
    await expect(fetchOut(at('/large'), { ...allowed(), maxBytes: 10_000 })).rejects.toMatchObject({
      code: 'too-large',
    });
  });
  it('a server that never ends is left after the time allowed', async () => {
    await expect(requestOut(new URL(at('/slow')), { ...allowed(), timeout: 200 })).rejects.toMatchObject({
      code: 'timeout',
    });
  });
});
