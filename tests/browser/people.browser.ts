// People: inviting, taking the invitation up, teams, a new password by link; and one's own settings.
import { TOTP } from 'otpauth';
import { expectNoBarriers } from './support/axe.ts';
import { ada, expect, note, signedIn, test } from './support/house.ts';

test.use({ file: 'people' });

test('an invited colleague takes the link, comes in and sees no administration', async ({
  desk,
  browser,
  house,
}) => {
  await desk.goto('/users');
  await desk.getByRole('button', { name: 'Invite a colleague' }).click();
  await desk.getByRole('dialog').getByLabel('Name').fill('Bruno Maas');
  await desk.getByRole('dialog').getByLabel('Email address').fill('bruno@noord.example');
  await desk.getByRole('button', { name: 'Make the link' }).click();
  const link = await desk.getByText(/\/invitation#token=/).textContent();
  await desk.getByRole('button', { name: 'Close' }).last().click();

  const context = await browser.newContext({ baseURL: house.kontor.url });
  const bruno = await context.newPage();
  await bruno.goto(link!);
  await expect(bruno.getByRole('heading', { name: 'Welcome to Noord BV' })).toBeVisible();
  await bruno.getByRole('textbox', { name: 'Password' }).fill('staple battery horse');
  await bruno.getByRole('button', { name: 'Begin' }).click();
  await expect(bruno.getByRole('heading', { name: 'Inbox' })).toBeVisible();
  await expect(bruno.getByText('5 conversations', { exact: true })).toBeVisible();
  await expect(bruno.getByRole('link', { name: 'People and teams' })).toHaveCount(0);

  await desk.reload();
  await expect(desk.getByText(/bruno@noord.example/)).toBeVisible();
  await desk.getByRole('button', { name: 'New team' }).click();
  await desk.getByLabel('Name of the team').fill('Sales');
  await desk.getByRole('button', { name: 'Save' }).click();
  await expect(desk.getByRole('region', { name: 'Teams' }).getByText('Sales')).toBeVisible();
  await desk.getByRole('button', { name: 'More about Bruno Maas' }).click();
  await desk.getByRole('menuitem', { name: 'Link for a new password' }).click();
  await expect(desk.getByText(/\/password#token=/)).toBeVisible();
});

test('on the phone a colleague is one line, which opens to role, supervisor and export', async ({
  browser,
  house,
}) => {
  const phone = await signedIn(browser, house, { viewport: { width: 390, height: 844 }, hasTouch: true });
  await phone.goto('/users');
  const line = phone.getByRole('button', { name: /^Ada Smit/ });
  await expect(line).toContainText('Admin · ada@noord.example');
  await expect(phone.getByRole('combobox', { name: 'Role of Ada Smit' })).toHaveCount(0);
  expect((await line.boundingBox())!.height).toBeLessThanOrEqual(56);
  await expectNoBarriers(phone);
  await line.click();
  await expect(phone.getByRole('combobox', { name: 'Role of Ada Smit' })).toHaveValue('Admin');
  await expect(phone.getByRole('switch', { name: 'Ada Smit may export mail and addresses' })).toBeVisible();
  await expectNoBarriers(phone);
});

test('signing in says in words what is wrong, and goes where one wanted to', async ({ browser, house }) => {
  const context = await browser.newContext({ baseURL: house.kontor.url });
  const page = await context.newPage();
  await page.goto('/companies');
  await page.getByLabel('Email address').fill(ada.email);
  await page.getByRole('textbox', { name: 'Password' }).fill('wrong password');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('alert')).toHaveText('Address or password is wrong.');
  await page.getByRole('textbox', { name: 'Password' }).fill(ada.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { name: 'Companies', level: 1 })).toBeVisible();
  await page.getByRole('link', { name: 'Ada Smit' }).click();
  await page.getByRole('button', { name: 'Sign out' }).first().click();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
});

test('language, colours and rows change at once and are remembered', async ({ desk }) => {
  await desk.goto('/me');
  await desk.getByText('Dark', { exact: true }).click();
  await expect(desk.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
  await desk.getByRole('combobox', { name: 'Language' }).click();
  await desk.getByRole('option', { name: 'Русский' }).click();
  await expect(desk.getByRole('link', { name: /Входящие/ })).toBeVisible();
  await desk.reload();
  await expect(desk.getByRole('link', { name: /Входящие/ })).toBeVisible();
  await expect(desk.locator('html')).toHaveAttribute('lang', 'ru');
  await desk.getByText('Светлые', { exact: true }).click();
  await desk.getByRole('combobox', { name: 'Язык' }).click();
  await desk.getByRole('option', { name: 'English' }).click();
  await desk.getByText('Compact', { exact: true }).click();
  await desk.goto('/conversations/all');
  const row = desk.getByRole('listitem').filter({ hasText: 'Laura Dean' });
  await expect.poll(async () => (await row.boundingBox())?.height).toBe(52);
  await desk.goto('/me');
  await desk.getByText('Comfortable', { exact: true }).click();
  await expect(desk.getByRole('radio', { name: 'Comfortable' })).toBeChecked();
});

test('a second factor is set up with the picture and asked for at the next sign-in', async ({
  browser,
  house,
}) => {
  const invited = (await house.send('post', '/api/invitations', {
    email: 'eva@noord.example',
    name: 'Eva de Boer',
  })) as { url: string };
  const context = await browser.newContext({ baseURL: house.kontor.url });
  const eva = await context.newPage();
  await eva.goto(invited.url);
  await eva.getByRole('textbox', { name: 'Password' }).fill('eva has a long password');
  await eva.getByRole('button', { name: 'Begin' }).click();
  await eva.getByRole('link', { name: 'Eva de Boer' }).click();
  const section = eva.getByRole('region', { name: 'Second factor' });
  await section.getByRole('textbox', { name: 'Current password' }).fill('eva has a long password');
  await section.getByRole('button', { name: 'Turn on' }).click();
  await expect(section.getByRole('img', { name: /QR picture/ })).toBeVisible();
  await section.getByText('Type the secret by hand instead').click();
  const secret = await section.locator('details p').textContent();
  const totp = new TOTP({ secret: secret! });
  await section.getByLabel('Six digits').fill(totp.generate());
  await section.getByRole('button', { name: 'Confirm' }).click();
  await expect(note(eva, 'The second factor is on')).toBeVisible();
  await expect(section.getByText('On: signing in also asks for six digits from your app.')).toBeVisible();
  await expect(section.getByRole('button', { name: 'Turn off' })).toBeVisible();
  await eva.getByRole('button', { name: 'Sign out' }).first().click();
  await eva.getByLabel('Email address').fill('eva@noord.example');
  await eva.getByRole('textbox', { name: 'Password' }).fill('eva has a long password');
  await eva.getByRole('button', { name: 'Sign in' }).click();
  await expect(eva.getByRole('heading', { name: 'One more step' })).toBeVisible();
  await eva.getByLabel('Six digits').fill(totp.generate());
  await eva.getByRole('button', { name: 'Sign in' }).click();
  await expect(eva.getByRole('heading', { name: 'Inbox' })).toBeVisible();
});

test('a token is shown once and can be revoked', async ({ desk }) => {
  await desk.goto('/me');
  const section = desk.getByRole('region', { name: 'API tokens' });
  await section.getByLabel('Name').fill('Nightly report');
  await section.getByRole('button', { name: 'Make a token' }).click();
  await expect(section.getByText('Copy the token now')).toBeVisible();
  await section.getByRole('button', { name: 'Revoke' }).click();
  await expect(section.getByText('Nightly report')).toBeHidden();
});

test('one key shows all keys', async ({ browser, house }) => {
  const page = await signedIn(browser, house);
  await page.goto('/');
  await expect(page.getByText('5 conversations', { exact: true })).toBeVisible();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys' }).getByText('Handled, or open again')).toBeVisible();
});
