// The review of cards after a first import: what would be made, leaving out, making the chosen and all, taking it back.
import { expectNoBarriers } from './support/axe.ts';
import { expect, note, signedIn, test, undo } from './support/house.ts';
import { letter, sales } from './support/letters.ts';

test.use({ file: 'card-review' });
// One import, told in chapters.
test.describe.configure({ mode: 'serial' });

/** A letter of theirs and one of ours, as two mails of an mbox. */
async function bothWays(person: string): Promise<string> {
  const raws = await Promise.all([
    letter({ from: person, subject: 'A question', hoursAgo: 5000, text: 'When do the pumps come?' }),
    letter({ from: sales, to: person, subject: 'Our offer', hoursAgo: 4990, text: 'In spring.' }),
  ]);
  return raws
    .map(
      (raw) => `From kontor@localhost Tue Mar 10 10:00:00 2026\n${raw.toString().replace(/\r\n/g, '\n')}\n`,
    )
    .join('\n');
}

test('an import calls for a review; it says how many companies and contacts it would make', async ({
  desk,
}) => {
  const archive = await Promise.all(
    [
      'Bruno Baker <bruno@noord-pompen.example>',
      'Carla Claes <carla@noord-pompen.example>',
      'Dirk Dekker <dirk@gmail.com>',
      'Reception <info@west.example>',
    ].map(bothWays),
  );
  await desk.goto('/mailboxes/import');
  await desk.locator('input[type=file]').setInputFiles({
    name: 'before.mbox',
    mimeType: 'application/mbox',
    buffer: Buffer.from(archive.join('\n')),
  });
  await desk.getByRole('combobox', { name: 'Into which mailbox' }).fill('archive@noord.example');
  await desk.getByRole('button', { name: 'Import' }).click();
  await expect(desk.getByText(/done · 8 mails read · 8 new/)).toBeVisible({ timeout: 40_000 });
  await desk
    .getByRole('navigation', { name: 'Places' })
    .first()
    .getByRole('link', { name: /to review/ })
    .click();
  await expect(desk.getByRole('button', { name: 'Make 2 companies, 3 contacts' })).toBeVisible();
  await expect(desk.getByRole('checkbox', { name: 'Noord Pompen' })).toBeVisible();
  await desk.goto('/contacts');
  await expect(desk.getByRole('heading', { name: 'Contacts', level: 1 })).toBeVisible();
  await expect(desk.getByText('Bruno Baker')).toHaveCount(0);
});

test('the review has no barrier, and fits the phone', async ({ browser, house }) => {
  for (const viewport of [
    { width: 1440, height: 900 },
    { width: 390, height: 844 },
  ]) {
    const page = await signedIn(browser, house, { viewport });
    await page.goto('/cards/review');
    await expect(page.getByRole('checkbox', { name: 'Bruno Baker' })).toBeVisible();
    await expectNoBarriers(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    await page.context().close();
  }
});

test('what is left out is not offered again', async ({ desk }) => {
  await desk.goto('/cards/review');
  await desk.getByRole('checkbox', { name: 'Dirk Dekker' }).check();
  await desk.getByRole('button', { name: 'Leave out 1' }).click();
  await expect(note(desk, 'Left out: 0 companies, 1 contact')).toBeVisible();
  await expect(desk.getByRole('button', { name: 'Make 2 companies, 2 contacts' })).toBeVisible();
  await expect(desk.getByRole('checkbox', { name: 'Dirk Dekker' })).toHaveCount(0);
});

test('leaving out is taken back by its undo', async ({ desk }) => {
  await desk.goto('/cards/review');
  await desk.getByRole('checkbox', { name: 'Carla Claes' }).check();
  await desk.getByRole('button', { name: 'Leave out 1' }).click();
  await expect(desk.getByRole('checkbox', { name: 'Carla Claes' })).toHaveCount(0);
  await undo(desk);
  await expect(desk.getByRole('checkbox', { name: 'Carla Claes' })).toBeVisible();
});

test('the chosen are made, their earlier mail is filed, and undo takes them back to the review', async ({
  desk,
}) => {
  await desk.goto('/cards/review');
  await desk.getByRole('checkbox', { name: 'Bruno Baker' }).check();
  await desk.getByRole('checkbox', { name: 'Noord Pompen' }).check();
  await desk.getByRole('button', { name: 'Make 2 cards' }).click();
  await expect(note(desk, 'Made: 1 company, 1 contact')).toBeVisible();
  await expect(desk.getByRole('button', { name: 'Make 1 company, 1 contact' })).toBeVisible();
  await desk
    .getByRole('navigation', { name: 'Places' })
    .first()
    .getByRole('link', { name: 'Contacts' })
    .click();
  await desk.getByRole('link', { name: /Bruno Baker/ }).click();
  await expect(desk.getByRole('button', { name: /A question/ })).toBeVisible({ timeout: 20_000 });
  await desk.goto('/cards/review');
  await expect(desk.getByText(/^Made at .*: 1 company, 1 contact\.$/)).toBeVisible();
  await desk.getByRole('button', { name: 'Undo' }).click();
  await expect(desk.getByRole('button', { name: 'Make 2 companies, 2 contacts' })).toBeVisible();
  await desk.goto('/contacts');
  await expect(desk.getByRole('heading', { name: 'Contacts', level: 1 })).toBeVisible();
  await expect(desk.getByText('Bruno Baker')).toHaveCount(0);
});

test('all at once: the review is empty afterwards, and both lists are filled', async ({ desk }) => {
  await desk.goto('/cards/review');
  await desk.getByRole('button', { name: 'Make 2 companies, 2 contacts' }).click();
  await expect(desk.getByRole('heading', { name: 'Nothing to review' })).toBeVisible();
  await desk.goto('/companies');
  await expect(desk.getByRole('link', { name: /West/ })).toBeVisible();
  await expect(desk.getByRole('link', { name: /Noord Pompen/ })).toBeVisible();
  await desk.goto('/contacts');
  await expect(desk.getByRole('link', { name: /Carla Claes/ })).toBeVisible();
  await expect(desk.getByText('Dirk Dekker')).toHaveCount(0);
});
