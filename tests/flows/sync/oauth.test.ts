// Signing in at a mail server with OAuth2: a real authorization server, PKCE, refresh, and consent withdrawn.
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { operatorViewer, type Viewer } from '../../../server/domain/access/viewer.ts';
import { openSecret, sealSecret } from '../../../server/domain/mailboxes/mailbox-secret.ts';
import { saveClient } from '../../../server/domain/mailboxes/oauth/clients.ts';
import {
  finishOAuth,
  redirectUri,
  startOAuth,
} from '../../../server/domain/mailboxes/oauth/connect-by-oauth.ts';
import { type Dovecot, startDovecot } from '../../support/dovecot.ts';
import { type OauthServer, startOauthServer } from '../../support/oauth-server.ts';
import {
  countSources,
  mail,
  mailboxOf,
  type SyncHouse,
  syncHouse,
  testSync,
  until,
  untilGreen,
} from '../../support/sync.ts';

let house: SyncHouse;
let oauth: OauthServer;
let dovecot: Dovecot;
let sync: { stop(): Promise<void> } | undefined;
let admin: Viewer;
/** Access tokens live this many seconds. */
let lifetime = 3600;

beforeAll(async () => {
  oauth = await startOauthServer({
    redirectUri: 'http://127.0.0.1:3900/api/oauth/callback',
    account: 'ada',
    lifetime: () => lifetime,
  });
  dovecot = await startDovecot({ users: { ada: 'not-used' }, introspectionUrl: oauth.introspectionUrl });
});
afterAll(async () => {
  await dovecot.stop();
  oauth.stop();
});
beforeEach(async () => {
  house = await syncHouse();
  lifetime = 3600;
  const { id } = await house.deps.db
    .insertInto('users')
    .values({ name: 'Ada', email: 'ada@kontor.example', role: 'admin' })
    .returning('id')
    .executeTakeFirstOrThrow();
  admin = { userId: id, role: 'admin', principals: ['everyone', `user:${id}`, `owner:${id}`] };
  await saveClient(house.deps, admin, {
    provider: 'other',
    clientId: oauth.clientId,
    clientSecret: oauth.clientSecret,
    authorizeUrl: oauth.authorizeUrl,
    tokenUrl: oauth.tokenUrl,
    scope: oauth.scope,
  });
});
afterEach(async () => {
  await sync?.stop();
  sync = undefined;
  await house.close();
});

const connection = () => ({ ...mailboxOf(dovecot, 'ada').connection!, authentication: 'oauth2' as const });

/** What a browser does between leaving for the provider and coming back. */
async function consent(start: string): Promise<{ state: string; code: string }> {
  const cookies = new Map<string, string>();
  let url = new URL(start);
  for (let hops = 0; hops < 12; hops++) {
    const answer = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
    });
    for (const line of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
      cookies.set(name!, value!);
    }
    const location = answer.headers.get('location');
    if (!location) throw new Error(`${answer.status} ${await answer.text()}`);
    url = new URL(location, url);
    if (url.href.startsWith(redirectUri(house.deps.config)))
      return { state: url.searchParams.get('state')!, code: url.searchParams.get('code')! };
  }
  throw new Error('too many redirects');
}

async function connected(): Promise<string> {
  const id = await house.connect(dovecot, 'ada', { connection: connection(), password: '' });
  const { state, code } = await consent(await startOAuth(house.deps, admin, id, 'this-browser'));
  await finishOAuth(house.deps, admin, { state, code, error: undefined, browser: 'this-browser' });
  return id;
}

const stateOf = (id: string) =>
  house.deps.db.selectFrom('mailboxes').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

it('connects, fetches mail, and renews its token before it runs out', async () => {
  lifetime = 121;
  const id = await connected();
  const before = openSecret(house.deps, id, (await stateOf(id)).secret)!;
  expect(before).toHaveProperty('refreshToken');
  sync = testSync(house);
  // The server lets in whoever shows a good token and nobody else.
  await until(async () => (await stateOf(id)).state === 'ok', 'the first round');
  await sync.stop();
  await new Promise((done) => setTimeout(done, 1500));
  sync = testSync(house);
  await until(async () => {
    const now = openSecret(house.deps, id, (await stateOf(id)).secret)!;
    return (
      'accessToken' in now &&
      'accessToken' in before &&
      now.accessToken !== before.accessToken &&
      now.refreshToken !== before.refreshToken
    );
  }, 'a renewed token');
  expect((await stateOf(id)).trouble_code).toBeNull();
});

it('says "reconnect" when consent is withdrawn, and goes on after a new one', async () => {
  const id = await connected();
  sync = testSync(house);
  await until(async () => (await stateOf(id)).state === 'ok', 'the first round');
  await sync.stop();
  const secret = openSecret(house.deps, id, (await stateOf(id)).secret)!;
  if (!('refreshToken' in secret)) throw new Error('no tokens');
  const form = new URLSearchParams({
    token: secret.refreshToken,
    client_id: 'kontor',
    client_secret: 'company',
  });
  await fetch(`${oauth.issuer}/token/revocation`, { method: 'POST', body: form });
  await house.deps.db
    .updateTable('mailboxes')
    .set({ secret: sealSecret(house.deps, id, { ...secret, expiresAt: 0 }) })
    .where('id', '=', id)
    .execute();
  sync = testSync(house);
  await until(async () => (await stateOf(id)).trouble_code === 'reconnect', 'the trouble');
  const { state, code } = await consent(await startOAuth(house.deps, admin, id, 'b'));
  await finishOAuth(house.deps, admin, { state, code, error: undefined, browser: 'b' });
  await until(
    async () => (await stateOf(id)).trouble_code === null && (await stateOf(id)).state === 'ok',
    'the mailbox to work again',
  );
});

it('takes a state once, from the browser and the user it was made for', async () => {
  const id = await house.connect(dovecot, 'ada', { connection: connection(), password: '' });
  const back = await consent(await startOAuth(house.deps, admin, id, 'mine'));
  const finish = (viewer: Viewer, browser: string) =>
    finishOAuth(house.deps, viewer, { ...back, error: undefined, browser });
  await expect(finish(admin, 'another')).rejects.toMatchObject({ code: 'oauth-state' });
  await expect(finish(admin, 'mine')).rejects.toMatchObject({ code: 'oauth-state' });
  const again = await consent(await startOAuth(house.deps, admin, id, 'mine'));
  const other = { ...admin, userId: '999' };
  await expect(
    finishOAuth(house.deps, other, { ...again, error: undefined, browser: 'mine' }),
  ).rejects.toMatchObject({ code: 'oauth-state' });
  await expect(startOAuth(house.deps, operatorViewer(), id, 'x')).rejects.toMatchObject({
    code: 'browser-needed',
  });
});

it('a secret of the company is not sent to a token address it was not given for', async () => {
  await saveClient(house.deps, admin, {
    provider: 'other',
    clientId: 'kontor',
    authorizeUrl: '',
    tokenUrl: 'http://elsewhere.example/token',
    scope: '',
  });
  const row = await house.deps.db
    .selectFrom('oauth_clients')
    .select('client_secret')
    .where('provider', '=', 'other')
    .executeTakeFirstOrThrow();
  expect(row.client_secret).toBeNull();
});

it('mail arrives over a token', async () => {
  const id = await connected();
  dovecot.fill('ada', 'INBOX', [{ raw: mail(1) }, { raw: mail(2) }]);
  sync = testSync(house);
  await untilGreen(house, id, 'INBOX', 2);
  expect(await countSources(house)).toBe(2);
});
