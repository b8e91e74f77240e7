// The door itself: safe headers, pages, errors without content, health, figures, the API's description.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../tests/support/app.ts';

let kontor: TestApp;
let pages: string;

beforeAll(async () => {
  pages = mkdtempSync(join(tmpdir(), 'kontor-pages-'));
  mkdirSync(join(pages, 'assets'));
  writeFileSync(join(pages, 'index.html'), '<!doctype html><title>Kontor</title>');
  writeFileSync(join(pages, 'assets/app-1a2b3c.js'), 'export {};');
  writeFileSync(join(pages, '../outside.txt'), 'outside');
  kontor = await testApp(
    { metricsToken: 'a token of some length', url: 'https://kontor.example' },
    { pages },
  );
  await kontor.addPerson('Ada', 'admin');
});
afterAll(async () => {
  await kontor.close();
  rmSync(pages, { recursive: true });
});

describe('pages', () => {
  test('every address that is no file and no API shows the screen; strangers too, who then sign in', async () => {
    for (const url of ['/', '/conversations/12', '/setup']) {
      const answer = await kontor.client().get(url);
      expect([answer.statusCode, answer.body]).toEqual([200, '<!doctype html><title>Kontor</title>']);
      expect(answer.headers['cache-control']).toBe('no-cache');
    }
  });

  test('hashed files are kept for ever; what is missing among them is not found', async () => {
    const file = await kontor.client().get('/assets/app-1a2b3c.js');
    expect(file.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect((await kontor.client().get('/assets/app-gone.js')).statusCode).toBe(404);
  });

  test('nothing outside the folder is served', async () => {
    for (const url of [
      '/../outside.txt',
      '/..%2foutside.txt',
      '/%2e%2e/outside.txt',
      '/assets/..%5c..%5coutside.txt',
    ])
      expect((await kontor.client().get(url)).body).not.toContain('outside');
  });

  test('the page allows no script but ours, no foreign frame, and cannot be framed', async () => {
    const { headers } = await kontor.client().get('/');
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("default-src 'self'");
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['strict-transport-security']).toContain('max-age');
    expect(headers['referrer-policy']).toBe('no-referrer');
  });

  test('what the API answers is no page and is not kept', async () => {
    const { headers } = await kontor.client().get('/api/health');
    expect(headers['content-security-policy']).toBe("default-src 'none'; frame-ancestors 'none'; sandbox");
    expect(headers['cache-control']).toBe('no-store');
  });
});

describe('errors', () => {
  test('an unknown address of the API is not found, signed in or not', async () => {
    const answer = await kontor.client().get('/api/nothing');
    expect([answer.statusCode, answer.json().kind]).toEqual([404, 'not-found']);
  });

  test('an address written in other letters passes no wall', async () => {
    for (const url of [
      '/%61pi/me',
      '/api/%6de',
      '/api//me',
      '//api/me',
      '/API/me',
      '/api/me/',
      '/api/me;x',
      '/api/me%00',
    ])
      expect([url, (await kontor.client().get(url)).body]).toEqual([
        url,
        expect.not.stringContaining('"email"'),
      ]);
    expect((await kontor.client().get('/%61pi/me')).statusCode).toBe(401);
  });

  test('what takes too long is given up with words that say so, and is no fault', async () => {
    const ada = await kontor.enter('Ada');
    const other = await kontor.database.pool.connect();
    try {
      await other.query('begin');
      await other.query('lock table messages in access exclusive mode');
      const asked = ada.get('/api/search/facets?q=pumps');
      // As the database does by itself when the time is over.
      const giveUp = `select pg_cancel_backend(pid) from pg_locks where not granted and relation = 'messages'::regclass`;
      while ((await other.query(giveUp)).rows.length === 0)
        await new Promise((later) => setTimeout(later, 50));
      const answer = await asked;
      expect([answer.statusCode, answer.json()]).toEqual([
        503,
        expect.objectContaining({ code: 'took-too-long' }),
      ]);
    } finally {
      await other.query('rollback');
      other.release();
    }
  });

  test('what cannot be read names the field', async () => {
    const answer = await kontor.client().send('POST', '/api/invitations/look', { token: 5 });
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({ kind: 'invalid', field: 'token' });
    const broken = await kontor.app.inject({
      method: 'POST',
      url: '/api/invitations/look',
      headers: { origin: kontor.deps.config.url, 'content-type': 'application/json' },
      payload: '{',
    });
    expect([broken.statusCode, broken.json().kind]).toEqual([400, 'invalid']);
  });

  test('what no column takes is refused in words: NUL in a text, an id beyond all ids', async () => {
    const ada = await kontor.signIn('Ada');
    for (const body of [{ name: 'A\0da' }, { name: 'Ada', notes: '\0', tags: ['a\0'] }]) {
      const answer = await ada.send('POST', '/api/contacts', body);
      expect([answer.statusCode, answer.json().kind]).toEqual([400, 'invalid']);
    }
    for (const q of ['a%00b', '%00', 'from:%00'])
      expect((await ada.get(`/api/search?q=${q}`)).statusCode).toBe(200);
    for (const url of ['/api/contacts/9999999999999999999', '/api/conversations/9999999999999999999'])
      expect([400, 404]).toContain((await ada.get(url)).statusCode);
  });

  test('a bug of ours answers a number, not its words', async () => {
    const before = kontor.deps.db;
    kontor.deps.db = undefined as never;
    try {
      const answer = await kontor.client().send('POST', '/api/invitations/look', { token: 'x' });
      expect(answer.statusCode).toBe(500);
      expect(answer.json()).toEqual({
        kind: 'internal',
        words: expect.stringMatching(/name [0-9a-f]{12}\.$/),
        code: 'internal',
        params: { id: expect.any(String) },
      });
    } finally {
      kontor.deps.db = before;
    }
  });

  test('a body over a mebibyte is refused', async () => {
    const answer = await kontor
      .client()
      .send('POST', '/api/invitations/look', { token: 'x'.repeat(1_100_000) });
    expect(answer.statusCode).toBe(413);
  });
});

describe('health, figures, description', () => {
  test('health and readiness answer strangers and say the version', async () => {
    for (const url of ['/api/health', '/api/ready'])
      expect((await kontor.client().get(url)).json()).toEqual({ ok: true, version: expect.any(String) });
  });

  test('figures need their token and name no address, user or search', async () => {
    await kontor.client().get('/api/search?q=geheim');
    expect((await kontor.client().get('/metrics')).statusCode).toBe(404);
    expect((await kontor.client({ authorization: 'Bearer wrong' }).get('/metrics')).statusCode).toBe(404);
    const figures = await kontor.client({ authorization: 'Bearer a token of some length' }).get('/metrics');
    expect(figures.body).toContain(
      'kontor_http_request_seconds_count{method="GET",route="/api/search",status="401"}',
    );
    expect(figures.body).not.toContain('geheim');
  });

  test('the API describes itself in OpenAPI 3.1', async () => {
    const description = (await kontor.client().get('/api/openapi.json')).json();
    expect(description.openapi).toBe('3.1.0');
    expect(Object.keys(description.paths)).toEqual(
      expect.arrayContaining(['/api/me', '/api/conversations', '/api/users/{id}']),
    );
    expect(description.paths['/api/users/{id}'].patch.requestBody).toBeTruthy();
  });

  test('over https the session’s cookie is secure, unreadable for scripts and same-site', async () => {
    const answer = await kontor.client().send('POST', '/api/auth/sign-in/email', {
      email: 'ada@kontor.example',
      password: 'correct horse battery',
    });
    const cookie = answer.cookies.find(({ name }) => name.includes('session_token'));
    expect(cookie).toMatchObject({
      name: '__Secure-kontor.session_token',
      httpOnly: true,
      secure: true,
      sameSite: 'Lax',
    });
  });
});
