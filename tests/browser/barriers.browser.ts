// Every page, light and dark, at the desk and on the phone: no barrier that axe can find, and nothing wider than the screen.
import type { Page } from '@playwright/test';
import { expectNoBarriers } from './support/axe.ts';
import { expect, signedIn, test } from './support/house.ts';

test.use({ file: 'barriers' });

const pages: Record<string, RegExp> = {
  '/conversations/inbox': /Inbox/,
  '/conversations/junk': /Spam/,
  '/search?q=koelcellen': /Find/,
  '/contacts': /Contacts/,
  '/companies': /Companies/,
  '/cards/review': /Cards to review/,
  '/mailboxes': /All mailboxes/,
  '/mailboxes/connect': /Connect a mailbox/,
  '/mailboxes/import': /Import an archive/,
  '/mailboxes/providers': /Client ids/,
  '/mailboxes/1': /Sales/,
  '/quarantine': /Quarantine/,
  '/users': /People and teams/,
  '/users/sign-in-servers': /Sign-in servers/,
  '/house': /House/,
  '/me': /Ada Smit/,
  '/more': /More/,
  '/no-such-page': /Nothing here/,
};

/** Looks at it in both colours; turning the colours is no reason to load it anew. */
async function expectNoBarriersInBoth(page: Page): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
    await expectNoBarriers(page);
  }
}

for (const [place, viewport] of Object.entries({
  desk: { width: 1440, height: 900 },
  phone: { width: 390, height: 844 },
}))
  test(`no page has a barrier, light or dark, ${place}`, async ({ browser, house }) => {
    test.setTimeout(300_000);
    const page = await signedIn(browser, house, { viewport });
    for (const [path, title] of Object.entries(pages)) {
      await page.goto(path);
      await expect(page.getByRole('heading', { name: title }).first()).toBeVisible();
      await expect(page.locator('[role=status]')).toHaveCount(0);
      await expectNoBarriersInBoth(page);
      const wider = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
      expect(wider, `${path} is wider than the screen`).toBe(false);
    }
    await page.goto('/conversations/all');
    await page.getByRole('link', { name: /Levertijd koelcellen/ }).click();
    await expect(page.getByRole('article').first()).toBeVisible();
    await expectNoBarriersInBoth(page);
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog')).toBeVisible();
    await expectNoBarriersInBoth(page);
  });
