// Lists of customers brought in and taken back, doubles merged and parted, people who change companies.
import { expectNoBarriers } from './support/axe.ts';
import { expect, note, signedIn, test, undo } from './support/house.ts';

test.use({ file: 'bring-in' });

const list = [
  'Naam;E-mail;Bedrijf;Telefoon',
  'Vera Vork;vera@vork.example;Vork BV;030 123 45 67',
  'Lotte Lepel;lotte@lepel.example;Lepel BV;',
  'Fout;geen adres;;',
  '',
].join('\r\n');

test('a list is shown before it is brought in, goes in, and is taken back as a whole', async ({
  desk,
  house,
}) => {
  await house.send('post', '/api/contacts', { name: 'Vera', addresses: ['vera@vork.example'] });
  await desk.goto('/contacts');
  await desk.getByRole('button', { name: 'More', exact: true }).click();
  await desk.getByRole('menuitem', { name: 'Bring in a list …' }).click();
  await expect(desk.getByText('No list yet')).toBeVisible();
  await expectNoBarriers(desk);
  await desk.locator('input[type=file]').setInputFiles({
    name: 'klanten.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(list),
  });
  await expect(desk.getByRole('heading', { name: 'klanten.csv', level: 1 })).toBeVisible();
  await expect(desk.getByText('3 rows', { exact: true })).toBeVisible();
  await expect(desk.getByRole('combobox', { name: 'What “Bedrijf” is' })).toHaveValue('company');
  await expect(desk.getByText('1 is there already')).toBeVisible();
  await expect(desk.getByText('Not a mail address:')).toBeVisible();
  await expectNoBarriers(desk);
  // Read in other letters, the preview changes; back again it is as before.
  await desk.getByRole('combobox', { name: 'What “Telefoon” is' }).selectOption('ignore');
  await expect(desk.getByRole('combobox', { name: 'What “Telefoon” is' })).toHaveValue('ignore');
  await desk.getByRole('combobox', { name: 'What “Telefoon” is' }).selectOption('phone');
  await desk.getByRole('button', { name: 'Bring in', exact: true }).click();
  await expect(desk.getByRole('status')).toContainText(
    'done · 1 card made · 2 companies besides · 1 filled in · 1 row was faulty',
  );
  await expect(desk.getByRole('link', { name: 'Left out rows' })).toBeVisible();
  await expectNoBarriers(desk);
  const cards = (await house.send('get', '/api/contacts?q=lotte')) as {
    items: { company?: { name: string } }[];
  };
  expect(cards.items).toMatchObject([{ company: { name: 'Lepel BV' } }]);
  await desk.getByRole('button', { name: 'Take all back' }).click();
  await expect(desk.getByRole('status')).toContainText('taken back');
  await expect
    .poll(async () => ((await house.send('get', '/api/contacts?q=lotte')) as { items: unknown[] }).items)
    .toEqual([]);
});

test('a list left before it was brought in is found again; one without rows says what to do', async ({
  desk,
}) => {
  await desk.goto('/cards/import');
  const send = (name: string, text: string) =>
    desk.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
  await send('later.csv', 'Name,Email\nLater,later@vork.example\n');
  await expect(desk.getByText('1 row', { exact: true })).toBeVisible();
  await desk.goto('/cards/import');
  await expect(desk.getByText('waits for you')).toBeVisible();
  await expectNoBarriers(desk);
  await desk.getByRole('link', { name: 'Go on' }).click();
  await expect(desk.getByRole('heading', { name: 'later.csv', level: 1 })).toBeVisible();
  await desk.goto('/cards/import');
  await desk.getByRole('button', { name: 'Drop it' }).click();
  await expect(desk.getByText('waits for you')).toHaveCount(0);
  // What repeats within the list is said before anything is written.
  await send('twice.csv', 'Name,Email\nOlga,olga@vork.example\nOlga Vork,OLGA@vork.example\n');
  await expect(desk.getByRole('heading', { name: '1 row repeats one above it' })).toBeVisible();
  await expect(desk.getByText('same address as Olga, line 2')).toBeVisible();
  await expect(desk.getByRole('combobox', { name: 'What to do with Olga Vork' })).toBeVisible();
  await expectNoBarriers(desk);
  await desk.goto('/cards/import');
  await desk.getByRole('button', { name: 'Drop it' }).click();
  await send('empty.csv', 'Name,Email\n');
  await expect(desk.getByText('There is no row to bring in')).toBeVisible();
  await expectNoBarriers(desk);
  await desk.getByRole('button', { name: 'Choose another file' }).click();
  await expect(desk.getByRole('heading', { name: 'Bring in a list', level: 1 })).toBeVisible();
  await expect(desk.getByText('empty.csv')).toHaveCount(0);
});

test('a slow upload says how much of it is there, goes on behind other screens, and stopped nothing is kept', async ({
  desk,
}) => {
  await desk.goto('/cards/import');
  const line = await desk.context().newCDPSession(desk);
  await line.send('Network.enable');
  await line.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 0,
    downloadThroughput: -1,
    uploadThroughput: 250_000,
  });
  await desk.locator('input[type=file]').setInputFiles({
    name: 'slow.csv',
    mimeType: 'text/csv',
    buffer: Buffer.alloc(20_000_000, 'Name;Email\n'),
  });
  await expect(desk.getByText(/^[1-9]\d?% of 20 MB sent$/)).toBeVisible();
  await expect(desk.getByRole('progressbar', { name: 'Sending the file' })).toBeVisible();
  await expectNoBarriers(desk);
  await desk.getByRole('link', { name: 'Companies', exact: true }).click();
  await expect(desk.getByRole('heading', { name: 'Companies', level: 1 })).toBeVisible();
  await desk.goBack();
  await desk.getByRole('button', { name: 'Stop sending' }).click();
  await expect(note(desk, 'Stopped; nothing of slow.csv was kept')).toBeVisible();
  await expect(desk.getByRole('button', { name: 'Stop sending' })).toHaveCount(0);
  await desk.reload();
  await expect(desk.getByText(/^(No list yet|Lists so far)$/)).toBeVisible();
  await expect(desk.getByText('slow.csv')).toHaveCount(0);
});

test('a double is shown with its reason, merged field by field, undone, and kept apart', async ({
  desk,
  house,
}) => {
  await house.send('post', '/api/contacts', {
    name: 'Иван Петров',
    addresses: ['ivan@a.example'],
    job: 'Buyer',
  });
  await house.send('post', '/api/contacts', {
    name: 'Petrov Ivan',
    addresses: ['petrov@b.example'],
    job: 'Director',
  });
  await desk.goto('/cards/duplicates');
  const pair = desk.getByRole('listitem').filter({ hasText: 'Petrov Ivan' });
  await expect(pair.getByText(/^like name/)).toBeVisible();
  await expectNoBarriers(desk);
  await pair.getByRole('link', { name: /^Merge / }).click();
  await expect(desk.getByRole('heading', { name: 'Merge two cards' })).toBeVisible();
  await expectNoBarriers(desk);
  await desk.getByRole('radiogroup', { name: 'Job' }).getByRole('radio', { name: 'Director' }).check();
  await desk.getByRole('radiogroup', { name: 'Name' }).getByRole('radio', { name: 'Petrov Ivan' }).check();
  await desk.getByRole('button', { name: 'Merge', exact: true }).click();
  await expect(desk.getByRole('heading', { name: 'Petrov Ivan', level: 1 })).toBeVisible();
  await expect(desk.getByText('was merged into this card')).toBeVisible();
  await expect(desk.getByText('ivan@a.example').first()).toBeVisible();
  await expect(desk.getByText('petrov@b.example').first()).toBeVisible();
  await undo(desk);
  await expect(desk.getByRole('heading', { name: 'Иван Петров', level: 1 })).toBeVisible();
  await expect(desk.getByText('May be the same as')).toBeVisible();
  await expectNoBarriers(desk);
  // On the phone it is one line, and all of it stands behind that.
  await desk.setViewportSize({ width: 390, height: 844 });
  const line = desk.getByRole('button', { name: 'May be the same as Petrov Ivan' });
  expect((await line.boundingBox())!.height).toBeLessThanOrEqual(40);
  await expect(desk.getByText(/like name/)).toHaveCount(0);
  await expectNoBarriers(desk);
  await line.click();
  await expect(desk.getByText(/like name/)).toBeVisible();
  await expect(desk.getByRole('link', { name: 'Petrov Ivan' })).toBeVisible();
  await expectNoBarriers(desk);
  await desk.setViewportSize({ width: 1440, height: 900 });
  await desk.getByRole('button', { name: 'Not the same' }).click();
  await expect(note(desk, 'Remembered: they are not the same')).toBeVisible();
  await expect(desk.getByText('May be the same as')).toBeHidden();
});

test('an address from before a merge leads to the card that was kept', async ({ desk, house }) => {
  const make = async (name: string) =>
    (await house.send('post', '/api/companies', { name })) as { id: string };
  const [kept, gone] = [await make('Oost'), await make('Oost Pompen')];
  await house.send('post', `/api/companies/${kept.id}/merges`, { others: [gone.id] });
  await desk.goto(`/companies/${gone.id}`);
  await expect(desk).toHaveURL(new RegExp(`/companies/${kept.id}`));
  await expect(desk.getByRole('heading', { name: 'Oost', level: 1 })).toBeVisible();
});

test('who changes companies is said so, and taking it back is one click', async ({ desk, house }) => {
  const make = async (name: string) =>
    (await house.send('post', '/api/companies', { name })) as { id: string };
  const [from, to] = [await make('Vroeger'), await make('Voortaan')];
  const jan = (await house.send('post', '/api/contacts', { name: 'Jan Jansen', companyId: from.id })) as {
    id: string;
  };
  await house.send('patch', `/api/contacts/${jan.id}`, { companyId: to.id });
  await desk.goto(`/contacts/${jan.id}/card`);
  await expect(desk.getByText('Jan Jansen moved from Vroeger to Voortaan')).toBeVisible();
  await expectNoBarriers(desk);
  await desk.getByRole('main').getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(desk.getByText('Jan Jansen moved')).toBeHidden();
  const card = (await house.send('get', `/api/contacts/${jan.id}`)) as { company: { name: string } };
  expect(card.company.name).toBe('Vroeger');
});

test('a list goes out as CSV and vCard, as it is narrowed', async ({ desk, house }) => {
  await house.send('post', '/api/contacts', { name: 'Only One', addresses: ['only@one.example'] });
  await desk.goto('/contacts?q=only');
  await desk.getByRole('button', { name: 'More', exact: true }).click();
  const download = desk.waitForEvent('download');
  await desk.getByRole('menuitem', { name: 'vCard 4.0' }).click();
  const stream = await (await download).createReadStream();
  let text = '';
  for await (const piece of stream) text += piece;
  expect(text.match(/^FN:.*$/gm)).toEqual(['FN:Only One']);
});

test('all of it on the phone', async ({ browser, house }) => {
  await house.send('post', '/api/companies', { name: 'Klein BV' });
  await house.send('post', '/api/companies', { name: 'Klein' });
  const phone = await signedIn(browser, house, { viewport: { width: 390, height: 844 }, hasTouch: true });
  await phone.goto('/cards/duplicates');
  await phone.getByText('Companies', { exact: true }).last().click();
  await expect(phone.getByText('Klein BV').first()).toBeVisible();
  await expectNoBarriers(phone);
  await phone
    .getByRole('listitem')
    .filter({ hasText: 'Klein BV' })
    .getByRole('link', { name: /^Merge / })
    .click();
  await expect(phone.getByRole('button', { name: 'Merge', exact: true })).toBeVisible();
  await expectNoBarriers(phone);
  await phone.goto('/cards/import');
  await phone.locator('input[type=file]').setInputFiles({
    name: 'lijst.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('Name,Email\nAda,ada@phone.example\n'),
  });
  await expect(phone.getByText('1 row', { exact: true })).toBeVisible();
  await expectNoBarriers(phone);
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});
