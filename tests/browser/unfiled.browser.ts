// People without a card: listed, looked over, made cards one by one and many at once, refused, and all taken back.

import type { Page } from '@playwright/test';
import { expectNoBarriers } from './support/axe.ts';
import { expect, note, signedIn, test, undo } from './support/house.ts';
import { letter } from './support/letters.ts';

test.use({ file: 'unfiled' });
// One import, told in chapters.
test.describe.configure({ mode: 'serial' });

const signed = `Graag een offerte.

Met vriendelijke groet,

Kees Bakker
Inkoper
Noord Pompen B.V.
Havenstraat 12
8011 AB Zwolle
T 038-421 23 45
M 06-12345678
`;

/** Imports mails from a file, as a person does. */
async function importMails(desk: Page, raws: Buffer[], mailbox: string): Promise<void> {
  const mbox = raws.map(
    (raw) => `From kontor@localhost Tue Mar 10 10:00:00 2026\n${raw.toString().replace(/\r\n/g, '\n')}\n`,
  );
  await desk.goto('/mailboxes/import');
  await desk.locator('input[type=file]').setInputFiles({
    name: 'before.mbox',
    mimeType: 'application/mbox',
    buffer: Buffer.from(mbox.join('\n')),
  });
  await desk.getByRole('combobox', { name: 'Into which mailbox' }).fill(mailbox);
  await desk.getByRole('button', { name: 'Import' }).click();
  const done = new RegExp(`done · ${raws.length} mails read · ${raws.length} new`);
  await expect(desk.getByText(done)).toBeVisible({ timeout: 60_000 });
}

test('who writes and has no card is listed, most mail first, and counted in the side bar', async ({
  desk,
}) => {
  const raws = await Promise.all([
    letter({ from: 'kees <kees@noord-pompen.nl>', subject: 'Offerte pompen', hoursAgo: 900, text: signed }),
    letter({
      from: 'Kees <kees@noord-pompen.nl>',
      subject: 'Nog iets',
      hoursAgo: 800,
      text: 'Ook twee kleine.',
    }),
    letter({ from: 'Office <info@west.example>', subject: 'Price list', hoursAgo: 700, text: 'Attached.' }),
    letter({ from: 'Wanda West <wanda@west.example>', subject: 'Visit', hoursAgo: 600, text: 'On Monday?' }),
    letter({
      from: 'noreply@shop.example',
      subject: 'Your parcel',
      hoursAgo: 500,
      text: 'It is on its way.',
    }),
  ]);
  await importMails(desk, raws, 'archive@noord.example');
  await desk
    .getByRole('navigation', { name: 'Places' })
    .first()
    .getByRole('link', { name: /^Unfiled senders \d+$/ })
    .click();
  const list = desk.getByRole('list', { name: 'Unfiled senders' });
  await expect(list.getByRole('listitem', { name: 'Kees' })).toContainText('2 in');
  await expect(list.getByText('noreply@shop.example')).toHaveCount(0);
  await desk.getByRole('switch', { name: 'Machines and newsletters too' }).click();
  await expect(list.getByText('noreply@shop.example')).toBeVisible();
  await desk.getByRole('switch', { name: 'Machines and newsletters too' }).click();
  await desk.getByRole('searchbox', { name: 'Find by name or address' }).fill('west');
  await expect(list.getByRole('listitem')).toHaveCount(2);
});

test('the list has no barrier, opened and by domain, light and dark, and fits the phone', async ({
  browser,
  house,
}) => {
  for (const [viewport, colorScheme] of [
    [{ width: 1440, height: 900 }, 'light'],
    [{ width: 1440, height: 900 }, 'dark'],
    [{ width: 390, height: 844 }, 'light'],
  ] as const) {
    const page = await signedIn(browser, house, { viewport, colorScheme });
    await page.goto('/unfiled');
    await page.getByRole('listitem', { name: 'Kees' }).getByRole('button', { name: 'Make a card' }).click();
    await expect(page.getByRole('textbox', { name: 'Mobile' })).toHaveValue('+31 6 12345678');
    await expectNoBarriers(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    await page.goto('/unfiled?by=domain');
    await page.getByRole('button', { name: 'Show the addresses of west.example' }).click();
    await expect(page.getByText('wanda@west.example')).toBeVisible();
    await expectNoBarriers(page);
    await page.context().close();
  }
});

test('a card is looked over where it stands, and made; undo takes card and company back', async ({
  desk,
}) => {
  await desk.goto('/unfiled');
  const kees = desk.getByRole('listitem', { name: 'Kees' });
  await kees.getByRole('button', { name: 'Make a card' }).click();
  await expect(kees.getByRole('textbox', { name: 'Name' })).toHaveValue('Kees Bakker');
  await expect(kees.getByRole('textbox', { name: 'Job' })).toHaveValue('Inkoper');
  await expect(kees.getByRole('textbox', { name: 'Company' })).toHaveValue('Noord Pompen B.V.');
  await expect(kees.getByRole('textbox', { name: 'Phone' })).toHaveValue('+31 38 421 2345');
  await kees.getByRole('textbox', { name: 'Job' }).fill('Hoofd inkoop');
  await kees.getByRole('button', { name: 'Leave out +31 38 421 2345' }).click();
  await expect(kees.getByRole('textbox', { name: 'Postal address' })).toHaveValue(
    'Havenstraat 12, 8011 AB Zwolle',
  );
  await kees.getByRole('button', { name: 'Make the card' }).click();
  await expect(note(desk, /Kees Bakker has a card now/)).toBeVisible();
  await expect(kees).toHaveCount(0);
  await desk.goto('/contacts');
  await desk.getByRole('link', { name: /Kees Bakker/ }).click();
  await expect(desk.getByText('Offerte pompen').first()).toBeVisible({ timeout: 20_000 });
  // The other number is offered on the card still.
  await desk.goto(`${new URL(desk.url()).pathname}/card`);
  await desk.getByRole('button', { name: 'Add +31 38 421 2345' }).click();
  await expect(desk.getByRole('button', { name: /^Phones: / })).toContainText('+31 38 421 2345');
  await undo(desk);
  await expect(desk.getByRole('button', { name: 'Add +31 38 421 2345' })).toBeVisible();
  // Declined, it is offered no more; undone, it is again.
  await expectNoBarriers(desk);
  await desk.getByRole('button', { name: 'Not this: +31384212345' }).click();
  await expect(note(desk, 'It is not offered again.')).toBeVisible();
  await expect(desk.getByRole('button', { name: 'Add +31 38 421 2345' })).toHaveCount(0);
  await desk.reload();
  await expect(desk.getByRole('button', { name: /^Phones: / })).toBeVisible();
  await expect(desk.getByRole('button', { name: 'Add +31 38 421 2345' })).toHaveCount(0);
  // What the signature said of the company stands on its card.
  const company = await desk
    .locator('header')
    .getByRole('link', { name: 'Noord Pompen B.V.' })
    .getAttribute('href');
  await desk.goto(`${company!.replace(/\/$/, '')}/card`);
  await expect(
    desk.getByRole('button', { name: 'Postal addresses: Havenstraat 12, 8011 AB Zwolle, Netherlands' }),
  ).toBeVisible();
});

test('a shared address gets a company and no person; undo lists it again', async ({ desk }) => {
  await desk.goto('/unfiled');
  const office = desk.getByRole('listitem', { name: 'Office' });
  await office.getByRole('button', { name: 'Make a card' }).click();
  await expect(office.getByText(/gets a company and no person/)).toBeVisible();
  await office.getByRole('button', { name: 'Make the company' }).click();
  await expect(office).toHaveCount(0);
  await undo(desk);
  await expect(office).toBeVisible({ timeout: 20_000 });
});

test('never: one, and a whole domain; those refused are shown when asked for, and undo brings them back', async ({
  desk,
}) => {
  await desk.goto('/unfiled?by=domain');
  await desk.getByRole('button', { name: 'Never a card for west.example' }).click();
  await expect(note(desk, /Never a card for @west.example/)).toBeVisible();
  await expect(desk.getByRole('button', { name: 'Show the addresses of west.example' })).toHaveCount(0);
  await desk.goto('/unfiled?never=true');
  await expect(desk.getByRole('listitem', { name: 'Wanda West' })).toBeVisible();
  await desk.goto('/unfiled');
  const wanda = desk.getByRole('listitem', { name: 'Wanda West' });
  await expect(desk.getByRole('listitem').first()).toBeVisible();
  await expect(wanda).toHaveCount(0);
  const laura = desk.getByRole('listitem', { name: /Laura Dean/ });
  await laura.getByRole('button', { name: 'Never' }).click();
  await expect(laura).toHaveCount(0);
  await undo(desk);
  await expect(laura).toBeVisible();
});

test('many at once become cards, and one undo takes all back', async ({ desk }) => {
  await desk.goto('/unfiled');
  const list = desk.getByRole('list', { name: 'Unfiled senders' });
  await expect(list.getByRole('listitem').first()).toBeVisible();
  const before = await list.getByRole('listitem').count();
  await desk.getByRole('checkbox', { name: /^Choose all/ }).check();
  await desk.getByRole('button', { name: `Make ${before} cards` }).click();
  await expect(desk.getByRole('heading', { name: 'Everybody has a card' })).toBeVisible();
  await undo(desk);
  await expect(list.getByRole('listitem')).toHaveCount(before, { timeout: 20_000 });
});

test('more than the list has loaded: all that the filter finds get a card, or never one, and one undo takes it back', async ({
  desk,
}) => {
  test.slow();
  const many = 130;
  const raws = await Promise.all(
    Array.from({ length: many }, (_, at) =>
      letter({
        from: `Guest ${at} <guest${at}@fair-${at}.example>`,
        subject: `Fair ${at}`,
        hoursAgo: 1000 + at,
        text: 'We met at the fair.',
      }),
    ),
  );
  await importMails(desk, raws, 'fair@noord.example');

  await desk.goto('/unfiled');
  const places = desk.getByRole('navigation', { name: 'Places' }).first();
  const unfiled = places.getByRole('link', { name: /^Unfiled/ });
  await expect(unfiled).toHaveText(/\d/);
  const before = await unfiled.textContent();
  await desk.getByRole('searchbox', { name: 'Find by name or address' }).fill('guest');
  const list = desk.getByRole('list', { name: 'Unfiled senders' });
  await expect(list.getByRole('listitem', { name: 'Guest 1', exact: true })).toBeVisible();
  // Some of them stood among the others before the filter took hold.
  await expect(list.getByRole('listitem').filter({ hasNotText: 'Guest' })).toHaveCount(0);
  const all = desk.getByRole('button', { name: `Choose all ${many} that the filter finds` });
  const chooseAll = async () => {
    await desk.getByRole('checkbox', { name: 'Choose all 100 shown' }).check();
    await all.click();
    await expect(desk.getByText(`All ${many} that the filter finds are chosen`)).toBeVisible();
  };
  await chooseAll();
  await expectNoBarriers(desk);
  // Whoever takes one out means those that are left, and no longer all.
  await list.getByRole('checkbox').first().uncheck();
  await expect(desk.getByRole('button', { name: 'Make 99 cards' })).toBeVisible();
  await expect(desk.getByText(`All ${many} that the filter finds are chosen`)).toHaveCount(0);

  await chooseAll();
  await desk.getByRole('button', { name: `Make ${many} cards` }).click();
  await expect(desk.getByRole('progressbar')).toBeVisible();
  await expect(note(desk, /^\d+ cards made\./)).toBeVisible({ timeout: 60_000 });
  await expect(list.getByRole('listitem')).toHaveCount(0);
  await undo(desk);
  await expect(list.getByRole('listitem', { name: 'Guest 1', exact: true })).toBeVisible({ timeout: 60_000 });
  await expect(unfiled).toHaveText(before!, { timeout: 20_000 });

  await chooseAll();
  await desk.getByRole('button', { name: `Never for ${many}` }).click();
  await expect(note(desk, `Never a card for ${many} addresses`)).toBeVisible({ timeout: 60_000 });
  await expect(list.getByRole('listitem')).toHaveCount(0);
  await undo(desk);
  await expect(list.getByRole('listitem', { name: 'Guest 1', exact: true })).toBeVisible({ timeout: 60_000 });
  await expect(unfiled).toHaveText(before!, { timeout: 20_000 });
});

test('in Russian it speaks Russian', async ({ browser, house }) => {
  await house.send('patch', '/api/me', { language: 'ru' });
  const page = await signedIn(browser, house, { viewport: { width: 1440, height: 900 } });
  await page.goto('/unfiled');
  await expect(page.getByRole('heading', { name: 'Без карточки' })).toBeVisible();
  await page.getByRole('button', { name: 'Создать карточку' }).first().click();
  await expect(page.getByRole('textbox', { name: 'Имя' })).toBeVisible();
  await page.context().close();
  await house.send('patch', '/api/me', { language: 'en' });
});
