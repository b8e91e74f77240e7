// Every page, light and dark, at the desk and on the phone: no barrier that axe can find, and nothing wider than the screen.
import { expectNoBarriers } from './support/axe.ts';
import { expect, signedIn, test } from './support/house.ts';

test.use({ file: 'barriers' });

const pages: Record<string, RegExp> = {
  '/conversations/inbox': /Inbox/,
  '/conversations/junk': /Junk/,
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

for (const colorScheme of ['light', 'dark'] as const)
  for (const [place, viewport] of Object.entries({
    desk: { width: 1440, height: 900 },
    phone: { width: 390, height: 844 },
  }))
    test(`no page has a barrier, ${colorScheme}, ${place}`, async ({ browser, house }) => {
      test.setTimeout(180_000);
      const page = await signedIn(browser, house, { colorScheme, viewport, reducedMotion: 'reduce' });
      for (const [path, title] of Object.entries(pages)) {
        await page.goto(path);
        await expect(page.getByRole('heading', { name: title }).first()).toBeVisible();
        await expect(page.locator('[role=status]')).toHaveCount(0);
        await expectNoBarriers(page);
        const wider = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
        expect(wider, `${path} is wider than the screen`).toBe(false);
      }
      await page.goto('/conversations/all');
      await page.getByRole('link', { name: /Levertijd koelcellen/ }).click();
      await expect(page.getByRole('article').first()).toBeVisible();
      await expectNoBarriers(page);
      await page.keyboard.press('?');
      await expect(page.getByRole('dialog')).toBeVisible();
      await expectNoBarriers(page);
      await page.context().close();
    });
