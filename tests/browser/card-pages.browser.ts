// The page of a card: written in place, its history undone, two who write at once, the bin; on the phone and in Russian.
import { expectNoBarriers } from './support/axe.ts';
import { colleague } from './support/colleague.ts';
import { expect, note, signedIn, test, undo } from './support/house.ts';

test.use({ file: 'card-pages' });

type Made = { id: string };

test('every fact of a contact is written where it stands, and odd ones are said', async ({ desk, house }) => {
  const { id } = (await house.send('post', '/api/contacts', { name: 'Karin Hoek' })) as Made;
  await desk.goto(`/contacts/${id}/card`);
  await desk.getByRole('button', { name: /^Phones/ }).click();
  await desk.getByRole('textbox', { name: 'Phone 1' }).fill('038 - 555 12 34');
  await desk
    .getByRole('combobox', { name: 'What for 1' })
    .or(desk.getByRole('textbox', { name: 'What for 1' }))
    .fill('work');
  await desk.keyboard.press('Tab');
  await desk.getByRole('button', { name: 'Save' }).click();
  await expect(desk.getByRole('button', { name: 'Phones: 038 - 555 12 34, work' })).toBeVisible();
  // The house has said nothing of its country: nobody knows from where to dial.
  await expect(desk.getByText('no number one can dial')).toBeVisible();
  await desk.getByRole('button', { name: /^Birthday/ }).click();
  await desk.getByRole('textbox', { name: 'Day' }).fill('31');
  await desk
    .getByRole('combobox', { name: 'Month' })
    .or(desk.getByRole('textbox', { name: 'Month' }))
    .click();
  await desk.getByRole('option', { name: 'February' }).click();
  await desk.getByRole('button', { name: 'Save' }).click();
  await expect(desk.getByRole('alert')).toHaveText('There is no such day. Nothing was saved.');
  await desk.getByRole('textbox', { name: 'Day' }).fill('28');
  await desk.getByRole('button', { name: 'Save' }).click();
  await expect(desk.getByRole('button', { name: 'Birthday: 28 February' })).toBeVisible();
  await desk.getByRole('button', { name: /^Addresses/ }).click();
  await desk.getByRole('textbox', { name: 'Addresses' }).fill('karin@');
  await desk.keyboard.press('Control+Enter');
  await expect(desk.getByText('“karin@” is no mail address. Nothing was saved.')).toBeVisible();
  await desk.keyboard.press('Escape');
  await expect(desk.getByRole('button', { name: 'Addresses: add', exact: true })).toBeVisible();
  await expectNoBarriers(desk);
});

test('relation, stage and tags are chosen and stand beside the name', async ({ desk, house }) => {
  const { id } = (await house.send('post', '/api/contacts', {
    name: 'Piet Post',
    tags: ['fair 2026'],
  })) as Made;
  await desk.goto(`/contacts/${id}/card`);
  const card = desk.getByRole('region', { name: 'Card' });
  await card.getByLabel('Relation').first().click();
  await desk.getByRole('option', { name: 'Supplier' }).click();
  await card.getByLabel('Stage').first().click();
  await desk.getByRole('option', { name: 'Lapsed' }).click();
  await card.getByLabel('Tags').first().fill('key account');
  await desk.keyboard.press('Enter');
  const head = desk.getByRole('banner').or(desk.locator('header')).first();
  for (const word of ['Supplier', 'Lapsed', 'fair 2026', 'key account'])
    await expect(head.getByText(word)).toBeVisible();
  await head.getByRole('link', { name: 'key account' }).click();
  await expect(desk.getByText('1 contact', { exact: true })).toBeVisible();
  await expect(desk.getByRole('link', { name: 'Piet Post' })).toBeVisible();
});

test('the history tells who changed what, and a change is undone from there', async ({ desk, house }) => {
  const { id } = (await house.send('post', '/api/contacts', { name: 'Otto Olm', job: 'buyer' })) as Made;
  await house.send('patch', `/api/contacts/${id}`, { job: 'head of buying' });
  await house.send('patch', `/api/contacts/${id}`, { notes: 'likes tea' });
  await desk.goto(`/contacts/${id}/card`);
  const history = desk.getByRole('region', { name: 'History' });
  await expect(history.getByRole('listitem')).toHaveCount(3);
  await expect(history.getByRole('listitem').nth(1)).toContainText('buyer');
  await expect(history.getByRole('listitem').nth(1)).toContainText('Ada Smit');
  await history.getByRole('button', { name: 'Undo: Job' }).click();
  await expect(note(desk, 'The former value is back')).toBeVisible();
  await expect(desk.getByRole('button', { name: 'Job: buyer' })).toBeVisible();
  await expect(history.getByText('taken back')).toBeVisible();
});

test('two who write the same: the second hears of it, sees what stands there, and loses nothing', async ({
  browser,
  desk,
  house,
}) => {
  const { id } = (await house.send('post', '/api/companies', { name: 'Delta Food', notes: 'old' })) as Made;
  const bruno = await colleague(browser, house, 'Bruno Maas');
  await desk.goto(`/companies/${id}/card`);
  await bruno.goto(`/companies/${id}/card`);
  await desk.getByRole('button', { name: /^Notes/ }).click();
  await desk.getByRole('textbox', { name: 'Notes' }).fill('what Ada knows');
  await bruno.getByRole('button', { name: /^Notes/ }).click();
  await bruno.getByRole('textbox', { name: 'Notes' }).fill('what Bruno knows');
  await bruno.keyboard.press('Control+Enter');
  await expect(note(bruno, 'Saved')).toBeVisible();
  await desk.getByRole('textbox', { name: 'Notes' }).press('Control+Enter');
  await expect(desk.getByText(/^Bruno Maas has changed this meanwhile/)).toBeVisible();
  await expect(desk.getByText('Now it says: what Bruno knows')).toBeVisible();
  await expect(desk.getByRole('textbox', { name: 'Notes' })).toHaveValue('what Ada knows');
  await desk.getByRole('textbox', { name: 'Notes' }).press('Control+Enter');
  await expect(desk.getByRole('button', { name: 'Notes: what Ada knows' })).toBeVisible();
});

test('a company has addresses, numbers and a group', async ({ desk, house }) => {
  const { id: parentId } = (await house.send('post', '/api/companies', { name: 'Noord Holding' })) as Made;
  const { id } = (await house.send('post', '/api/companies', {
    name: 'Noord Koeling',
    parentId,
    postalAddresses: [
      { label: 'visits', street: 'Marsweg 41', postcode: '8013 PE', city: 'Zwolle', country: 'NL' },
    ],
    numbers: [{ kind: 'vat', value: 'NL 8052.34.567.B01' }],
  })) as Made;
  await desk.goto(`/companies/${id}/card`);
  await expect(desk.locator('header').getByText('Zwolle, Netherlands')).toBeVisible();
  await expect(
    desk.getByRole('button', { name: 'Postal addresses: Marsweg 41, 8013 PE Zwolle, Netherlands' }),
  ).toBeVisible();
  await desk.getByRole('button', { name: 'Numbers: VAT NL 8052.34.567.B01' }).click();
  await desk.getByRole('textbox', { name: 'Number 1' }).fill('NL 1');
  await desk.getByRole('button', { name: 'Save' }).click();
  await undo(desk);
  await expect(desk.getByRole('button', { name: 'Numbers: VAT NL 8052.34.567.B01' })).toBeVisible();
  await expectNoBarriers(desk);
  await desk.getByRole('link', { name: /^Group/ }).click();
  await desk
    .getByRole('region', { name: 'Group' })
    .getByRole('link', { name: /Noord Holding/ })
    .click();
  await expect(desk.getByRole('heading', { name: 'Noord Holding', level: 1 })).toBeVisible();
});

test('a picture is chosen, shown, and taken away', async ({ desk, house }) => {
  const { id } = (await house.send('post', '/api/contacts', { name: 'Pia Peters' })) as Made;
  await desk.goto(`/contacts/${id}/card`);
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
    'base64',
  );
  const choosing = desk.waitForEvent('filechooser');
  await desk.getByRole('button', { name: 'Choose a picture' }).click();
  await (await choosing).setFiles({ name: 'pia.png', mimeType: 'image/png', buffer: png });
  const shown = desk.locator('header img');
  await expect(shown).toBeVisible();
  await expect.poll(() => shown.evaluate((one: HTMLImageElement) => one.naturalWidth)).toBeGreaterThan(0);
  await desk.getByRole('button', { name: 'Take it away' }).click();
  await expect(shown).toHaveCount(0);
});

test('what was deleted lies in the bin with who put it there, and is brought back', async ({
  desk,
  house,
}) => {
  const { id } = (await house.send('post', '/api/contacts', { name: 'Gijs Gone' })) as Made;
  await desk.goto(`/contacts/${id}`);
  await desk.getByRole('button', { name: 'Delete' }).click();
  await expect(note(desk, 'Gijs Gone is in the bin for 30 days')).toBeVisible();
  await desk.getByRole('button', { name: 'More', exact: true }).click();
  await desk.getByRole('menuitem', { name: 'Bin' }).click();
  await expect(desk.getByText(/^Contact · Ada Smit, .* · kept until /)).toBeVisible();
  await expectNoBarriers(desk);
  // On the phone it is two lines, with what can be done beside them.
  await desk.setViewportSize({ width: 390, height: 844 });
  await expect(desk.getByText('Bring back', { exact: true })).toHaveCount(0);
  const row = desk.getByText('Gijs Gone', { exact: true }).locator('xpath=../..');
  expect((await row.boundingBox())!.height).toBeLessThanOrEqual(64);
  await expectNoBarriers(desk);
  await desk.getByRole('button', { name: 'Bring Gijs Gone back' }).click();
  await expect(desk.getByRole('heading', { name: 'The bin is empty' })).toBeVisible();
  await desk.setViewportSize({ width: 1440, height: 900 });
  await desk.goto(`/contacts/${id}`);
  await expect(desk.getByRole('heading', { name: 'Gijs Gone', level: 1 })).toBeVisible();
});

test('relations of the house: one is added, renamed and retired', async ({ desk }) => {
  await desk.goto('/house');
  const relations = desk.getByRole('region', { name: 'Relations' });
  await relations.getByRole('textbox', { name: /^Another relation/ }).fill('Landlord');
  await relations.getByRole('button', { name: 'Add' }).click();
  await relations.getByRole('button', { name: 'Name: Landlord' }).click();
  await relations.getByRole('textbox', { name: 'Name', exact: true }).fill('Owner of the hall');
  await desk.keyboard.press('Enter');
  await expect(relations.getByRole('button', { name: 'Name: Owner of the hall' })).toBeVisible();
  await relations.getByRole('button', { name: 'Retire Owner of the hall' }).click();
  await expect(relations.getByText('no longer offered')).toBeVisible();
  await expectNoBarriers(desk);
});

test('on the phone, in Russian, the card is whole', async ({ browser, house }) => {
  const { id } = (await house.send('post', '/api/contacts', {
    name: 'Марина Белова',
    phones: [{ label: 'work', number: '+7 812 640-12-34' }],
    birthday: '1980-03-02',
    stage: 'active',
    tags: ['выставка'],
  })) as Made;
  await house.send('patch', `/api/contacts/${id}`, { job: 'бухгалтер' });
  await house.send('patch', '/api/me', { language: 'ru' });
  const phone = await signedIn(browser, house, { viewport: { width: 390, height: 844 }, hasTouch: true });
  await phone.goto(`/contacts/${id}/card`);
  await expect(phone.getByRole('button', { name: 'Телефоны: +7 812 640-12-34, рабочий' })).toBeVisible();
  await expect(phone.getByRole('button', { name: 'День рождения: 2 марта 1980 г.' })).toBeVisible();
  await expect(phone.getByRole('region', { name: 'История' })).toContainText('бухгалтер');
  await expectNoBarriers(phone);
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  // What stands under the name ends within the page, however many buttons are beside it.
  for (const tab of ['card', '']) {
    await phone.goto(`/contacts/${id}/${tab}`);
    const words = phone.locator('[class*=header] [class*=words]').first();
    await expect
      .poll(async () => {
        const box = await words.boundingBox();
        return box && box.x + box.width;
      })
      .toBeLessThanOrEqual(390);
  }
  await house.send('patch', '/api/me', { language: 'en' });
});
