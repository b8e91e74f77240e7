// Who answers for a customer finds the mailbox that customer writes to, and of its mail the customer's alone.
import { colleague } from './support/colleague.ts';
import { ada, expect, test } from './support/house.ts';
import { sales } from './support/letters.ts';

test.use({ file: 'responsible' });

test('a mailbox read as responsible alone stands in the side bar, with its name and the mail one may read', async ({
  browser,
  house,
}) => {
  const cleo = await colleague(browser, house, 'Cleo Claes');
  const { items: users } = (await house.send('get', '/api/users')) as {
    items: { id: string; email: string }[];
  };
  const idOf = (email: string) => users.find((one) => one.email === email)!.id;
  const { items: mailboxes } = (await house.send('get', '/api/mailboxes')) as {
    items: { id: string; address: string }[];
  };
  const { id } = mailboxes.find(({ address }) => address === sales)!;
  await house.send('post', '/api/companies', {
    name: 'Harbour & Co',
    domains: ['harbour.example'],
    responsibleId: idOf('cleo@noord.example'),
  });
  await house.send('patch', `/api/mailboxes/${id}`, {
    policy: 'responsible',
    people: [{ principal: `user:${idOf(ada.email)}` }],
  });
  await cleo.goto('/conversations/inbox');
  await expect(cleo.getByText('1 conversation', { exact: true })).toBeVisible({ timeout: 20_000 });
  const place = cleo
    .getByRole('navigation', { name: 'Places' })
    .first()
    .getByRole('link', { name: /^Sales/ });
  await expect(place).toContainText('1');
  await place.click();
  await expect(cleo.getByRole('heading', { name: 'Sales' })).toBeVisible();
  await expect(cleo.getByRole('listitem').filter({ hasText: 'Laura Dean' })).toBeVisible();
  await expect(cleo.getByText('Марина Белова')).toHaveCount(0);
  // The mailbox itself, its folders and how it is doing, is not hers to look at.
  await cleo.goto('/mailboxes');
  await expect(cleo.getByRole('main').getByRole('link', { name: /Sales/ })).toHaveCount(0);
});
