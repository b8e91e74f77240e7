// The house the browser tests live in: a real Kontor, a real Dovecot with letters in it, Ada as admin.
import { type APIRequestContext, type Browser, test as base, expect, type Page } from '@playwright/test';
import { type Dovecot, startDovecot } from '../../support/dovecot.ts';
import { firstLetters, sales } from './letters.ts';
import { type Kontor, startKontor } from './start-kontor.ts';

export const ada = { name: 'Ada Smit', email: 'ada@noord.example', password: 'correct horse battery' };

export interface House {
  kontor: Kontor;
  dovecot: Dovecot;
  /** Cookies of Ada, signed in. */
  state: Awaited<ReturnType<APIRequestContext['storageState']>>;
  /** Ada's own requests, as the screen makes them. */
  send(method: 'get' | 'post' | 'put' | 'patch', path: string, data?: unknown): Promise<unknown>;
}

/** A page of Ada's, and the house it belongs to. */
export const test = base.extend<{ desk: Page }, { file: string; house: House }>({
  // Each file names itself, and so has a house of its own: what one reads or files is not read or filed for the next.
  file: ['', { option: true, scope: 'worker' }],
  house: [
    async ({ playwright, file: _file }, use) => {
      const [dovecot, kontor] = await Promise.all([
        startDovecot({ users: { [sales]: 'secret' } }),
        startKontor(),
      ]);
      await dovecot.append(
        sales,
        'INBOX',
        (await firstLetters()).map((raw) => ({ raw })),
      );
      const requests = await playwright.request.newContext({
        baseURL: kontor.url,
        extraHTTPHeaders: { origin: kontor.url },
      });
      const send: House['send'] = async (method, path, data) => {
        const answer = await requests[method](path, data === undefined ? {} : { data });
        if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`);
        return answer.json();
      };
      await send('post', '/api/setup', {
        token: kontor.setupLink.split('=')[1],
        house: { name: 'Noord BV', domains: ['noord.example'] },
        admin: ada,
        language: 'en',
      });
      await send('post', '/api/mailboxes', {
        name: 'Sales',
        address: sales,
        kind: 'imap',
        policy: 'open',
        password: 'secret',
        connection: {
          host: '127.0.0.1',
          port: dovecot.imapPort,
          security: 'plain',
          login: sales,
          authentication: 'password',
          provider: 'other',
          allowPrivate: true,
        },
      });
      await expect
        .poll(async () => ((await send('get', '/api/counts')) as { inbox: { count: number } }).inbox.count, {
          timeout: 60_000,
        })
        .toBe(5);
      await use({ kontor, dovecot, send, state: await requests.storageState() });
      await requests.dispose();
      await kontor.stop();
      await dovecot.stop();
    },
    { scope: 'worker', timeout: 300_000 },
  ],
  desk: async ({ browser, house, viewport }, use) => {
    const page = await signedIn(browser, house, { viewport });
    await use(page);
    await page.context().close();
  },
});

/** A browser window of Ada's. Errors of the page fail the test that sees them. */
export async function signedIn(
  browser: Browser,
  house: House,
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<Page> {
  const context = await browser.newContext({
    baseURL: house.kontor.url,
    storageState: house.state,
    ...options,
  });
  const page = await context.newPage();
  page.on('pageerror', (error) => {
    throw error;
  });
  return page;
}

export { expect };
