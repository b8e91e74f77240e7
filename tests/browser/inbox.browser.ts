// Working the inbox: reading, handled and undo, many at once, the keyboard, live mail; on the desk and on the phone.
import { expectNoBarriers } from './support/axe.ts';
import { expect, note, signedIn, test, undo } from './support/house.ts';
import { letter, sales } from './support/letters.ts';

test.use({ file: 'inbox' });

test('the inbox lists letters by day, the unread ones by weight, with customer and subject', async ({
  desk,
}) => {
  await desk.goto('/');
  const list = desk.getByRole('main', { name: 'Conversations' });
  await expect(list.getByRole('heading', { name: 'Inbox' })).toBeVisible();
  await expect(list.getByText('5 conversations', { exact: true })).toBeVisible();
  await expect(list.getByText('Марина Белова')).toBeVisible();
  await expect(list.getByText('new sender').first()).toBeVisible();
  await expect(list.getByRole('link', { name: /Unread: Марина Белова/ })).toBeVisible();
});

test('a letter is read by opening it, for oneself alone', async ({ desk }) => {
  await desk.goto('/');
  const row = desk.getByRole('link', { name: /Piotr Wiśniewski/ });
  await expect(row).toContainText('Unread:');
  await row.click();
  await expect(desk.getByRole('main').getByRole('heading', { name: /Reklamacja/ })).toBeVisible();
  await expect(row).not.toContainText('Unread:');
  await desk.keyboard.press('u');
  await expect(row).toContainText('Unread:');
});

test('handled leaves the inbox at once, goes on to the next letter, and can be undone', async ({ desk }) => {
  await desk.goto('/');
  await desk.getByRole('link', { name: /Anna Kowalska/ }).click();
  await expect(desk.getByRole('heading', { name: /Zamówienie/ })).toBeVisible();
  await desk.keyboard.press('e');
  await expect(note(desk, 'Handled, for everyone')).toBeVisible();
  await expect(desk.getByRole('link', { name: /Anna Kowalska/ })).toHaveCount(0);
  await expect(desk.getByText('4 conversations', { exact: true })).toBeVisible();
  await undo(desk);
  await expect(desk.getByRole('link', { name: /Anna Kowalska/ })).toBeVisible();
  await desk.reload();
  await expect(desk.getByRole('link', { name: /Anna Kowalska/ })).toBeVisible();
});

test('keys go through the list, star, choose many and clear them away together', async ({ desk }) => {
  await desk.goto('/conversations/inbox');
  await expect(desk.getByText('5 conversations', { exact: true })).toBeVisible();
  await desk.keyboard.press('j');
  await expect(desk.getByRole('heading', { name: 'Levertijd koelcellen' })).toBeVisible();
  await desk.keyboard.press('j');
  await expect(desk.getByRole('heading', { name: /Счёт/ })).toBeVisible();
  await desk.keyboard.press('s');
  await desk
    .getByRole('navigation', { name: 'Places' })
    .first()
    .getByRole('link', { name: 'Starred' })
    .click();
  await expect(desk.getByRole('link', { name: /Марина Белова/ })).toBeVisible();
  await desk.goto('/conversations/inbox');
  await desk.getByRole('button', { name: /Choose “Reklamacja/ }).click();
  await desk.getByRole('button', { name: /Choose “Zamówienie/ }).click();
  const bar = desk.getByRole('toolbar', { name: 'Chosen conversations' });
  await expect(bar.getByText('2 chosen')).toBeVisible();
  await bar.getByRole('button', { name: 'Handled' }).click();
  await expect(note(desk, '2 conversations handled, for everyone')).toBeVisible();
  await expect(desk.getByText('3 conversations', { exact: true })).toBeVisible();
  await desk.keyboard.press('z');
  await expect(desk.getByText('5 conversations', { exact: true })).toBeVisible();
});

test('one key makes the rows compact, and that is remembered', async ({ desk }) => {
  await desk.goto('/');
  const row = desk.getByRole('list').getByRole('listitem').filter({ hasText: 'Laura Dean' });
  const height = async () => (await row.boundingBox())?.height;
  await expect.poll(height).toBe(88);
  await desk.keyboard.press('d');
  await expect.poll(height).toBe(52);
  await desk.reload();
  await expect.poll(height).toBe(52);
  await desk.keyboard.press('d');
  await expect.poll(height).toBe(88);
});

test('an address that names nothing keeps the places beside it', async ({ desk }) => {
  await desk.goto('/no-such-page');
  await expect(desk.getByRole('heading', { name: 'Nothing here' })).toBeVisible();
  await desk
    .getByRole('navigation', { name: 'Places' })
    .getByRole('link', { name: /Starred/ })
    .click();
  await expect(desk.getByRole('heading', { name: 'Starred', level: 1 })).toBeVisible();
});

test('single keys work on a Cyrillic keyboard by their place', async ({ desk }) => {
  await desk.goto('/conversations/inbox');
  await expect(desk.getByText('5 conversations', { exact: true })).toBeVisible();
  await desk.evaluate(() =>
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'о', code: 'KeyJ', bubbles: true })),
  );
  await expect(desk.getByRole('heading', { name: 'Levertijd koelcellen' })).toBeVisible();
});

test('new mail appears on an open screen without reload', async ({ desk, house }) => {
  await desk.goto('/');
  await expect(desk.getByText('5 conversations', { exact: true })).toBeVisible();
  const raw = await letter({
    from: 'Тимур Сафин <safin@partners.example>',
    subject: 'Встреча в четверг',
    hoursAgo: 0,
    text: 'Подтверждаю, в 11:00 у вас.',
  });
  await house.dovecot.append(sales, 'INBOX', [{ raw }]);
  await expect(desk.getByRole('link', { name: /Тимур Сафин/ })).toBeVisible({ timeout: 30_000 });
  await desk.getByRole('link', { name: /Тимур Сафин/ }).click();
  await expect(desk.getByText('Подтверждаю, в 11:00 у вас.').last()).toBeVisible();
  await desk.keyboard.press('e');
  await expect(desk.getByText('5 conversations', { exact: true })).toBeVisible();
});

test('a row in the inbox shows their words and says that we answered; in the sent list ours, with who of us wrote', async ({
  desk,
  house,
}) => {
  const theirs = await letter({
    from: 'Jean Petit <petit@quai.example>',
    subject: 'Trois portes',
    messageId: '<portes@quai.example>',
    hoursAgo: 1,
    text: 'Pouvez-vous livrer trois portes ?',
  });
  const ours = await letter({
    from: `Ada Smit <${sales}>`,
    to: 'Jean Petit <petit@quai.example>',
    subject: 'Re: Trois portes',
    inReplyTo: '<portes@quai.example>',
    hoursAgo: 0.5,
    text: 'Oui, en janvier.',
  });
  await house.dovecot.append(sales, 'INBOX', [{ raw: theirs }]);
  await house.dovecot.append(sales, 'Sent', [{ raw: ours }]);
  await desk.goto('/conversations/sent');
  const row = desk.getByRole('link', { name: /Jean Petit/ });
  await expect(row).toContainText('From us: Ada Smit:Oui, en janvier.', { timeout: 60_000 });
  await expect(row).not.toContainText('answered');
  await desk.goto('/');
  await expect(row).toContainText('Pouvez-vous livrer trois portes ?answered');
  await expect(row).not.toContainText('From us');
  await expectNoBarriers(desk);
  await row.click();
  await desk.keyboard.press('e');
  await expect(desk.getByText('5 conversations', { exact: true })).toBeVisible();
});

test('on the phone the list and the letter are pages, with a bar at the bottom', async ({
  browser,
  house,
}) => {
  const phone = await signedIn(browser, house, { viewport: { width: 390, height: 844 }, hasTouch: true });
  await phone.goto('/');
  await phone.getByRole('link', { name: /Laura Dean/ }).click();
  await expect(phone.getByRole('heading', { name: /Order 77120/ })).toBeVisible();
  await expect(phone.getByRole('heading', { name: 'Inbox' })).toBeHidden();
  await phone.getByRole('button', { name: 'Back to the list' }).click();
  await expect(phone.getByRole('heading', { name: 'Inbox' })).toBeVisible();
  const bar = phone.getByRole('navigation', { name: 'Places' });
  await bar.getByRole('link', { name: 'Customers' }).click();
  await expect(phone.getByRole('heading', { name: 'Contacts', level: 1 })).toBeVisible();
  await bar.getByRole('link', { name: 'More' }).click();
  await phone.getByRole('link', { name: 'All mail', exact: true }).click();
  await expect(phone.getByRole('heading', { name: 'All mail' })).toBeVisible();
});

test('a screen that lost the server says so and catches up by itself', async ({ desk, house }) => {
  await desk.goto('/');
  await expect(desk.getByText('5 conversations', { exact: true })).toBeVisible();
  // The test's own wall: every request and the live connection break, as when a train enters a tunnel.
  await desk.context().setOffline(true);
  await desk.evaluate(() => window.dispatchEvent(new Event('offline')));
  const raw = await letter({
    from: 'Ewa Lis <ewa@lis.example>',
    subject: 'Termin montażu',
    hoursAgo: 0,
    text: 'Proszę o termin.',
  });
  await house.dovecot.append(sales, 'INBOX', [{ raw }]);
  await expect
    .poll(
      async () => ((await house.send('get', '/api/counts')) as { inbox: { count: number } }).inbox.count,
      { timeout: 30_000 },
    )
    .toBe(6);
  await desk.context().setOffline(false);
  await desk.evaluate(() => window.dispatchEvent(new Event('online')));
  const row = desk.getByRole('link', { name: /Ewa Lis/ });
  await expect(row).toBeVisible({ timeout: 20_000 });
  await row.click();
  await desk.keyboard.press('e');
  await expect(desk.getByText('5 conversations', { exact: true })).toBeVisible();
});

test('what came while the page was still connecting stands on it too', async ({ browser, house }) => {
  const page = await signedIn(browser, house);
  let connect = () => {};
  // A slow line: the page has its list long before the live connection stands.
  await page.routeWebSocket(/\/api\/live$/, (socket) => {
    connect = () => socket.connectToServer();
  });
  await page.goto('/');
  await expect(page.getByText('5 conversations', { exact: true })).toBeVisible();
  const raw = await letter({
    from: 'Hugo Prins <hugo@prins.example>',
    subject: 'In between',
    hoursAgo: 0,
    text: 'Just a moment ago.',
  });
  await house.dovecot.append(sales, 'INBOX', [{ raw }]);
  await expect
    .poll(
      async () => ((await house.send('get', '/api/counts')) as { inbox: { count: number } }).inbox.count,
      { timeout: 30_000 },
    )
    .toBe(6);
  await expect(page.getByRole('link', { name: /Hugo Prins/ })).toHaveCount(0);
  connect();
  await expect(page.getByRole('link', { name: /Hugo Prins/ })).toBeVisible();
});

test('what came while the first list was on its way stands on it too', async ({ browser, house }) => {
  const page = await signedIn(browser, house);
  let arrive = () => {};
  const later = new Promise<void>((done) => {
    arrive = done;
  });
  const told = page.waitForEvent('websocket').then((socket) =>
    socket.waitForEvent('framereceived', {
      predicate: ({ payload }) => String(payload).includes('newMail'),
      timeout: 40_000,
    }),
  );
  let written = () => {};
  const isWritten = new Promise<void>((done) => {
    written = done;
  });
  // A slow line: the list is written before the letter comes, and read after the screen was told of it.
  let isFirst = true;
  await page.route(/\/api\/conversations\?/, async (route) => {
    if (!isFirst) return route.continue();
    isFirst = false;
    const response = await route.fetch();
    written();
    await later;
    await route.fulfill({ response });
  });
  await page.goto('/');
  await isWritten;
  const raw = await letter({
    from: 'Nora Veld <nora@veld.example>',
    subject: 'Just now',
    hoursAgo: 0,
    text: 'While you were opening the page.',
  });
  await house.dovecot.append(sales, 'INBOX', [{ raw }]);
  await told;
  await expect(page.getByRole('link', { name: /Nora Veld/ })).toHaveCount(0);
  arrive();
  await expect(page.getByRole('link', { name: /Nora Veld/ })).toBeVisible();
  await page.context().close();
});
