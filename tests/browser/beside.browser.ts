// The customer where there is no room beside the letter: a drawer from the side, on the phone a sheet from below.
import { expectNoBarriers } from './support/axe.ts';
import { expect, signedIn, test } from './support/house.ts';

test.use({ file: 'beside' });

test('on a wide screen the customer stands beside the letter, and no button is needed', async ({ desk }) => {
  await desk.goto('/conversations/all');
  await desk.getByRole('link', { name: /Order 77120/ }).click();
  await expect(desk.getByRole('complementary', { name: 'The customer' })).toBeVisible();
  await expect(desk.getByRole('button', { name: 'The customer' })).toHaveCount(0);
});

for (const [place, viewport] of Object.entries({
  'a narrow desk': { width: 1100, height: 800 },
  'the phone': { width: 390, height: 844 },
}))
  test(`on ${place} a button shows the customer, and a contact is made there`, async ({ browser, house }) => {
    const page = await signedIn(browser, house, { viewport });
    await page.goto('/conversations/all');
    await page.getByRole('link', { name: place === 'the phone' ? /Anna Kowalska/ : /Laura Dean/ }).click();
    await expect(page.getByRole('article').first()).toBeVisible();
    await expect(page.getByRole('complementary', { name: 'The customer' })).toHaveCount(0);
    await page.getByRole('button', { name: 'The customer' }).click();
    const drawer = page.getByRole('dialog', { name: 'The customer' });
    await expect(drawer.getByRole('button', { name: 'Make a contact' })).toBeVisible();
    await expectNoBarriers(page);
    const box = (await drawer.boundingBox())!;
    expect(box.x + box.width).toBeLessThanOrEqual(viewport.width);
    await drawer.getByRole('button', { name: 'Make a contact' }).click();
    await drawer.getByRole('button', { name: 'Make the card' }).click();
    await expect(drawer.getByText(/by the address/).first()).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(drawer).toHaveCount(0);
    await page.keyboard.press('b');
    await expect(drawer).toBeVisible();
    await drawer.getByRole('button', { name: 'Close' }).click();
    await expect(drawer).toHaveCount(0);
  });
