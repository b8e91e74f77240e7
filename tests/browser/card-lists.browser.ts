// Lists of cards narrowed by filters, with columns of one's own, ordered, and many cards changed at once with undo.
import { readFileSync } from 'node:fs';
import { expectNoBarriers } from './support/axe.ts';
import { expect, note, signedIn, test, undo } from './support/house.ts';

test.use({ file: 'card-lists' });

test.beforeAll(async ({ house }) => {
  for (const [name, stage, tags] of [
    ['Anna Active', 'active', ['fair']],
    ['Lars Lead', 'lead', []],
    ['Lena Lead', 'lead', ['fair']],
    ['Nina Nothing', '', []],
  ] as const)
    await house.send('post', '/api/contacts', {
      name,
      stage,
      tags,
      addresses: [`${name.split(' ')[0]!.toLowerCase()}@lists.example`],
      job: 'buyer',
    });
});

test('filters narrow the list, stand in the address, and take themselves away', async ({ desk }) => {
  await desk.goto('/contacts?q=lists');
  await expect(desk.getByText('4 contacts', { exact: true })).toBeVisible();
  await desk.getByRole('button', { name: 'Filter', exact: true }).click();
  const filters = desk.getByRole('dialog', { name: 'Filter' });
  await filters.getByLabel('Stage').first().click();
  await filters.getByRole('option', { name: 'Lead' }).click();
  await expect(desk.getByText('2 contacts', { exact: true })).toBeVisible();
  await filters.getByLabel('Tags').first().click();
  await filters.getByRole('option', { name: 'fair' }).click();
  await expect(desk.getByText('1 contact', { exact: true })).toBeVisible();
  await expectNoBarriers(desk);
  await desk.keyboard.press('Escape');
  expect(new URL(desk.url()).searchParams.get('stage')).toBe('lead');
  await desk.reload();
  await expect(desk.getByRole('link', { name: 'Lena Lead' })).toBeVisible();
  await desk.getByRole('button', { name: 'Remove the filter Stage: Lead' }).click();
  await expect(desk.getByText('2 contacts', { exact: true })).toBeVisible();
  await desk.goto('/contacts?stage=lapsed');
  await expect(desk.getByRole('heading', { name: 'Nothing passes these filters' })).toBeVisible();
});

test('columns are chosen, and remembered wherever one signs in', async ({ browser, desk, house }) => {
  await desk.goto('/contacts?q=lists');
  await expect(desk.getByRole('link', { name: 'Anna Active' })).not.toContainText('buyer');
  await desk.getByRole('button', { name: 'Columns' }).click();
  await expect(desk.getByRole('menuitemcheckbox').first()).toBeVisible();
  await expectNoBarriers(desk);
  await desk.getByRole('menuitemcheckbox', { name: 'Job' }).click();
  await expect(desk.getByRole('link', { name: 'Anna Active' })).toContainText('buyer');
  await desk.getByRole('menuitemcheckbox', { name: 'Tags' }).click();
  await desk.keyboard.press('Escape');
  await expectNoBarriers(desk);
  const other = await signedIn(browser, house);
  await other.goto('/contacts?q=lists');
  await expect(other.getByRole('link', { name: 'Anna Active' })).toContainText('fair');
  await desk.getByRole('button', { name: 'Columns' }).click();
  await desk.getByRole('menuitem', { name: 'The usual ones' }).click();
  await expect(desk.getByRole('link', { name: 'Anna Active' })).not.toContainText('buyer');
});

test('the order is chosen: newest cards first', async ({ desk }) => {
  await desk.goto('/contacts?q=lists');
  const rows = desk.getByRole('list', { name: 'Contacts' }).getByRole('listitem');
  await expect(rows.first()).toContainText('Anna Active');
  await desk.getByRole('button', { name: 'By name' }).click();
  await desk.getByRole('menuitemradio', { name: 'Newest cards first' }).click();
  await expect(rows.first()).toContainText('Nina Nothing');
  await desk.getByRole('button', { name: 'Newest cards first' }).click();
  await expect(desk.getByRole('menuitemradio', { name: 'Last mail first' })).toBeVisible();
  await expectNoBarriers(desk);
  await desk.getByRole('menuitemradio', { name: 'Last mail first' }).click();
  await expect(rows).toHaveCount(4);
});

test('many are chosen by mouse and key, tagged at once, and untagged by one undo', async ({ desk }) => {
  await desk.goto('/contacts?q=lists');
  await desk.getByRole('checkbox', { name: 'Choose Lars Lead' }).check();
  await desk.getByRole('link', { name: 'Nina Nothing' }).focus();
  await desk.keyboard.press('x');
  const bar = desk.getByRole('toolbar', { name: 'With those chosen' });
  await expect(bar.getByText('2 chosen')).toBeVisible();
  await bar.getByRole('button', { name: 'Tags' }).click();
  await desk.getByLabel('Which tag').first().fill('newsletter');
  await desk.getByRole('button', { name: 'Put it on' }).click();
  await expect(note(desk, '2 cards changed')).toBeVisible();
  await expectNoBarriers(desk);
  await undo(desk);
  await bar.getByRole('button', { name: 'Stage' }).click();
  await desk.getByRole('menuitem', { name: 'Lapsed' }).click();
  await expect(note(desk, /card.? changed/).last()).toBeVisible();
  await desk.goto('/contacts?stage=lapsed');
  await expect(desk.getByText('2 contacts', { exact: true })).toBeVisible();
});

test('all that the filter finds are chosen beyond those shown, changed on the server, and one undo takes all back', async ({
  desk,
}) => {
  await desk.goto('/contacts?q=lists');
  await desk.getByRole('checkbox', { name: 'Choose Lars Lead' }).check();
  const bar = desk.getByRole('toolbar', { name: 'With those chosen' });
  await bar.getByRole('button', { name: 'Choose all 4 that the filter finds' }).click();
  await expect(bar.getByText('All 4 that the filter finds are chosen')).toBeVisible();
  await expect(desk.getByRole('checkbox', { name: 'Choose Nina Nothing' })).toBeChecked();
  await expectNoBarriers(desk);
  await bar.getByRole('button', { name: 'Relation' }).click();
  await desk.getByRole('menuitem', { name: 'Supplier' }).click();
  await expect(note(desk, '4 cards changed')).toBeVisible();
  await undo(desk);
  // One taken out of all leaves those that are shown.
  await desk.getByRole('checkbox', { name: 'Choose Lars Lead' }).check();
  await bar.getByRole('button', { name: 'Choose all 4 that the filter finds' }).click();
  await desk.getByRole('checkbox', { name: 'Choose Anna Active' }).uncheck();
  await expect(bar.getByText('3 chosen')).toBeVisible();
});

test('an act on thousands goes on in the background, says how far it is, and is stopped and undone', async ({
  desk,
  house,
}) => {
  test.slow();
  const rows = Array.from({ length: 2100 }, (_, at) => `Herd ${at};herd${at}@herd.example`);
  await desk.goto('/cards/import');
  await desk.locator('input[type=file]').setInputFiles({
    name: 'herd.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`Name;Email\n${rows.join('\n')}\n`),
  });
  await desk.getByRole('button', { name: 'Bring in', exact: true }).click();
  await expect(desk.getByText(/2,100 cards made/).first()).toBeVisible({ timeout: 60_000 });
  await desk.goto('/contacts?q=herd.example');
  await desk.getByRole('checkbox', { name: 'Choose Herd 0', exact: true }).check();
  const bar = desk.getByRole('toolbar', { name: 'With those chosen' });
  await bar.getByRole('button', { name: 'Choose all 1,000+ that the filter finds' }).click();
  await bar.getByRole('button', { name: 'Stage' }).click();
  await desk.getByRole('menuitem', { name: 'Lead' }).click();
  await expect(note(desk, '2100 cards changed')).toBeVisible({ timeout: 60_000 });
  await undo(desk);
  await expect(note(desk, '2100 cards are as before')).toBeVisible({ timeout: 60_000 });
  await house.send('get', '/api/contacts?stage=lead&q=herd');
});

test('a list goes out with the columns one chooses, and they are chosen again', async ({ desk }) => {
  await desk.goto('/contacts?q=lists');
  await desk.getByRole('button', { name: 'More', exact: true }).click();
  await desk.getByRole('menuitem', { name: 'CSV for a spreadsheet …' }).click();
  const dialog = desk.getByRole('dialog', { name: 'This list for a spreadsheet' });
  await expectNoBarriers(desk);
  await dialog.getByRole('button', { name: 'None' }).click();
  await dialog.getByRole('checkbox', { name: 'Name', exact: true }).check();
  await dialog.getByRole('checkbox', { name: 'Stage' }).check();
  const [file] = await Promise.all([
    desk.waitForEvent('download'),
    dialog.getByRole('link', { name: 'Download CSV' }).click(),
  ]);
  const text = readFileSync(await file.path(), 'utf8');
  expect(text.split('\r\n')[0]?.replace('\ufeff', '')).toBe('Name,Stage');
  expect(text).toContain('Lena Lead,lead');
  await desk.getByRole('button', { name: 'More', exact: true }).click();
  await desk.getByRole('menuitem', { name: 'CSV for a spreadsheet …' }).click();
  await expect(dialog.getByRole('checkbox', { name: 'Stage' })).toBeChecked();
  await expect(dialog.getByRole('checkbox', { name: 'Job' })).not.toBeChecked();
});

test('the correspondence of several chosen is opened together', async ({ desk }) => {
  await desk.goto('/contacts?q=lists');
  await desk.getByRole('checkbox', { name: 'Choose Anna Active' }).click();
  await desk.getByRole('checkbox', { name: 'Choose Lena Lead' }).click();
  await desk.getByRole('button', { name: 'Open correspondence' }).click();
  await expect(desk).toHaveURL(/\/correspondence\?of=contact-\d+(,|%2C)contact-\d+/);
  await expect(desk.getByText('Anna Active').first()).toBeVisible();
  await expect(desk.getByText('Lena Lead').first()).toBeVisible();
});

test('many go into the bin at once and come back by one undo', async ({ desk }) => {
  await desk.goto('/contacts?q=lists');
  await expect(desk.getByText('4 contacts', { exact: true })).toBeVisible();
  await desk.getByRole('checkbox', { name: 'Choose all that are shown' }).check();
  await desk.getByRole('button', { name: 'Into the bin' }).click();
  await expect(note(desk, '4 cards are in the bin for 30 days')).toBeVisible();
  await expect(desk.getByRole('heading', { name: 'Nobody by that name' })).toBeVisible();
  await undo(desk);
  await expect(desk.getByText('4 contacts', { exact: true })).toBeVisible();
});

test('tags are renamed and merged on their page, with undo', async ({ desk, house }) => {
  await house.send('post', '/api/companies', { name: 'Tagged Works', tags: ['trade fair'] });
  await desk.goto('/tags');
  await desk.getByRole('button', { name: 'Change the tag trade fair' }).click();
  await desk.getByRole('menuitem', { name: 'Rename' }).click();
  await desk.getByRole('textbox', { name: 'Name of the tag' }).fill('fair');
  await desk.getByRole('dialog').getByRole('button', { name: 'Rename' }).click();
  await expect(desk.getByText('There is a tag “fair” already. Merge the two instead.')).toBeVisible();
  await desk.keyboard.press('Escape');
  await desk.getByRole('button', { name: 'Change the tag trade fair' }).click();
  await desk.getByRole('menuitem', { name: 'Merge into another one' }).click();
  await desk
    .getByRole('dialog')
    .getByLabel(/gets instead/)
    .first()
    .click();
  await desk.getByRole('option', { name: 'fair', exact: true }).click();
  await desk.getByRole('dialog').getByRole('button', { name: 'Merge into another one' }).click();
  await expect(note(desk, 'trade fair is fair now')).toBeVisible();
  await expect(desk.getByText('trade fair', { exact: true })).toHaveCount(0);
  await undo(desk);
  await expect(desk.getByText('trade fair', { exact: true })).toBeVisible();
  await expectNoBarriers(desk);
});

test('a new contact is made with address and company at once; what is wrong is said at its field', async ({
  desk,
  house,
}) => {
  await house.send('post', '/api/companies', { name: 'Harbour & Co' });
  await desk.goto('/contacts');
  await desk.getByRole('button', { name: 'New contact' }).click();
  const dialog = desk.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Laura Dean');
  await dialog.getByRole('textbox', { name: 'Address' }).fill('laura@');
  await dialog.getByLabel('Company').first().fill('Harbour');
  await desk.getByRole('option', { name: 'Harbour & Co' }).click();
  await dialog.getByRole('button', { name: 'Make the card' }).click();
  await expect(dialog.getByText('“laura@” is no mail address. Nothing was saved.')).toBeVisible();
  await expectNoBarriers(desk);
  await dialog.getByRole('textbox', { name: 'Address' }).fill('laura@harbour-lists.example');
  await dialog.getByRole('button', { name: 'Make the card' }).click();
  await expect(desk.getByRole('heading', { name: 'Laura Dean', level: 1 })).toBeVisible();
  await expect(desk.locator('header').getByRole('link', { name: 'Harbour & Co' })).toBeVisible();
});

test('on the phone the list fits, filters and choosing work', async ({ browser, house }) => {
  const phone = await signedIn(browser, house, { viewport: { width: 390, height: 844 }, hasTouch: true });
  await phone.goto('/contacts?q=lists');
  await phone.getByRole('checkbox', { name: 'Choose Anna Active' }).check();
  await expect(phone.getByText('1 chosen')).toBeVisible();
  await expectNoBarriers(phone);
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await phone.getByRole('link', { name: /Lars Lead/ }).click();
  await expect(phone.getByRole('heading', { name: 'Lars Lead', level: 1 })).toBeVisible();
});
