// Signing in by OpenID Connect against a real provider: who is let in, and who is not.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addressOf, cookieOf, type TestApp, testApp } from '../../tests/support/app.ts';

let kontor: TestApp;
let server: Server;
let issuer: string;

// What the provider says of its users; the name typed at its sign-in is the key.
const claims: Record<string, { email: string; email_verified: boolean }> = {
  ben: { email: addressOf('Ben').toUpperCase(), email_verified: true },
  impostor: { email: addressOf('Ben'), email_verified: false },
  invited: { email: 'cleo@kontor.example', email_verified: true },
  unverified: { email: 'dora@kontor.example', email_verified: false },
  stranger: { email: 'eve@evil.example', email_verified: true },
};

beforeAll(async () => {
  server = createServer((request, response) => void provider.callback()(request, response));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  kontor = await testApp({ allowedHosts: ['127.0.0.1'] });
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'kontor',
        client_secret: 'a secret between the two',
        redirect_uris: [`${kontor.deps.config.url}/api/auth/callback/work`],
      },
    ],
    claims: { email: ['email', 'email_verified'], profile: ['name'] },
    conformIdTokenClaims: false,
    cookies: { keys: ['test'] },
    findAccount: (_context, id) => ({
      accountId: id,
      claims: async () => ({ sub: id, ...claims[id]!, name: id }),
    }),
  });
  provider.proxy = false;
  await kontor.addPerson('Ada', 'admin');
  await kontor.addPerson('Ben');
});
afterAll(async () => {
  await kontor.close();
  server.close();
});

/** Goes through the provider's own pages like a browser; the address it sends the browser back to. */
async function atProvider(start: string, login: string): Promise<string> {
  const jar = new Map<string, string>();
  let url = start;
  let form: URLSearchParams | undefined;
  for (let step = 0; step < 20; step++) {
    const answer = await fetch(url, {
      method: form ? 'POST' : 'GET',
      redirect: 'manual',
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form ? { body: form } : {}),
    });
    for (const line of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
      jar.set(name!, value!);
    }
    const location = answer.headers.get('location');
    const page = await answer.text();
    form = undefined;
    if (location) {
      url = new URL(location, url).href;
      if (!url.startsWith(issuer)) return url;
    } else {
      const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1];
      if (!prompt) throw new Error(`The provider shows ${page.slice(0, 300)}`);
      url = new URL(/action="([^"]+)"/.exec(page)![1]!, url).href;
      form = new URLSearchParams(prompt === 'login' ? { prompt, login, password: 'x' } : { prompt });
    }
  }
  throw new Error('The provider goes in circles.');
}

async function signInAs(login: string) {
  const started = await kontor.client().send('POST', '/api/auth/sign-in/social', {
    provider: 'work',
    callbackURL: '/',
    errorCallbackURL: '/sign-in',
  });
  const back = new URL(await atProvider(started.json().url, login));
  return kontor.client({ cookie: cookieOf(started) }).get(back.pathname + back.search);
}

test('an admin connects the provider; its secret is sealed and never shown', async () => {
  const ada = await kontor.enter('Ada');
  const item = {
    id: 'work',
    name: 'Work',
    discoveryUrl: `${issuer}/.well-known/openid-configuration`,
    clientId: 'kontor',
  };
  const connected = await ada.send('PUT', '/api/sign-in-providers', {
    items: [{ ...item, clientSecret: 'a secret between the two' }],
  });
  expect(connected.json()).toEqual({ ok: true });
  expect((await ada.send('PUT', '/api/sign-in-providers', { items: [item] })).statusCode).toBe(200);
  const { rows } = await kontor.database.pool.query(
    `select value from settings where name = 'sign-in-providers'`,
  );
  expect(JSON.stringify(rows)).not.toContain('a secret between');
  expect((await kontor.client().get('/api/sign-in-providers')).json()).toEqual({
    items: [{ id: 'work', name: 'Work' }],
  });
  const ben = await kontor.enter('Ben');
  expect((await ben.send('PUT', '/api/sign-in-providers', { items: [] })).statusCode).toBe(403);
});

test('F38: a provider inside the own network is refused unless allowed, and one that is none', async () => {
  const ada = await kontor.enter('Ada');
  for (const discoveryUrl of [
    'http://10.0.0.1/',
    'http://[::ffff:192.168.0.1]/',
    'http://169.254.169.254/latest',
    `${issuer}/nothing`,
  ]) {
    const answer = await ada.send('PUT', '/api/sign-in-providers', {
      items: [{ id: 'x', name: 'X', discoveryUrl, clientId: 'x', clientSecret: 'x' }],
    });
    expect([discoveryUrl, answer.json().code]).toEqual([discoveryUrl, 'sign-in-server']);
  }
});

test('a verified address of a user signs them in, the second time too', async () => {
  for (let time = 0; time < 2; time++) {
    const answer = await signInAs('ben');
    expect(answer.headers.location).toBe('/');
    const me = await kontor.client({ cookie: cookieOf(answer) }).get('/api/me');
    expect(me.json()).toMatchObject({ email: addressOf('Ben'), name: 'Ben' });
  }
});

test('an unverified address, even a user’s own, signs nobody in', async () => {
  for (const login of ['impostor', 'unverified']) {
    const answer = await signInAs(login);
    expect(String(answer.headers.location)).toContain('/sign-in?error=');
    expect(answer.cookies.some(({ name, value }) => name.endsWith('session_token') && value !== '')).toBe(
      false,
    );
  }
});

test('a stranger whose address is verified is not made a user', async () => {
  const answer = await signInAs('stranger');
  expect(String(answer.headers.location)).toContain('/sign-in?error=');
  const { rows } = await kontor.database.pool.query(`select 1 from users where email like '%evil%'`);
  expect(rows).toEqual([]);
});

test('an open invitation is accepted by signing in with its verified address, with its role', async () => {
  const ada = await kontor.enter('Ada');
  await ada.send('POST', '/api/invitations', {
    email: 'Cleo@kontor.example',
    name: 'Cleo',
    role: 'read-only',
  });
  await ada.send('POST', '/api/invitations', { email: 'dora@kontor.example', name: 'Dora', role: 'admin' });
  const cleo = await signInAs('invited');
  const me = await kontor.client({ cookie: cookieOf(cleo) }).get('/api/me');
  expect(me.json()).toMatchObject({ email: 'cleo@kontor.example', name: 'Cleo', role: 'read-only' });
  // Dora is invited too, but the provider does not vouch for her address.
  expect(String((await signInAs('unverified')).headers.location)).toContain('error=');
  expect((await ada.get('/api/invitations')).json().items).toHaveLength(1);
});

test('whoever has left is not let in by the provider either', async () => {
  await kontor.database.pool.query('update users set disabled_at = now() where email = $1', [
    addressOf('Ben'),
  ]);
  const answer = await signInAs('ben');
  expect(answer.cookies.some(({ name, value }) => name.endsWith('session_token') && value !== '')).toBe(
    false,
  );
});

test('the way back works once and only in the browser that set out', async () => {
  await kontor.database.pool.query('update users set disabled_at = null');
  const started = await kontor
    .client()
    .send('POST', '/api/auth/sign-in/social', { provider: 'work', callbackURL: '/' });
  const back = new URL(await atProvider(started.json().url, 'ben'));
  const isIn = (answer: { cookies: { name: string; value: string }[] }) =>
    answer.cookies.some(({ name, value }) => name.endsWith('session_token') && value !== '');
  expect(isIn(await kontor.client().get(back.pathname + back.search))).toBe(false);
  const again = await kontor
    .client()
    .send('POST', '/api/auth/sign-in/social', { provider: 'work', callbackURL: '/' });
  const second = new URL(await atProvider(again.json().url, 'ben'));
  const browser = kontor.client({ cookie: cookieOf(again) });
  expect(isIn(await browser.get(second.pathname + second.search))).toBe(true);
  expect(isIn(await browser.get(second.pathname + second.search))).toBe(false);
});

test('it sends nobody to a foreign page afterwards', async () => {
  const answer = await kontor
    .client()
    .send('POST', '/api/auth/sign-in/social', { provider: 'work', callbackURL: 'https://evil.example/' });
  expect(answer.statusCode).toBe(403);
});
