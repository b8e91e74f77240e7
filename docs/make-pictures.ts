// Makes the pictures of the documentation from a running demo, at the desk and on the phone, light and dark.
//
//   bin/kontor demo                     (in one terminal; it says the address, the people and the password)
//   bin/node docs/make-pictures.ts --email ada@noord.example --password … [--url http://127.0.0.1:3900]
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type Page } from '@playwright/test';

const { values } = parseArgs({
  options: {
    url: { type: 'string', default: 'http://127.0.0.1:3900' },
    email: { type: 'string', default: 'ada@noord.example' },
    password: { type: 'string', default: '' },
    to: { type: 'string', default: join(import.meta.dirname, 'pictures') },
  },
});
const desk = { width: 1440, height: 900 };
const phone = { width: 390, height: 844 };

mkdirSync(values.to, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.KONTOR_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
try {
  const first = await browser.newPage({ baseURL: values.url });
  await signIn(first);
  await first.request.patch('/api/me', { data: { language: 'en' }, headers: { origin: values.url } });
  const storageState = await first.context().storageState();
  const draw = async (
    name: string,
    look: { viewport: typeof desk; colorScheme: 'light' | 'dark'; deviceScaleFactor?: number },
    go: (page: Page) => Promise<unknown>,
  ) => {
    const page = await browser.newPage({ baseURL: values.url, storageState, locale: 'en-GB', ...look });
    await go(page);
    await page.waitForLoadState('networkidle');
    await page.waitForTimeout(500);
    await page.screenshot({ path: join(values.to, `${name}.png`) });
    await page.context().close();
    console.log(`${name}.png`);
  };
  const light = { viewport: desk, colorScheme: 'light' as const };
  await draw('inbox-light', light, openFirst);
  await draw('inbox-dark', { ...light, colorScheme: 'dark' }, openFirst);
  await draw('company', light, async (page) => {
    await page.goto('/companies');
    await page.locator('main a[href^="/companies/"]').first().click();
    await page.getByRole('region', { name: 'Card' }).waitFor();
  });
  await draw('find', light, (page) => page.goto('/search?q=invoice'));
  await draw('mailboxes', light, (page) => page.goto('/mailboxes'));
  await draw('people', light, (page) => page.goto('/users'));
  const small = { viewport: phone, colorScheme: 'light' as const, deviceScaleFactor: 2 };
  await draw('phone-list', small, (page) => page.goto('/'));
  await draw('phone-letter', small, openFirst);
} finally {
  await browser.close();
}

async function signIn(page: Page): Promise<void> {
  await page.goto('/sign-in');
  await page.locator('input[type=email]').fill(values.email);
  await page.locator('input[type=password]').fill(values.password);
  await page.locator('button[type=submit]').click();
  await page.waitForURL(/conversations/);
}

async function openFirst(page: Page): Promise<void> {
  await page.goto('/');
  // A conversation of several letters shows most.
  const several = page.getByRole('listitem').filter({ has: page.locator('[title$=" messages"]') });
  await several.getByRole('link').first().click();
  await page.getByRole('article').first().waitFor();
}
