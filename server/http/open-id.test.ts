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

const work = () => ({ name: 'Work', preset: 'other', issuer, clientId: 'kontor' });
const secret = 'a secret between the two';

test('an admin connects the provider; its secret is sealed and never shown', async () => {
  const ada = await kontor.enter('Ada');
  const connected = await ada.send('PUT', '/api/sign-in-providers/work', { ...work(), clientSecret: secret });
  expect(connected.json()).toEqual({ ok: true });
  const { rows } = await kontor.database.pool.query(
    `select value from settings where name = 'sign-in-providers'`,
  );
  expect(JSON.stringify(rows)).not.toContain('a secret between');
  expect((await kontor.client().get('/api/sign-in-providers')).json()).toEqual({
    items: [{ id: 'work', name: 'Work' }],
  });
  const details = await ada.get('/api/sign-in-providers/details');
  expect(details.body).not.toContain('a secret between');
  expect(details.json()).toEqual({
    items: [
      {
        id: 'work',
        ...work(),
        allowPrivate: false,
        hasSecret: true,
        redirectUri: `${kontor.deps.config.url}/api/auth/callback/work`,
        people: 0,
        withoutPassword: 0,
      },
    ],
    redirectUri: `${kontor.deps.config.url}/api/auth/callback/:id`,
  });
});

test('a change without a secret keeps it, unless the server is another one', async () => {
  const ada = await kontor.enter('Ada');
  const renamed = { ...work(), name: 'Company' };
  expect((await ada.send('PUT', '/api/sign-in-providers/work', renamed)).statusCode).toBe(200);
  const tried = await ada.send('POST', '/api/sign-in-providers/test', { id: 'work', ...work() });
  expect(tried.json().ok).toBe(true);
  const elsewhere = { ...work(), issuer: `${issuer}/.well-known/openid-configuration` };
  const answer = await ada.send('PUT', '/api/sign-in-providers/work', elsewhere);
  expect(answer.json()).toMatchObject({ kind: 'invalid', code: 'secret-needed' });
  await ada.send('PUT', '/api/sign-in-providers/work', work());
});

test('the test says step by step what is right, and at which step it ends', async () => {
  const ada = await kontor.enter('Ada');
  const steps = async (change: object) => {
    const { ok, steps } = (
      await ada.send('POST', '/api/sign-in-providers/test', { id: 'work', ...work(), ...change })
    ).json();
    return [ok, steps.map(({ step, code }: Record<string, string>) => `${step} ${code}`)];
  };
  const first = ['name found', 'document read', 'addresses named', 'keys listed', 'email offered'];
  expect(await steps({})).toEqual([true, [...first, 'client accepted']]);
  expect(await steps({ clientSecret: 'guessed' })).toEqual([false, [...first, 'client client-refused']]);
  expect(await steps({ clientId: 'nobody' })).toEqual([false, [...first, 'client client-refused']]);
  expect(await steps({ issuer: `${issuer}/nothing` })).toEqual([
    false,
    ['name found', 'document no-document'],
  ]);
  expect(await steps({ issuer: 'http://10.0.0.1' })).toEqual([false, ['name private-address']]);
});

test('only an admin connects, looks at or removes one, and never under the name of passwords', async () => {
  const ben = await kontor.enter('Ben');
  expect((await ben.send('PUT', '/api/sign-in-providers/work', work())).statusCode).toBe(403);
  expect((await ben.send('DELETE', '/api/sign-in-providers/work')).statusCode).toBe(403);
  expect((await ben.get('/api/sign-in-providers/details')).statusCode).toBe(403);
  const ada = await kontor.enter('Ada');
  const answer = await ada.send('PUT', '/api/sign-in-providers/credential', { ...work(), clientSecret: '' });
  expect(answer.statusCode).toBe(400);
});

test('F38: a provider inside the own network is refused unless allowed, and one that is none', async () => {
  const ada = await kontor.enter('Ada');
  for (const issuer of [
    'http://10.0.0.1/',
    'http://[::ffff:192.168.0.1]/',
    'http://169.254.169.254/latest',
    `${work().issuer}/nothing`,
  ]) {
    const answer = await ada.send('PUT', '/api/sign-in-providers/x', {
      ...work(),
      issuer,
      clientSecret: 'x',
    });
    expect([issuer, answer.json().code]).toEqual([issuer, 'sign-in-server']);
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
  expect([answer.statusCode, answer.headers.location, answer.body]).toEqual([
    302,
    expect.stringContaining('/sign-in?error='),
    '',
  ]);
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

test('a way back that nobody set out on ends at the sign-in page', async () => {
  const answer = await kontor.client().get('/api/auth/callback/work?code=x&state=made-up');
  expect(answer.statusCode).toBe(302);
  expect(String(answer.headers.location)).toContain(`${kontor.deps.config.url}/sign-in?error=`);
});

test('an ID token handed in by the browser itself signs nobody in', async () => {
  const answer = await kontor.client().send('POST', '/api/auth/sign-in/social', {
    provider: 'work',
    idToken: { token: 'a.b.c' },
  });
  expect(answer.statusCode).toBeGreaterThanOrEqual(400);
});

test('nothing of the server’s tokens is kept', async () => {
  const { rows } = await kontor.database.pool.query(
    `select access_token, refresh_token, id_token from accounts where provider_id = 'work'`,
  );
  expect(rows.length).toBeGreaterThan(0);
  for (const row of rows) expect(Object.values(row)).toEqual([null, null, null]);
});

test('it sends nobody to a foreign page afterwards', async () => {
  const answer = await kontor
    .client()
    .send('POST', '/api/auth/sign-in/social', { provider: 'work', callbackURL: 'https://evil.example/' });
  expect(answer.statusCode).toBe(403);
});

test('a server that is removed is forgotten with all it knew, and signs nobody in', async () => {
  const ada = await kontor.enter('Ada');
  const known = async () =>
    (await kontor.database.pool.query(`select 1 from accounts where provider_id = 'work'`)).rowCount;
  expect((await ada.get('/api/sign-in-providers/details')).json().items[0]).toMatchObject({
    people: 2,
    withoutPassword: 1,
  });
  expect(await known()).toBe(2);
  expect((await ada.send('DELETE', '/api/sign-in-providers/work')).json()).toEqual({ ok: true });
  expect((await ada.send('DELETE', '/api/sign-in-providers/work')).statusCode).toBe(404);
  expect(await known()).toBe(0);
  expect((await kontor.client().get('/api/sign-in-providers')).json()).toEqual({ items: [] });
  const start = { provider: 'work', callbackURL: '/' };
  expect((await kontor.client().send('POST', '/api/auth/sign-in/social', start)).statusCode).toBe(404);
});

test('a server that was set by its discovery document alone works on, and is changed on the page', async () => {
  const ada = await kontor.enter('Ada');
  await ada.send('PUT', '/api/sign-in-providers/work', { ...work(), clientSecret: secret });
  const discoveryUrl = `${issuer}/.well-known/openid-configuration`;
  await kontor.database.pool.query(
    `update settings set value = jsonb_build_array((value -> 0) - 'issuer' - 'preset' - 'allowPrivate'
       || jsonb_build_object('discoveryUrl', $1::text)) where name = 'sign-in-providers'`,
    [discoveryUrl],
  );
  await kontor.app.auth('fresh');
  expect((await signInAs('ben')).headers.location).toBe('/');
  const [shown] = (await ada.get('/api/sign-in-providers/details')).json().items;
  expect(shown).toMatchObject({ id: 'work', preset: 'other', issuer: discoveryUrl, hasSecret: true });
  const { name, preset, clientId } = shown;
  const changed = { name, preset, clientId, issuer: discoveryUrl };
  expect((await ada.send('PUT', '/api/sign-in-providers/work', changed)).json()).toEqual({ ok: true });
});
