// Customers: a card made from a letter, written in place, found again; filing by hand and why.
import { expect, note, test, undo } from './support/house.ts';

test.use({ file: 'customers' });

test('a stranger becomes a contact, earlier mail is filed there at once, and the reason is said', async ({
  desk,
}) => {
  await desk.goto('/conversations/all');
  await desk.getByRole('link', { name: /Марина Белова/ }).click();
  await desk
    .getByRole('complementary', { name: 'The customer' })
    .getByRole('button', { name: 'Make a contact' })
    .click();
  await desk.getByRole('button', { name: 'Make the card' }).click();
  await expect(note(desk, /Марина Белова has a card now/)).toBeVisible();
  await expect(desk.getByText(/by the address belova@ladoga.example/).first()).toBeVisible();
  await desk.goto('/contacts');
  await desk.getByRole('link', { name: /Марина Белова/ }).click();
  await expect(desk.getByRole('heading', { name: 'Марина Белова' })).toBeVisible();
  await expect(desk.getByRole('button', { name: /Счёт № 4471/ })).toBeVisible();
});

test('a card is written where it stands, and the change can be undone', async ({ desk, house }) => {
  const made = (await house.send('post', '/api/contacts', {
    name: 'Karin Hoek',
    addresses: ['karin@hoek.example'],
  })) as { id: string };
  await desk.goto(`/contacts/${made.id}/card`);
  await desk.getByRole('button', { name: /^Job/ }).click();
  await desk.getByRole('textbox', { name: 'Job' }).fill('Inkoper');
  await desk.keyboard.press('Enter');
  await expect(desk.getByRole('button', { name: 'Job: Inkoper' })).toBeVisible();
  await undo(desk);
  await expect(desk.getByRole('button', { name: 'Job: add' })).toBeVisible();
});

test('a company takes the letters of its domain; deleted, it comes back by undo', async ({ desk }) => {
  await desk.goto('/companies');
  await desk.getByRole('button', { name: 'New company' }).click();
  await desk.getByRole('textbox', { name: 'Name' }).fill('Noordlicht BV');
  await desk.getByRole('button', { name: 'Make the card' }).click();
  await desk.getByRole('button', { name: /^Domains/ }).click();
  await desk.getByRole('textbox', { name: 'Domains' }).fill('noordlicht.example');
  await desk.keyboard.press('Control+Enter');
  await expect(desk.getByRole('button', { name: 'Domains: noordlicht.example' })).toBeVisible();
  await desk.getByRole('link', { name: /^Correspondence/ }).click();
  await expect(desk.getByRole('button', { name: /Levertijd koelcellen/ })).toBeVisible({ timeout: 20_000 });
  await desk.getByRole('button', { name: 'Delete' }).click();
  await expect(note(desk, /Noordlicht BV is in the bin/)).toBeVisible();
  await undo(desk);
  await expect(desk.getByRole('heading', { name: 'Noordlicht BV' })).toBeVisible();
});

test('a conversation is filed by hand under a customer, and that can be undone', async ({ desk, house }) => {
  await house.send('post', '/api/companies', { name: 'Harbour & Co' });
  await desk.goto('/conversations/all');
  await desk.getByRole('link', { name: /Order 77120/ }).click();
  await desk.getByRole('button', { name: 'File under…' }).click();
  await desk.getByRole('combobox').fill('Harbour');
  await desk.getByRole('option', { name: /^Harbour & Co/ }).click();
  await expect(desk.getByText('Filed under Harbour & Co by Ada Smit')).toBeVisible();
  await desk.getByRole('button', { name: 'Undo filing under Harbour & Co' }).click();
  await expect(note(desk, 'No longer filed under Harbour & Co')).toBeVisible();
  await expect(desk.getByText('Filed under Harbour & Co by Ada Smit')).toBeHidden();
});

test('Enter files under what was typed last, also before the server has answered', async ({
  desk,
  house,
}) => {
  await house.send('post', '/api/companies', { name: 'Alfa Koel' });
  await house.send('post', '/api/companies', { name: 'Beta Koel' });
  await desk.route(/\/api\/(companies|contacts)\?/, async (route) => {
    await new Promise((done) => setTimeout(done, 700));
    await route.continue();
  });
  await desk.goto('/conversations/all');
  await desk.getByRole('link', { name: /Zamówienie/ }).click();
  await desk.getByRole('button', { name: 'File under…' }).click();
  await expect(desk.getByRole('option', { name: /^Alfa Koel/ })).toBeVisible();
  await desk.getByRole('combobox').fill('Beta');
  await desk.keyboard.press('Enter');
  await expect(desk.getByText('Filed under Beta Koel by Ada Smit')).toBeVisible();
});

test('the palette goes to places and finds letters', async ({ desk }) => {
  await desk.goto('/');
  await expect(desk.getByRole('heading', { name: 'Inbox' })).toBeVisible();
  await desk.keyboard.press('Control+k');
  await desk.getByRole('combobox').fill('koelcellen');
  await desk.getByRole('option', { name: /Re: Levertijd koelcellen/ }).click();
  await expect(desk.getByRole('main').getByRole('heading', { name: /Levertijd koelcellen/ })).toBeVisible();
  await desk.keyboard.press('Control+k');
  await desk.getByRole('combobox').fill('house');
  await desk.keyboard.press('Enter');
  await expect(desk.getByRole('heading', { name: 'House', level: 1 })).toBeVisible();
});

test('the review says when there is nothing to review', async ({ desk }) => {
  await desk.goto('/cards/review');
  await expect(desk.getByRole('heading', { name: 'Cards to review' })).toBeVisible();
});
