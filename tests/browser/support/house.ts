// The house the browser tests live in: a real Kontor, a real Dovecot with letters in it, Ada as admin.
import {
  type Browser,
  type BrowserContext,
  test as base,
  expect,
  type Locator,
  type Page,
} from '@playwright/test';
import type { Dovecot } from '../../support/dovecot.ts';
import type { Kontor } from './start-kontor.ts';
import { ada, type State, startCopy } from './template.ts';

export interface House {
  kontor: Kontor;
  dovecot: Dovecot;
  /** Cookies of Ada, signed in. */
  state: State;
  /** Ada's own requests, as the screen makes them. */
  send(method: 'get' | 'post' | 'put' | 'patch' | 'delete', path: string, data?: unknown): Promise<unknown>;
}

/** A page of Ada's, and the house it belongs to. */
export const test = base.extend<{ windows: undefined; desk: Page }, { file: string; house: House }>({
  // Each file names itself, and so has a house of its own: what one reads or files is not read or filed for the next.
  file: ['', { option: true, scope: 'worker' }],
  house: [
    async ({ playwright, file: _file }, use) => {
      const { kontor, dovecot, state } = await startCopy();
      const requests = await playwright.request.newContext({
        baseURL: kontor.url,
        extraHTTPHeaders: { origin: kontor.url },
        storageState: state,
      });
      const send: House['send'] = async (method, path, data) => {
        const answer = await requests[method](path, data === undefined ? {} : { data });
        if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`);
        return answer.json();
      };
      await use({ kontor, dovecot, send, state });
      await requests.dispose();
      await Promise.all([kontor.stop(), dovecot.stop()]);
    },
    { scope: 'worker', timeout: 300_000 },
  ],
  // Whoever opened them: errors of their pages fail the test that saw them, and none stays open for the next test.
  windows: [
    async ({ browser }, use) => {
      const opened: BrowserContext[] = [];
      const errors: unknown[] = [];
      const watch = (context: BrowserContext) => {
        opened.push(context);
        context.on('weberror', (error) => errors.push(error.error()));
      };
      browser.on('context', watch);
      await use(undefined);
      browser.off('context', watch);
      for (const context of opened) await context.close();
      expect(errors, 'errors of the pages').toEqual([]);
    },
    { auto: true },
  ],
  desk: async ({ browser, house, viewport, windows: _windows }, use) => {
    await use(await signedIn(browser, house, { viewport }));
  },
});

/** A browser window of Ada's. */
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
  return context.newPage();
}

/** The note at the bottom edge that says these words; a menu that is still closing may say them too. */
export function note(page: Page, words: string | RegExp): Locator {
  return page.getByRole('region', { name: 'Notes' }).getByText(words, { exact: true });
}

/** Takes back what the newest note tells of. Notes stay for eight seconds: ask for it before anything else. */
export async function undo(page: Page): Promise<void> {
  await page.getByRole('region', { name: 'Notes' }).getByRole('button', { name: 'Undo' }).last().click();
}

export { ada, expect };
