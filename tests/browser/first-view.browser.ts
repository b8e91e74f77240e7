// What the first view loads, that later pages bring their words with them, and what is said when a piece of the screen does not come.
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { firstViewFiles, firstWordsFile, readManifest } from '../../bench/first-view-files.ts';
import { en } from '../../web/languages/en.ts';
import { enFirst } from '../../web/languages/en-first.ts';
import { ru } from '../../web/languages/ru.ts';
import { expect, test } from './support/house.ts';

test.use({ file: import.meta.filename });

const built = join(import.meta.dirname, '../../web/dist');
const row = (page: Page) => page.getByRole('list').getByRole('listitem').filter({ hasText: 'Laura Dean' });

/** Nothing is fetched ahead: what comes then is what was needed. */
async function neverIdle(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.requestIdleCallback = () => 0;
  });
}

/** Notes each key that is seen, or spoken, in place of its words. */
async function watchForKeys(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(
    (keys) => {
      const known = new Set(keys);
      const seen: string[] = [];
      const look = (node: Node) => {
        const element = node instanceof Element ? node : node.parentElement;
        const said = [node.textContent, element?.getAttribute('aria-label'), element?.getAttribute('title')];
        for (const words of said) if (words && known.has(words) && words.includes('.')) seen.push(words);
      };
      new MutationObserver((changes) => {
        for (const change of changes) {
          look(change.target);
          for (const added of change.addedNodes) {
            const walker = document.createTreeWalker(added, NodeFilter.SHOW_ALL);
            for (let node: Node | null = added; node; node = walker.nextNode()) look(node);
          }
        }
      }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
      Object.assign(window, { seenKeys: seen });
    },
    Object.keys({ ...enFirst, ...en }),
  );
  return () => page.evaluate(() => (window as unknown as { seenKeys: string[] }).seenKeys);
}

test('the inbox loads the scripts that the benchmark counts, and no other', async ({ desk }) => {
  await neverIdle(desk);
  const scripts = new Set<string>();
  desk.on('request', (request) => {
    if (request.resourceType() === 'script') scripts.add(new URL(request.url()).pathname.slice(1));
  });
  await desk.goto('/');
  await expect(row(desk)).toBeVisible();
  await expect(desk.getByText('First steps')).toBeVisible();
  await desk.waitForLoadState('networkidle');
  const manifest = await readManifest(built);
  const counted = [...firstViewFiles(manifest), ...firstWordsFile(manifest, 'en')];
  expect([...scripts].sort()).toEqual([...new Set(counted)].sort());
});

test('a page that is opened before its words are there waits for them, and shows no key', async ({
  desk,
}) => {
  await neverIdle(desk);
  const keysSeen = await watchForKeys(desk);
  let words = 0;
  await desk.route(/\/assets\/en-(?!first)[^/]*\.js$/, async (route) => {
    words += 1;
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await route.continue();
  });
  await desk.goto('/contacts');
  await expect(desk.getByRole('heading', { name: 'Contacts', exact: true })).toBeVisible();
  expect(words).toBe(1);
  for (const place of ['/companies', '/search', '/unfiled', '/me', '/house']) {
    await desk.goto(place);
    await expect(desk.getByRole('heading').first()).toBeVisible();
  }
  expect(await keysSeen()).toEqual([]);
});

test('an idle browser fetches the other words before a page needs them', async ({ desk }) => {
  const words = desk.waitForRequest(/\/assets\/en-(?!first)[^/]*\.js$/);
  await desk.goto('/');
  await expect(row(desk)).toBeVisible();
  await words;
});

test('another language is spoken at once, with all its words', async ({ desk }) => {
  const keysSeen = await watchForKeys(desk);
  await desk.goto('/me');
  await desk.getByRole('combobox', { name: 'Language' }).click();
  await desk.getByRole('option', { name: 'Русский' }).click();
  await expect(desk.getByRole('heading', { name: ru['me.look'] })).toBeVisible();
  await desk.getByRole('link', { name: 'Контакты' }).first().click();
  await expect(desk.getByRole('heading', { name: 'Контакты' })).toBeVisible();
  await desk.goto('/me');
  await desk.getByRole('combobox', { name: 'Язык' }).click();
  await desk.getByRole('option', { name: 'English' }).click();
  await expect(desk.getByRole('heading', { name: 'How it looks and speaks' })).toBeVisible();
  expect(await keysSeen()).toEqual([]);
});

test('without a connection a page that did not come says so, and comes when the connection is back', async ({
  desk,
}) => {
  await neverIdle(desk);
  await desk.goto('/');
  await expect(row(desk)).toBeVisible();
  await desk.context().setOffline(true);
  await desk.getByRole('link', { name: 'Companies' }).first().click();
  await expect(desk.getByRole('alert')).toContainText('since the server cannot be reached');
  await desk.getByRole('button', { name: 'Try again' }).click();
  await expect(desk.getByRole('region', { name: 'Notes' })).toContainText(
    'since the server cannot be reached',
  );
  await desk.context().setOffline(false);
  await desk.getByRole('button', { name: 'Try again' }).click();
  await expect(desk.getByRole('heading', { name: 'Companies', exact: true })).toBeVisible();
});

test('without a connection the inbox stays when a dialog does not come', async ({ desk }) => {
  await neverIdle(desk);
  await desk.goto('/');
  await expect(row(desk)).toBeVisible();
  await desk.context().setOffline(true);
  await desk.keyboard.press('Control+k');
  await expect(desk.getByRole('region', { name: 'Notes' })).toContainText(
    'since the server cannot be reached',
  );
  await expect(row(desk)).toBeVisible();
  await desk.context().setOffline(false);
  await desk.keyboard.press('Control+k');
  await expect(desk.getByRole('dialog')).toBeVisible();
});

test('after an update the new screen is loaded once by itself, then a person is asked', async ({ desk }) => {
  await desk.goto('/');
  await expect(row(desk)).toBeVisible();
  await desk.route('**/assets/companies-screen-*', (route) => route.fulfill({ status: 404 }));
  const again = desk.waitForEvent('load');
  await desk.getByRole('link', { name: 'Companies' }).first().click();
  await again;
  await expect(desk.getByRole('alert')).toContainText('Kontor was updated');
  await desk.unroute('**/assets/companies-screen-*');
  await desk.getByRole('button', { name: 'Try again' }).click();
  await expect(desk.getByRole('heading', { name: 'Companies', exact: true })).toBeVisible();
});
