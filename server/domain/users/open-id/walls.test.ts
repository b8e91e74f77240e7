// A sign-in server that wants to lead Kontor into the own network: none of its addresses gets there, at any moment.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { cookieOf, type TestApp, testApp } from '../../../../tests/support/app.ts';

let kontor: TestApp;
let evil: Server;
let inside: Server;
/** What the evil server says of itself, and what it answers at /token. */
let document: Record<string, unknown>;
let token: (response: ServerResponse) => void;
let asked: string[];
/** Requests that reached the machine nobody outside may reach. */
let reached: string[];
let issuer: string;
let secretPlace: string;

const listen = async (handler: (request: IncomingMessage, response: ServerResponse) => void) => {
  const server = createServer(handler);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return [server, (server.address() as AddressInfo).port] as const;
};
const json = (response: ServerResponse, body: unknown) =>
  response.setHeader('content-type', 'application/json').end(JSON.stringify(body));

beforeAll(async () => {
  const [insideServer, insidePort] = await listen((request, response) => {
    reached.push(request.url!);
    json(response, { keys: [], id_token: 'x' });
  });
  inside = insideServer;
  secretPlace = `http://127.0.0.1:${insidePort}`;
  const [evilServer, evilPort] = await listen((request, response) => {
    asked.push(request.url!);
    if (request.url === '/token') return token(response);
    return json(response, request.url === '/keys' ? { keys: [{}] } : document);
  });
  evil = evilServer;
  // Allowed by its name; the numbers behind it are not.
  issuer = `http://localhost:${evilPort}`;
  kontor = await testApp({ allowedHosts: ['localhost'] });
  await kontor.addPerson('Ada', 'admin');
});
afterAll(async () => {
  await kontor.close();
  for (const server of [evil, inside]) {
    server.closeAllConnections();
    server.close();
  }
});
beforeEach(() => {
  asked = [];
  reached = [];
  document = {
    issuer,
    authorization_endpoint: `${issuer}/auth`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/keys`,
  };
  token = (response) => json(response, { error: 'invalid_grant' });
});

const save = async (id: string) => {
  const ada = await kontor.enter('Ada');
  const input = { name: 'Evil', issuer, clientId: 'kontor', clientSecret: 'between us' };
  return ada.send('PUT', `/api/sign-in-providers/${id}`, input);
};
const setOut = (id: string) =>
  kontor.client().send('POST', '/api/auth/sign-in/social', {
    provider: id,
    callbackURL: '/',
    errorCallbackURL: '/sign-in',
  });
/** The browser comes back with a code, as if the server had let it in. */
const comeBack = async (started: Awaited<ReturnType<typeof setOut>>, id: string) => {
  const state = new URL(started.json().url).searchParams.get('state');
  const browser = kontor.client({ cookie: cookieOf(started) });
  const answer = await browser.get(`/api/auth/callback/${id}?code=abc&state=${state}`);
  expect(String(answer.headers.location)).toMatch(/^\/sign-in\?error=/);
};

for (const name of ['token_endpoint', 'jwks_uri', 'userinfo_endpoint'])
  test(`F38: a server whose ${name} lies inside is not connected, and the test says why`, async () => {
    document[name] = `${secretPlace}/admin`;
    expect((await save('evil')).json()).toMatchObject({
      code: 'sign-in-server',
      params: { trouble: 'private-address' },
    });
    const ada = await kontor.enter('Ada');
    const tried = await ada.send('POST', '/api/sign-in-providers/test', {
      id: 'evil',
      name: 'Evil',
      issuer,
      clientId: 'kontor',
    });
    expect(tried.json().steps.at(-1)).toMatchObject({ step: 'addresses', code: 'private-address' });
    expect(reached).toEqual([]);
  });

for (const name of ['token_endpoint', 'jwks_uri', 'userinfo_endpoint'])
  test(`F38: a server that moves its ${name} inside after it was connected signs nobody in`, async () => {
    const id = name.replace('_', '-');
    expect((await save(id)).statusCode).toBe(200);
    document[name] = `${secretPlace}/admin`;
    const answer = await setOut(id);
    expect([answer.statusCode, answer.json().code]).toEqual([503, 'SIGN_IN_SERVER_AWAY']);
    expect(reached).toEqual([]);
  });

test('F38: a redirect from the token endpoint is not followed', async () => {
  await save('redirect');
  token = (response) => response.writeHead(307, { location: `${secretPlace}/admin` }).end();
  await comeBack(await setOut('redirect'), 'redirect');
  expect(asked).toContain('/token');
  expect(reached).toEqual([]);
});

test('F38: what was allowed when the browser set out is asked again when it comes back', async () => {
  await save('withdrawn');
  const started = await setOut('withdrawn');
  const { allowedHosts } = kontor.deps.config;
  allowedHosts.splice(0);
  await comeBack(started, 'withdrawn');
  allowedHosts.push('localhost');
  expect(asked).not.toContain('/token');
});

test('F38: a host allowed inside for its own server opens no other', async () => {
  const { allowedHosts } = kontor.deps.config;
  allowedHosts.splice(0);
  try {
    const ada = await kontor.enter('Ada');
    const input = { name: 'Own', issuer, clientId: 'kontor', clientSecret: '' };
    const refused = await ada.send('PUT', '/api/sign-in-providers/own', input);
    expect(refused.json().params.trouble).toBe('private-address');
    const allowed = { ...input, allowPrivate: true };
    expect((await ada.send('PUT', '/api/sign-in-providers/own', allowed)).statusCode).toBe(200);
    document.token_endpoint = `${secretPlace}/admin`;
    const moved = await ada.send('PUT', '/api/sign-in-providers/own', allowed);
    expect(moved.json().params.trouble).toBe('private-address');
    expect(reached).toEqual([]);
  } finally {
    allowedHosts.push('localhost');
  }
});

test('a server that any company can sign for is refused', async () => {
  document.issuer = 'https://login.microsoftonline.com/{tenantid}/v2.0';
  expect((await save('common')).json().params.trouble).toBe('any-company');
});
