// Climbs the walls around sign-in: sign-up, guessing, second factors, links, tokens, leaving, foreign pages.
import { TOTP } from 'otpauth';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addressOf, cookieOf, password, type TestApp, testApp } from '../../tests/support/app.ts';
import { createSetupLink } from '../domain/users/setup-link.ts';

let kontor: TestApp;
afterEach(() => kontor.close());

const secretOf = (url: string) => url.replace(/^.*#\w+=/, '');

describe('before Kontor is set up', () => {
  beforeEach(async () => {
    kontor = await testApp();
  });
  const form = (token: string) => ({
    token,
    house: { name: 'Hansa', domains: ['Hansa.example'] },
    admin: { name: 'Ada', email: 'Ada@Hansa.example', password },
    language: 'pl',
  });

  test('every route but setting up and health answers 503', async () => {
    for (const { method, url, config } of kontor.app.knownRoutes) {
      if (config.whileClosed || url === '/*' || method === 'HEAD') continue;
      const answer = await kontor.app.inject({
        method: method as 'GET',
        url: url.replace(/:\w+/g, '1'),
        headers: { origin: kontor.deps.config.url },
      });
      expect([method, url, answer.statusCode]).toEqual([method, url, 503]);
    }
    expect((await kontor.client().get('/api/health')).statusCode).toBe(200);
    expect((await kontor.client().get('/api/setup')).json()).toEqual({ needed: true });
  });

  test('the link sets up once, signs the admin in, and stores no secret', async () => {
    const link = await createSetupLink(kontor.deps.db, kontor.deps.config);
    expect(new URL(link).search).toBe('');
    const rows = await kontor.database.pool.query('select * from one_time_links');
    expect(JSON.stringify(rows.rows)).not.toContain(secretOf(link));
    const [first, second] = await Promise.all([
      kontor.client().send('POST', '/api/setup', form(secretOf(link))),
      kontor.client().send('POST', '/api/setup', form(secretOf(link))),
    ]);
    expect([first.statusCode, second.statusCode].sort()).toEqual([200, 403]);
    const winner = first.statusCode === 200 ? first : second;
    const me = await kontor.client({ cookie: cookieOf(winner) }).get('/api/me');
    expect(me.json()).toMatchObject({
      email: 'ada@hansa.example',
      role: 'admin',
      language: 'pl',
      house: { name: 'Hansa' },
    });
    expect((await kontor.client().send('POST', '/api/setup', form(secretOf(link)))).statusCode).toBe(403);
  });

  test('a guessed, an older and an overdue link set nothing up', async () => {
    const older = await createSetupLink(kontor.deps.db, kontor.deps.config);
    const newer = await createSetupLink(kontor.deps.db, kontor.deps.config);
    for (const secret of ['x', secretOf(older)])
      expect((await kontor.client().send('POST', '/api/setup', form(secret))).statusCode).toBe(403);
    await kontor.database.pool.query(`update one_time_links set expires_at = now() - interval '1 second'`);
    expect((await kontor.client().send('POST', '/api/setup', form(secretOf(newer)))).statusCode).toBe(403);
    expect((await kontor.client().get('/api/setup')).json()).toEqual({ needed: true });
  });
});

describe('signing in', () => {
  beforeEach(async () => {
    kontor = await testApp();
    await kontor.addPerson('Ada', 'admin');
    await kontor.addPerson('Ben');
  });

  test('nobody signs up, and of better-auth’s routes only ours exist', async () => {
    for (const path of [
      'sign-up/email',
      'request-password-reset',
      'reset-password',
      'update-user',
      'delete-user',
      'change-email',
      'link-social',
      'verify-password',
      'two-factor/get-totp-uri',
    ])
      for (const client of [kontor.client(), await kontor.enter('Ben')]) {
        const answer = await client.send('POST', `/api/auth/${path}`, {
          email: 'eve@evil.example',
          password,
          name: 'Eve',
          newPassword: password,
        });
        expect([path, answer.statusCode]).toEqual([path, 404]);
      }
    const { rows } = await kontor.database.pool.query('select count(*)::int as n from users');
    expect(rows[0].n).toBe(2);
  });

  test('a wrong password and an unknown address answer alike', async () => {
    const wrong = await kontor
      .client()
      .send('POST', '/api/auth/sign-in/email', { email: addressOf('Ben'), password: 'wrong password' });
    const unknown = await kontor
      .client()
      .send('POST', '/api/auth/sign-in/email', { email: 'no@kontor.example', password });
    expect([wrong.statusCode, wrong.body]).toEqual([401, unknown.body]);
    expect(unknown.statusCode).toBe(401);
  });

  test('guessing one account from many addresses is stopped, even for the right password', async () => {
    const tries = 12;
    const statuses: number[] = [];
    for (let n = 0; n < tries; n++) {
      const answer = await kontor.app.inject({
        method: 'POST',
        url: '/api/auth/sign-in/email',
        headers: { origin: kontor.deps.config.url },
        remoteAddress: `10.${n}.0.1`,
        payload: { email: addressOf('Ben'), password: 'wrong password' },
      });
      statuses.push(answer.statusCode);
    }
    expect(statuses).toEqual([...Array(10).fill(401), 429, 429]);
    await expect(kontor.signIn('Ben')).rejects.toThrow('TOO_MANY_TRIES');
    await kontor.signIn('Ada');
  });

  test('guessing from one address is stopped, whichever accounts', async () => {
    const statuses: number[] = [];
    for (let n = 0; n < 25; n++) {
      const answer = await kontor
        .client({ 'x-forwarded-for': `10.0.0.${n}` })
        .send('POST', '/api/auth/sign-in/email', {
          email: `user${n}@kontor.example`,
          password: 'wrong password',
        });
      statuses.push(answer.statusCode);
    }
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThanOrEqual(5);
  });

  test('a second factor is asked for; a recovery code works once; neither is stored readable', async () => {
    const ben = await kontor.enter('Ben');
    const enabled = await ben.send('POST', '/api/auth/two-factor/enable', { password });
    const { totpURI, backupCodes } = enabled.json();
    const totp = new TOTP({ secret: new URL(totpURI).searchParams.get('secret')! });
    expect(
      (await ben.send('POST', '/api/auth/two-factor/verify-totp', { code: totp.generate() })).statusCode,
    ).toBe(200);

    const half = await kontor
      .client()
      .send('POST', '/api/auth/sign-in/email', { email: addressOf('Ben'), password });
    expect(half.json().twoFactorRedirect).toBe(true);
    const pending = kontor.client({ cookie: cookieOf(half) });
    expect((await pending.get('/api/me')).statusCode).toBe(401);
    expect(
      (await pending.send('POST', '/api/auth/two-factor/verify-totp', { code: '000000' })).statusCode,
    ).toBe(401);
    const whole = await pending.send('POST', '/api/auth/two-factor/verify-totp', { code: totp.generate() });
    expect((await kontor.client({ cookie: cookieOf(whole) }).get('/api/me')).json().twoFactor).toBe(true);

    const recover = async () => {
      const again = await kontor
        .client()
        .send('POST', '/api/auth/sign-in/email', { email: addressOf('Ben'), password });
      return kontor
        .client({ cookie: cookieOf(again) })
        .send('POST', '/api/auth/two-factor/verify-backup-code', { code: backupCodes[0] });
    };
    expect((await recover()).statusCode).toBe(200);
    expect((await recover()).statusCode).toBe(401);
    const { rows } = await kontor.database.pool.query('select secret, backup_codes from two_factors');
    expect(JSON.stringify(rows)).not.toContain(new URL(totpURI).searchParams.get('secret'));
    expect(JSON.stringify(rows)).not.toContain(backupCodes[1]);
  });

  test('writing from a foreign page is refused, with or without an Origin', async () => {
    const { cookie } = (await kontor.enter('Ada')).headers as { cookie: string };
    const body = { name: 'sales', memberIds: [] };
    for (const headers of [
      {},
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'http://localhost.evil.example:3900', host: 'localhost.evil.example:3900' },
      { origin: 'http://evil.example', host: 'evil.example' },
      { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' },
    ]) {
      const answer = await kontor.app.inject({
        method: 'POST',
        url: '/api/teams',
        headers: { ...headers, cookie },
        payload: body,
      });
      expect([headers, answer.statusCode, answer.json().code]).toEqual([headers, 403, 'foreign-origin']);
    }
    for (const headers of [
      { origin: kontor.deps.config.url },
      { 'sec-fetch-site': 'same-origin' },
      { origin: 'http://localhost:3900', host: 'localhost:3900' },
    ] as Record<string, string>[]) {
      const answer = await kontor.app.inject({
        method: 'PATCH',
        url: '/api/me',
        headers: { ...headers, cookie },
        payload: { name: 'Ada' },
      });
      expect([headers, answer.statusCode]).toEqual([headers, 200]);
    }
  });

  test('whoever leaves is out at once: session, token, sign-in', async () => {
    const ada = await kontor.enter('Ada');
    const ben = await kontor.enter('Ben');
    const { token } = (await ben.send('POST', '/api/tokens', { name: 'script' })).json();
    const program = kontor.client({ authorization: `Bearer ${token}` });
    expect((await program.get('/api/me')).statusCode).toBe(200);
    const id = (await ben.get('/api/me')).json().id;
    expect((await ada.send('PATCH', `/api/users/${id}`, { disabled: true })).json().disabledAt).toBeTruthy();
    expect((await ben.get('/api/me')).statusCode).toBe(401);
    expect((await program.get('/api/me')).statusCode).toBe(401);
    await expect(kontor.signIn('Ben')).rejects.toThrow('INVALID_EMAIL_OR_PASSWORD');
    await ada.send('PATCH', `/api/users/${id}`, { disabled: false });
    expect((await program.get('/api/me')).statusCode).toBe(401);
    await kontor.signIn('Ben');
  });

  test('the last admin can neither leave nor step down, nor two of them at once', async () => {
    const ada = await kontor.enter('Ada');
    const adaId = (await ada.get('/api/me')).json().id;
    for (const change of [{ disabled: true }, { role: 'member' }])
      expect((await ada.send('PATCH', `/api/users/${adaId}`, change)).json().code).toBe('last-admin');
    const ben = await kontor.enter('Ben');
    const benId = (await ben.get('/api/me')).json().id;
    await ada.send('PATCH', `/api/users/${benId}`, { role: 'admin' });
    const answers = await Promise.all([
      ada.send('PATCH', `/api/users/${adaId}`, { role: 'member' }),
      ben.send('PATCH', `/api/users/${benId}`, { role: 'member' }),
    ]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
  });

  test('nobody is put above themselves, at whatever distance', async () => {
    const ada = await kontor.enter('Ada');
    const [adaId, benId] = (await ada.get('/api/users')).json().items.map(({ id }: { id: string }) => id);
    expect((await ada.send('PATCH', `/api/users/${adaId}`, { supervisorId: adaId })).json().code).toBe(
      'supervisor-circle',
    );
    expect((await ada.send('PATCH', `/api/users/${benId}`, { supervisorId: adaId })).statusCode).toBe(200);
    expect((await ada.send('PATCH', `/api/users/${adaId}`, { supervisorId: benId })).json().code).toBe(
      'supervisor-circle',
    );
  });

  test('an invitation works once, for its address and role; a withdrawn one not at all', async () => {
    const ada = await kontor.enter('Ada');
    const invite = async (email: string) =>
      (await ada.send('POST', '/api/invitations', { email, name: 'Cleo', role: 'read-only' })).json();
    const { url } = await invite('Cleo@kontor.example');
    const token = secretOf(url);
    expect((await kontor.client().send('POST', '/api/invitations/look', { token })).json()).toMatchObject({
      email: 'cleo@kontor.example',
    });
    const accept = (secret: string) =>
      kontor.client().send('POST', '/api/invitations/accept', { token: secret, name: 'Cleo', password });
    const accepted = await accept(token);
    expect((await kontor.client({ cookie: cookieOf(accepted) }).get('/api/me')).json().role).toBe(
      'read-only',
    );
    expect((await accept(token)).statusCode).toBe(404);
    expect(
      (await ada.send('POST', '/api/invitations', { email: 'cleo@kontor.example', name: 'C' })).statusCode,
    ).toBe(409);

    const first = await invite('dora@kontor.example');
    const second = await invite('dora@kontor.example');
    expect((await accept(secretOf(first.url))).statusCode).toBe(404);
    await ada.send('DELETE', `/api/invitations/${second.id}`);
    expect((await accept(secretOf(second.url))).statusCode).toBe(404);
    expect((await ada.get('/api/invitations')).json().items).toEqual([]);
  });

  test('a password link ends sessions, works once, and ends a lost second factor only if asked', async () => {
    const ada = await kontor.enter('Ada');
    const ben = await kontor.enter('Ben');
    const id = (await ben.get('/api/me')).json().id;
    const { url } = (
      await ada.send('POST', `/api/users/${id}/password-links`, { resetTwoFactor: false })
    ).json();
    const redeem = () =>
      kontor.client().send('POST', '/api/password-links/redeem', {
        token: secretOf(url),
        password: 'a new long password',
      });
    expect((await redeem()).statusCode).toBe(200);
    expect((await redeem()).statusCode).toBe(404);
    expect((await ben.get('/api/me')).statusCode).toBe(401);
    await expect(kontor.signIn('Ben')).rejects.toThrow();
    const fresh = await kontor
      .client()
      .send('POST', '/api/auth/sign-in/email', { email: addressOf('Ben'), password: 'a new long password' });
    expect(fresh.statusCode).toBe(200);
  });

  test('a token reads or writes as told, makes no tokens, touches no sign-in, and is stored as a hash', async () => {
    const ada = await kontor.enter('Ada');
    const make = async (scope: string) =>
      (await ada.send('POST', '/api/tokens', { name: scope, scope })).json();
    const [reads, writes] = [await make('read'), await make('write')];
    const reader = kontor.client({ authorization: `Bearer ${reads.token}` });
    const writer = kontor.client({ authorization: `Bearer ${writes.token}` });
    expect((await reader.get('/api/users')).statusCode).toBe(200);
    expect((await reader.send('POST', '/api/teams', { name: 'sales' })).json().code).toBe('token-reads-only');
    expect((await writer.send('POST', '/api/teams', { name: 'sales' })).statusCode).toBe(200);
    for (const [method, url] of [
      ['POST', '/api/tokens'],
      ['DELETE', `/api/tokens/${reads.id}`],
      ['POST', '/api/auth/change-password'],
      ['POST', '/api/invitations'],
    ] as const)
      expect((await writer.send(method, url, { name: 'x' })).json().code).toBe('session-only');
    expect((await kontor.client().get(`/api/me?token=${writes.token}`)).statusCode).toBe(401);
    const { rows } = await kontor.database.pool.query('select * from api_tokens');
    expect(JSON.stringify(rows)).not.toContain(writes.token.slice(12));
    await ada.send('DELETE', `/api/tokens/${writes.id}`);
    expect((await writer.get('/api/me')).statusCode).toBe(401);
    expect(
      (await kontor.client({ ...ada.headers, authorization: `Bearer ${writes.token}` }).get('/api/me'))
        .statusCode,
    ).toBe(401);
  });

  test('signing out and revoking end sessions at once', async () => {
    const [here, there] = [await kontor.signIn('Ben'), await kontor.enter('Ben')];
    const sessions = (await here.get('/api/auth/list-sessions')).json();
    expect(sessions).toHaveLength(2);
    await here.send('POST', '/api/auth/revoke-other-sessions');
    expect((await there.get('/api/me')).statusCode).toBe(401);
    await here.send('POST', '/api/auth/sign-out');
    expect((await here.get('/api/me')).statusCode).toBe(401);
  });

  test('a session in use is prolonged with its cookie; one out of use ends', async () => {
    const ben = await kontor.signIn('Ben');
    await kontor.database.pool.query(
      `update sessions set updated_at = now() - interval '2 days', expires_at = now() + interval '28 days'`,
    );
    const answer = await ben.get('/api/me');
    expect(answer.cookies.find(({ name }) => name === 'kontor.session_token')?.maxAge).toBe(30 * 86_400);
    const { rows } = await kontor.database.pool.query(
      `select expires_at > now() + interval '29 days' as longer from sessions`,
    );
    expect(rows).toEqual([{ longer: true }]);
    expect((await ben.get('/api/me')).cookies).toEqual([]);
    await kontor.database.pool.query('update sessions set expires_at = now()');
    expect((await ben.get('/api/me')).statusCode).toBe(401);
  });

  test('a session’s token alone, unsigned or signed with another key, opens nothing', async () => {
    await kontor.enter('Ben');
    const { rows } = await kontor.database.pool.query('select token from sessions');
    for (const value of [rows[0].token, `${rows[0].token}.AAAA`])
      expect(
        (await kontor.client({ cookie: `kontor.session_token=${value}` }).get('/api/me')).statusCode,
      ).toBe(401);
  });
});
