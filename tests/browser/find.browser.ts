// Finding: the box and its completion, what is found as mails, conversations and addresses, views and recent searches.
import { readFile } from 'node:fs/promises';
import { expectNoBarriers } from './support/axe.ts';
import { colleague } from './support/colleague.ts';
import { expect, type House, note, signedIn, test, undo } from './support/house.ts';

test.use({ file: 'find' });

const box = { name: 'Words in mail, names, numbers' };

test('“/” leads to the box from everywhere; what is typed is found, and the words are marked', async ({
  desk,
}) => {
  await desk.goto('/');
  await expect(desk.getByText('5 conversations', { exact: true })).toBeVisible();
  await desk.keyboard.press('/');
  await expect(desk.getByRole('combobox', box)).toBeFocused();
  await desk.keyboard.type('оплату');
  const hit = desk.getByRole('link', { name: /Марина Белова/ });
  await expect(hit).toBeVisible();
  await expect(hit.locator('mark').first()).toHaveText('Оплату');
  await expect(desk).toHaveURL(/\/search\?q=/);
  await expectNoBarriers(desk);
});

test('an operator is completed with Tab, the help puts one into the box, Escape closes what was offered', async ({
  desk,
}) => {
  await desk.goto('/search');
  const field = desk.getByRole('combobox', box);
  await field.pressSequentially('fro');
  await expect(desk.getByRole('option', { name: /^from:/ })).toBeVisible();
  await desk.keyboard.press('Tab');
  await expect(field).toHaveValue('from:');
  await expect(field).toBeFocused();
  await field.fill('has');
  await expect(desk.getByRole('option', { name: /^has:/ })).toBeVisible();
  await desk.keyboard.press('Escape');
  await expect(desk.getByRole('option')).toHaveCount(0);
  await desk.getByRole('button', { name: 'Empty the box' }).click();
  await desk.getByRole('button', { name: 'What you can write' }).click();
  await expect(desk.getByText('from this day on')).toBeVisible();
  await expectNoBarriers(desk);
  await desk.getByRole('button', { name: /^subject:/ }).click();
  await expect(field).toHaveValue('subject:');
});

test('what is wrong with a query is said below the box, its place underlined', async ({ desk }) => {
  await desk.goto(`/search?q=${encodeURIComponent('order "never closed')}`);
  const hints = desk.getByRole('list', { name: 'About what you typed' });
  await expect(hints.getByText(/closing quotation mark is missing/)).toBeVisible();
  await expect(hints.locator('u')).toContainText('"never closed');
  await expect(desk.getByRole('heading', { name: 'Nothing found' })).toBeVisible();
});

test('j and Enter open a hit at its mail; going back finds the list again', async ({ desk, house }) => {
  await desk.goto('/search?q=koelcellen');
  await expect(desk.getByText('2 messages', { exact: true })).toBeVisible();
  await desk.keyboard.press('j');
  await desk.keyboard.press('j');
  await desk.keyboard.press('Enter');
  await expect(desk).toHaveURL(/\/conversations\/all\/\d+#message-\d+$/);
  await expect(desk.getByRole('main').getByRole('heading', { name: /Levertijd koelcellen/ })).toBeVisible();
  await desk.keyboard.press('Escape');
  await expect(desk).toHaveURL(/\/search\?q=koelcellen/);
  await expect(desk.getByText('2 messages', { exact: true })).toBeVisible();
  // Whoever opened something has found it: the words are remembered.
  await expect
    .poll(async () => JSON.stringify(await house.send('get', '/api/recent-searches')))
    .toContain('koelcellen');
});

test('in an opened hit j and k go through the hits, whatever lies between them; going back is one step', async ({
  desk,
}) => {
  await desk.goto('/search?q=koelcellen');
  await expect(desk.getByText('2 messages', { exact: true })).toBeVisible();
  await desk.keyboard.press('j');
  await desk.keyboard.press('Enter');
  await expect(desk).toHaveURL(/#message-\d+$/);
  const first = desk.url();
  await desk.keyboard.press('j');
  await expect(desk).not.toHaveURL(first);
  await expect(desk).toHaveURL(/#message-\d+$/);
  await desk.keyboard.press('k');
  await expect(desk).toHaveURL(first);
  await desk.keyboard.press('k');
  await expect(desk).toHaveURL(first);
  // A reload changes nothing of that.
  await desk.reload();
  await expect(desk.getByRole('main').getByRole('heading', { name: /Levertijd koelcellen/ })).toBeVisible();
  await desk.keyboard.press('j');
  await expect(desk).not.toHaveURL(first);
  await expect(desk).toHaveURL(/#message-\d+$/);
  await desk.keyboard.press('k');
  await expect(desk).toHaveURL(first);
  await desk.keyboard.press('Escape');
  await expect(desk).toHaveURL(/\/search\?q=koelcellen/);
});

test('the customers of what was found, and those of chosen addresses, have their correspondence opened together', async ({
  desk,
  house,
}) => {
  await house.send('post', '/api/contacts', {
    name: 'Joost de Vries',
    addresses: ['joost@noordlicht.example'],
  });
  await desk.goto('/search?q=koelcellen');
  await desk.getByRole('link', { name: /^Correspondence with \d+ customers?$/ }).click();
  await expect(desk).toHaveURL(/\/correspondence\?of=(company|contact)-\d+/);
  await expect(desk.getByText('Levertijd koelcellen').first()).toBeVisible();
  await desk.goto('/search?q=koelcellen&as=addresses');
  await desk.getByRole('checkbox', { name: 'Choose all', exact: true }).click();
  await expectNoBarriers(desk);
  await desk.getByRole('button', { name: 'Open correspondence' }).click();
  await expect(desk).toHaveURL(/\/correspondence\?of=(company|contact)-\d+/);
});

test('what was found by the name of a file says which, the word marked, and how many more', async ({
  desk,
}) => {
  await desk.goto('/search?q=filename:planning');
  const named = desk.getByRole('link', { name: /the file Planning week 49\.pdf/ });
  await expect(named.locator('mark')).toHaveText(['Planning']);
  await expectNoBarriers(desk);
  await desk.goto('/search?q=filename:pdf OR filename:png&as=conversations');
  const several = desk.getByRole('link', { name: /the file Planning week 49\.pdf and 1 more/ });
  await expect(several.locator('mark')).toHaveText(['pdf']);
  await expectNoBarriers(desk);
});

test('recent searches stand on the empty page and are forgotten one by one or all', async ({ desk }) => {
  await desk.goto('/search');
  const field = desk.getByRole('combobox', box);
  for (const q of ['paleta', 'warehouse']) {
    await field.fill(q);
    await desk.keyboard.press('Enter');
    await expect(desk.getByText('1 message', { exact: true })).toBeVisible();
  }
  await field.fill('');
  const recent = desk.getByRole('region', { name: 'Looked for lately' });
  await expect(recent.getByRole('link').first()).toHaveText('warehouse');
  await expectNoBarriers(desk);
  await recent.getByRole('button', { name: 'Forget “warehouse”' }).click();
  await expect(recent.getByRole('link', { name: 'warehouse' })).toHaveCount(0);
  await recent.getByRole('link', { name: 'paleta' }).click();
  await expect(field).toHaveValue('paleta');
  await field.fill('');
  await recent.getByRole('button', { name: 'Forget all' }).click();
  await expect(desk.getByRole('heading', { name: 'Find anything you may read' })).toBeVisible();
});

test('a facet narrows what was found; going back widens it again', async ({ desk }) => {
  await desk.goto('/search?q=koelcellen');
  await desk
    .getByRole('complementary', { name: 'Narrow' })
    .getByRole('button', { name: /Joost de Vries/ })
    .click();
  await expect(desk.getByRole('combobox', box)).toHaveValue(/^koelcellen from:/);
  await desk.goBack();
  await expect(desk.getByRole('combobox', box)).toHaveValue('koelcellen');
  await expect(desk.getByText('2 messages', { exact: true })).toBeVisible();
});

test('the same is shown as conversations, and all mails of one subject from any mail', async ({ desk }) => {
  await desk.goto('/search?q=koelcellen');
  await desk.getByRole('link', { name: 'Conversations', exact: true }).click();
  await expect(desk.getByText('1 conversation', { exact: true })).toBeVisible();
  await expect(desk.getByText('2 hits')).toBeVisible();
  await expectNoBarriers(desk);
  await desk.getByRole('link', { name: /Levertijd koelcellen/ }).click();
  await desk.getByRole('button', { name: 'More about this message' }).last().click();
  await desk.getByRole('menuitem', { name: 'All mails with this subject' }).click();
  await expect(desk.getByRole('combobox', box)).toHaveValue('subject:"Levertijd koelcellen"');
});

test('a search is saved as a view, changed, moved by keys and deleted with undo', async ({ desk, house }) => {
  await house.send('post', '/api/views', { name: 'First', q: 'paleta' });
  await desk.goto('/search?q=koelcellen');
  await desk.getByRole('button', { name: 'Save as a view' }).click();
  await expectNoBarriers(desk);
  await desk.getByRole('textbox', { name: 'Name' }).fill('Cold rooms');
  await desk.getByRole('button', { name: 'Save', exact: true }).click();
  const places = desk.getByRole('navigation', { name: 'Places' });
  await expect(places.getByRole('link', { name: 'Cold rooms' })).toHaveAttribute('aria-current', 'page');
  await expect(desk.getByRole('heading', { level: 1, name: 'Cold rooms' })).toBeVisible();

  await desk.getByRole('link', { name: 'Best match first' }).click();
  await desk.getByRole('button', { name: 'Save changes' }).click();
  await expect(note(desk, '“Cold rooms” is changed')).toBeVisible();
  await expect(desk.getByRole('button', { name: 'Save changes' })).toHaveCount(0);

  const order = () => places.getByRole('link', { name: /^(First|Cold rooms)$/ }).allTextContents();
  await places.getByRole('link', { name: 'First' }).focus();
  const before = await order();
  await desk.keyboard.press(before[0] === 'First' ? 'Alt+ArrowDown' : 'Alt+ArrowUp');
  await expect.poll(order).toEqual(before.toReversed());
  await desk.reload();
  await expect.poll(order).toEqual(before.toReversed());

  await desk.getByRole('button', { name: 'More about Cold rooms' }).click();
  await desk.getByRole('menuitem', { name: 'Delete the view' }).click();
  await expect(places.getByRole('link', { name: 'Cold rooms' })).toHaveCount(0);
  await undo(desk);
  await expect(places.getByRole('link', { name: 'Cold rooms' })).toBeVisible();
});

test('a shared view stands in a colleague’s side bar, who may use it and not change it', async ({
  browser,
  house,
}) => {
  await house.send('post', '/api/views', { name: 'For all', q: 'koelcellen', sharedWith: 'everyone' });
  await house.send('post', '/api/views', { name: 'Mine alone', q: 'secret' });
  const page = await colleague(browser, house, 'Bruno Maas');
  await page.goto('/');
  await page.getByRole('link', { name: /^For all/ }).click();
  await expect(page.getByText('2 messages', { exact: true })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Mine alone' })).toHaveCount(0);
  await page.getByRole('button', { name: 'More about For all' }).click();
  await expect(page.getByRole('menuitem', { name: 'Save as a new view' })).toBeVisible();
  await expect(page.getByRole('menuitem', { name: 'Delete the view' })).toHaveCount(0);
});

test('addresses are chosen, filtered, exported and marked; a file has no mark left out of it', async ({
  desk,
}) => {
  await desk.goto('/search?q=noord&as=addresses');
  const list = desk.getByRole('list', { name: 'Addresses' });
  await expect(list.getByText('joost@noordlicht.example')).toBeVisible();
  await expect(list.getByText('laura@harbour.example')).toBeVisible();
  await expectNoBarriers(desk);

  await desk.getByRole('textbox', { name: 'Filter by name, address, company' }).fill('harbour');
  await expect(list.getByText('joost@noordlicht.example')).toHaveCount(0);
  await desk.getByRole('checkbox', { name: 'Choose the 1 that fits' }).check();
  await expect(desk.getByText('1 chosen')).toBeVisible();
  await desk.getByRole('textbox', { name: 'Filter by name, address, company' }).fill('');
  expect(await exported(desk, 'Plain text')).toBe('laura@harbour.example\n');

  await desk.getByRole('button', { name: 'More about laura@harbour.example' }).click();
  await desk.getByRole('menuitem', { name: 'Never mail this address' }).click();
  await expect(list.getByText('Never mail', { exact: true })).toBeVisible();
  await desk.getByRole('checkbox', { name: '1 chosen' }).check();
  await expect(desk.getByText('5 chosen')).toBeVisible();
  const table = await exported(desk, 'CSV');
  expect(table).toContain('joost@noordlicht.example');
  expect(table).not.toContain('laura@harbour.example');
  await desk.getByRole('button', { name: 'More about laura@harbour.example' }).click();
  await desk.getByRole('menuitem', { name: 'This address may be mailed again' }).click();
  await expect(list.getByText('Never mail', { exact: true })).toHaveCount(0);
});

async function exported(desk: Awaited<ReturnType<typeof signedIn>>, format: string): Promise<string> {
  await desk.getByRole('button', { name: 'Export…' }).click();
  const dialog = desk.getByRole('dialog');
  await dialog.getByRole('radio', { name: format }).check();
  const download = desk.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Write the file' }).click();
  const text = await readFile(await (await download).path(), 'utf8');
  await expect(dialog).toHaveCount(0);
  return text;
}

test('whom an administrator forbids to export sees why and has no button', async ({
  desk,
  browser,
  house,
}) => {
  const page = await colleague(browser, house, 'Eva Jansen');
  await desk.goto('/users');
  const may = desk.getByRole('switch', { name: 'Eva Jansen may export mail and addresses' });
  await expect(may).toBeChecked();
  // The server is asked first: the switch follows what it says.
  await may.click({ force: true });
  await expect(note(desk, 'Saved')).toBeVisible();
  await expectNoBarriers(desk);
  await page.goto('/search?q=koelcellen&as=addresses');
  await expect(page.getByText(/Copying and exporting is off for your account/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Export…' })).toHaveCount(0);
});

for (const look of ['light', 'dark'] as const)
  test(`on the phone, ${look}: what narrows comes from below, views stand under More`, async ({
    browser,
    house,
  }) => {
    await house.send('post', '/api/views', { name: `On the way, ${look}`, q: 'koelcellen' });
    const page = await phone(browser, house, look);
    await page.goto('/search?q=koelcellen');
    await expect(page.getByText('2 messages', { exact: true })).toBeVisible();
    await expectNoBarriers(page);
    await page.getByRole('button', { name: 'Narrow' }).click();
    await expect(page.getByRole('dialog').getByRole('button', { name: /Joost de Vries/ })).toBeVisible();
    await expectNoBarriers(page);
    await page.goto('/search?q=koelcellen&as=addresses');
    await expect(page.getByText('joost@noordlicht.example')).toBeVisible();
    await expectNoBarriers(page);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(390);
    await page.goto('/more');
    await expect(page.getByRole('link', { name: `On the way, ${look}` })).toBeVisible();
  });

function phone(browser: Parameters<typeof signedIn>[0], house: House, colorScheme: 'light' | 'dark') {
  return signedIn(browser, house, { viewport: { width: 390, height: 844 }, colorScheme });
}

for (const [language, label, help] of [
  ['nl', 'Woorden in e-mail, namen, nummers', 'Wat u kunt schrijven'],
  ['ru', 'Слова из писем, имена, номера', 'Что можно написать'],
  ['pl', 'Słowa z listów, nazwiska, numery', 'Co można napisać'],
] as const)
  test(`the page and its help speak ${language}`, async ({ desk, house }) => {
    await house.send('patch', '/api/me', { language });
    await desk.goto('/search?q=koelcellen');
    await expect(desk.getByRole('combobox', { name: label })).toBeVisible();
    await desk.getByRole('button', { name: help }).click();
    await expectNoBarriers(desk);
    await house.send('patch', '/api/me', { language: 'en' });
  });
