// After a rotation everything opens with the new key and nothing with the old one; when it fails nothing has changed.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TOTP } from 'otpauth';
import { expect, test } from 'vitest';
import { addressOf, cookieOf, password, testApp } from '../../../tests/support/app.ts';
import { seal } from '../../database/seal.ts';
import { createApp } from '../../http/app.ts';
import { operatorViewer } from '../access/viewer.ts';
import { openSecret, sealSecret } from '../mailboxes/mailbox-secret.ts';
import { loadSignInProviders } from '../users/sign-in-providers.ts';
import { rotateSecretKey } from './rotate-secret-key.ts';

test('passwords of mailboxes, sign-in servers and second factors go over to the new key', async () => {
  const kontor = await testApp();
  const { deps, database } = kontor;
  try {
    await kontor.addPerson('Ada', 'admin');
    const mailbox = await database.pool.query(
      `insert into mailboxes (name, address, kind) values ('Sales', 'sales@kontor.example', 'imap') returning id`,
    );
    const { id } = mailbox.rows[0];
    await database.pool.query('update mailboxes set secret = $1', [
      sealSecret(deps, id, { password: 'geheim' }),
    ]);
    const secret = seal(deps, { table: 'settings', row: 'sign-in-providers', column: 'work' }, 'between us');
    await database.pool.query(`insert into settings (name, value) values ('sign-in-providers', $1)`, [
      JSON.stringify([
        {
          id: 'work',
          name: 'Work',
          preset: 'other',
          issuer: 'https://x.example',
          clientId: 'x',
          allowPrivate: false,
          secret: secret.toString('base64'),
        },
      ]),
    ]);
    const ada = await kontor.enter('Ada');
    const { totpURI } = (await ada.send('POST', '/api/auth/two-factor/enable', { password })).json();
    const totp = new TOTP({ secret: new URL(totpURI).searchParams.get('secret')! });
    await ada.send('POST', '/api/auth/two-factor/verify-totp', { code: totp.generate() });

    const file = join(deps.config.data, 'secret.key');
    const before = readFileSync(file, 'utf8');
    expect(await rotateSecretKey(deps.db, deps.config, operatorViewer())).toBe(3);
    expect(readFileSync(file, 'utf8')).not.toBe(before);
    expect(readFileSync(`${file}.previous`, 'utf8')).toBe(before);

    const row = await database.pool.query('select secret from mailboxes');
    expect(openSecret(deps, id, row.rows[0].secret)).toEqual({ password: 'geheim' });
    const old = { config: { data: '', secretKey: before.trim() } };
    expect(() => openSecret(old, id, row.rows[0].secret)).toThrow('KONTOR_SECRET_KEY');
    expect((await loadSignInProviders(deps))[0]!.clientSecret).toBe('between us');
    expect((await ada.get('/api/me')).statusCode).toBe(401);

    // As after a restart, with settings that know only the new key.
    const config = { ...deps.config };
    await database.pool.query(`delete from settings`);
    const app = await createApp({ ...deps, config });
    const ask = (url: string, cookie: string, payload: object) =>
      app.inject({ method: 'POST', url, headers: { origin: config.url, cookie }, payload });
    const half = await ask('/api/auth/sign-in/email', '', { email: addressOf('Ada'), password });
    expect(half.json().twoFactorRedirect).toBe(true);
    const whole = await ask('/api/auth/two-factor/verify-totp', cookieOf(half), { code: totp.generate() });
    expect(whole.statusCode).toBe(200);
    await app.close();
  } finally {
    await kontor.close();
  }
});

test('a secret of a third key stops it: no row and no file has changed', async () => {
  const kontor = await testApp();
  const { deps, database } = kontor;
  try {
    const stranger = { config: { data: '', secretKey: 'e'.repeat(64) } };
    for (const [address, keys] of [
      ['a@kontor.example', deps],
      ['b@kontor.example', stranger],
    ] as const) {
      const { rows } = await database.pool.query(
        `insert into mailboxes (name, address, kind) values ('x', $1, 'imap') returning id`,
        [address],
      );
      const secret = sealSecret(keys, rows[0].id, { password: 'geheim' });
      await database.pool.query('update mailboxes set secret = $1 where id = $2', [secret, rows[0].id]);
    }
    const file = join(deps.config.data, 'secret.key');
    const before = [
      readFileSync(file, 'utf8'),
      (await database.pool.query('select * from mailboxes order by id')).rows,
    ];
    await expect(rotateSecretKey(deps.db, deps.config, operatorViewer())).rejects.toThrow('another key');
    expect([
      readFileSync(file, 'utf8'),
      (await database.pool.query('select * from mailboxes order by id')).rows,
    ]).toEqual(before);
    await expect(rotateSecretKey(deps.db, deps.config, operatorViewer(), 'short')).rejects.toThrow('64 hex');
  } finally {
    await kontor.close();
  }
});
