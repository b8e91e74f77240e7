// Quarantine: mail beyond the limits lands there with the reason, comes out whole, and is read again when asked; the rest goes on.
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expectNoBarriers } from './support/axe.ts';
import { expect, note, signedIn, test } from './support/house.ts';
import { letter, sales } from './support/letters.ts';

test.use({ file: 'quarantine' });
// What the first test brings in is looked at by the others.
test.describe.configure({ mode: 'serial' });

const head = 'From: Eve Evil <eve@evil.example>\r\nTo: sales@noord.example\r\nMIME-Version: 1.0\r\n';

/** Parts in parts, deeper than anybody's program makes them. */
const deep = Buffer.from(
  `${head}Subject: Deep as a well\r\n${Array.from(
    { length: 260 },
    (_, level) => `Content-Type: multipart/mixed; boundary=b${level}\r\n\r\n--b${level}\r\n`,
  ).join('')}\r\nthe bottom\r\n`,
);
/** More parts than anybody looks at. */
const wide = Buffer.from(
  `${head}Subject: Wide as a field\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n${'--b\r\nContent-Type: text/plain\r\n\r\nx\r\n'.repeat(2600)}--b--\r\n`,
);

const rowOf = (page: Page, subject: string) =>
  page
    .getByRole('listitem')
    .filter({ hasText: subject })
    .filter({ has: page.getByRole('button', { name: 'Try again' }) });

test('mail beyond the limits is in quarantine with its reason, and the letter after it arrives', async ({
  desk,
  house,
}) => {
  const after = await letter({
    from: 'Otto Oom <otto@oom.example>',
    subject: 'After the flood',
    text: 'Hello.',
  });
  await house.dovecot.append(sales, 'INBOX', [{ raw: deep }, { raw: wide }, { raw: after }]);
  await desk.goto('/');
  await expect(desk.getByRole('link', { name: /Otto Oom/ })).toBeVisible({ timeout: 40_000 });
  const places = desk.getByRole('navigation', { name: 'Places' }).first();
  await expect(places.getByRole('link', { name: /Quarantine/ })).toContainText('2', { timeout: 40_000 });
  await places.getByRole('link', { name: /Quarantine/ }).click();
  await expect(rowOf(desk, 'Deep as a well')).toContainText('in quarantine · nested too deeply');
  await expect(rowOf(desk, 'Wide as a field')).toContainText('in quarantine · has too many parts');
  await expect(rowOf(desk, 'Deep as a well')).toContainText('Eve Evil');
  await expect(rowOf(desk, 'Deep as a well')).toContainText('sales@noord.example / INBOX');
});

test('what is in quarantine is handed out whole', async ({ desk }) => {
  await desk.goto('/quarantine');
  const [file] = await Promise.all([
    desk.waitForEvent('download'),
    rowOf(desk, 'Deep as a well').getByRole('link', { name: 'Download' }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/\.eml$/);
  expect((await readFile(await file.path())).equals(deep)).toBe(true);
});

test('tried again it is read again; what still breaks the limits comes back by itself', async ({
  desk,
  house,
}) => {
  await desk.goto('/quarantine');
  await expect(rowOf(desk, 'Wide as a field')).toBeVisible();
  const answered = desk.waitForResponse((answer) => answer.url().endsWith('/retry'));
  await rowOf(desk, 'Wide as a field').getByRole('button', { name: 'Try again' }).click();
  expect((await answered).status()).toBe(200);
  await expect(note(desk, 'It is being read again')).toBeVisible();
  await expect
    .poll(async () => ((await house.send('get', '/api/counts')) as { quarantined: number }).quarantined)
    .toBe(2);
  await expect(rowOf(desk, 'Wide as a field')).toContainText('has too many parts');
  await expect(desk.getByRole('navigation', { name: 'Places' }).first().getByText('2')).toBeVisible();
});

test('a full quarantine has no barrier, and fits the phone', async ({ browser, house }) => {
  for (const viewport of [
    { width: 1440, height: 900 },
    { width: 390, height: 844 },
  ]) {
    const page = await signedIn(browser, house, { viewport });
    await page.goto('/quarantine');
    await expect(rowOf(page, 'Deep as a well')).toBeVisible();
    await expectNoBarriers(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    await page.context().close();
  }
});
