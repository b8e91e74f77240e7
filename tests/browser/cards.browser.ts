// Lists of cards: three hundred scroll as ten, keys walk them, a field narrows them, going back finds the place again.
import { expectNoBarriers } from './support/axe.ts';
import { expect, signedIn, test } from './support/house.ts';

test.use({ file: 'cards' });

const name = (n: number) => `Person ${String(n).padStart(3, '0')}`;

test.beforeAll(async ({ house }) => {
  for (let n = 1; n <= 300; n += 1)
    await house.send('post', '/api/contacts', { name: name(n), addresses: [`p${n}@three-hundred.example`] });
});

test('a long list holds few rows at a time, and its end is reached by scrolling alone', async ({ desk }) => {
  await desk.goto('/contacts');
  await expect(desk.getByText('300 contacts', { exact: true })).toBeVisible();
  const rows = desk.getByRole('list', { name: 'Contacts' }).getByRole('listitem');
  await expect(rows.first()).toContainText(name(1));
  expect(await rows.count()).toBeLessThan(60);
  await expectNoBarriers(desk);
  await expect
    .poll(async () => {
      await desk.getByRole('main').evaluate((page) => page.scrollTo(0, page.scrollHeight));
      return desk.getByRole('link', { name: name(300) }).count();
    })
    .toBe(1);
  expect(await rows.count()).toBeLessThan(60);
  // Row by row, none left out, none twice, none over another.
  const tops = await rows.evaluateAll((all) => all.map((row) => row.getBoundingClientRect().top));
  expect(tops.slice(1).every((top, index) => Math.abs(top - tops[index]! - 49) < 1)).toBe(true);
});

test('j, k and Enter walk the list; going back finds the place again', async ({ desk }) => {
  await desk.goto('/contacts');
  await expect(desk.getByRole('link', { name: name(1) })).toBeVisible();
  for (let n = 0; n < 40; n += 1) await desk.keyboard.press('j');
  await expect(desk.getByRole('link', { name: name(40) })).toBeFocused();
  await desk.keyboard.press('k');
  await expect(desk.getByRole('link', { name: name(39) })).toBeFocused();
  await desk.keyboard.press('Enter');
  await expect(desk.getByRole('heading', { name: name(39), level: 1 })).toBeVisible();
  await desk.keyboard.press('Escape');
  await expect(desk.getByRole('link', { name: name(39) })).toBeInViewport();
});

test('the list is narrowed while typing, opened by Enter, and still narrow after going back', async ({
  desk,
}) => {
  await desk.goto('/contacts');
  await expect(desk.getByRole('link', { name: name(1) })).toBeVisible();
  await desk.keyboard.press('/');
  await desk.keyboard.type('p299@');
  await expect(desk.getByText('1 contact', { exact: true })).toBeVisible();
  await desk.keyboard.press('ArrowDown');
  await expect(desk.getByRole('link', { name: name(299) })).toBeFocused();
  await desk.keyboard.press('Enter');
  await expect(desk.getByRole('heading', { name: name(299), level: 1 })).toBeVisible();
  await desk.getByRole('main').getByRole('link', { name: 'Back' }).click();
  await expect(desk.getByRole('searchbox')).toHaveValue('p299@');
  await expect(desk.getByText('1 contact', { exact: true })).toBeVisible();
});

test('companies too, on the phone', async ({ browser, house }) => {
  for (let n = 1; n <= 30; n += 1)
    await house.send('post', '/api/companies', { name: `Works ${n}`, domains: [`works${n}.example`] });
  const phone = await signedIn(browser, house, { viewport: { width: 390, height: 844 }, hasTouch: true });
  await phone.goto('/companies');
  await expect(phone.getByText('30 companies', { exact: true })).toBeVisible();
  await expectNoBarriers(phone);
  await phone.getByRole('main').evaluate((page) => page.scrollTo(0, page.scrollHeight));
  await phone.getByRole('link', { name: 'Works 9' }).click();
  await expect(phone.getByRole('heading', { name: 'Works 9', level: 1 })).toBeVisible();
  await expectNoBarriers(phone);
});
