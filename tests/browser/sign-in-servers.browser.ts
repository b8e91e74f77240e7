// Sign-in servers: an admin connects a real one, tests it, and colleagues come in through it, or are told why not.
import type { Page } from '@playwright/test';
import { expectNoBarriers } from './support/axe.ts';
import { ada, expect, note, test } from './support/house.ts';
import { type SignInServer, startSignInServer } from './support/sign-in-server.ts';

test.use({ file: 'sign-in-servers' });
test.describe.configure({ mode: 'serial' });

let server: SignInServer;
const button = { name: 'Sign in with Noord account' };

test.beforeAll(async ({ house }) => {
  server = await startSignInServer(`${house.kontor.url}/api/auth/callback/company`, {
    bruno: { email: 'bruno@noord.example', email_verified: true },
    doubtful: { email: 'bruno@noord.example', email_verified: false },
    stranger: { email: 'eve@evil.example', email_verified: true },
  });
});
test.afterAll(() => server?.stop());

/** Through the server's own pages: who one is, then that Kontor may know it. */
async function signInThere(page: Page, name: string): Promise<void> {
  await page.getByRole('button', button).click();
  await page.getByPlaceholder('Enter any login').fill(name);
  await page.getByPlaceholder('and password').fill('anything');
  await page.getByRole('button', { name: 'Sign-in' }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
}

test('an admin connects a server, is told step by step what is wrong, and a colleague comes in through it', async ({
  browser,
  house,
}) => {
  await house.send('post', '/api/invitations', { email: 'bruno@noord.example', name: 'Bruno Maas' });
  const context = await browser.newContext({
    baseURL: house.kontor.url,
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const page = await context.newPage();
  await page.goto('/users');
  await page.getByLabel('Email address').fill(ada.email);
  await page.getByRole('textbox', { name: 'Password' }).fill(ada.password);
  await page.getByRole('button', { name: 'Sign in' }).click();

  await page.getByRole('link', { name: 'Sign-in servers' }).click();
  await expect(page.getByRole('heading', { name: 'Everybody signs in with a password' })).toBeVisible();
  await page.getByRole('button', { name: 'Add a server' }).click();
  await expect(page.getByText(`${house.kontor.url}/api/auth/callback/google`)).toBeVisible();
  await page.getByText('Another one', { exact: true }).click();
  await page.getByRole('button', { name: 'Copy the redirect address' }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    `${house.kontor.url}/api/auth/callback/company`,
  );
  await page.getByRole('textbox', { name: 'Address of the server (issuer)' }).fill(server.issuer);
  await page.getByRole('textbox', { name: 'Name on the button' }).fill('Noord account');
  await page.getByRole('textbox', { name: 'Client id' }).fill(server.clientId);
  await page.getByRole('textbox', { name: 'Client secret' }).fill('guessed');

  // Saving what cannot work says where it fails, and saves nothing.
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText(/This lies inside a private network \(127\.0\.0\.1/)).toBeVisible();
  await expect(page.getByRole('alert')).toHaveText('The server cannot be used like this. Nothing was saved.');
  await page.getByRole('switch', { name: 'The server is inside our own network' }).click();
  await page.getByRole('button', { name: 'Test' }).click();
  await expect(page.getByText(`It calls itself ${server.issuer}`)).toBeVisible();
  await expect(page.getByText(/The server does not accept the client id or the secret/)).toBeVisible();
  await page.getByRole('textbox', { name: 'Client secret' }).fill(server.clientSecret);
  await page.getByRole('button', { name: 'Test' }).click();
  await expect(page.getByText('Client id and secret are accepted')).toBeVisible();
  await expectNoBarriers(page);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('nobody has signed in through it yet')).toBeVisible();

  await page.getByRole('link', { name: 'Ada Smit' }).click();
  await page.getByRole('button', { name: 'Sign out' }).first().click();
  await signInThere(page, 'bruno');
  await expect(page.getByRole('heading', { name: 'Inbox' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Bruno Maas' })).toBeVisible();
});

test('whoever may not come in is told why, and comes back to where they wanted to go', async ({
  browser,
  house,
}) => {
  const context = await browser.newContext({ baseURL: house.kontor.url });
  const page = await context.newPage();
  await page.goto('/companies');
  await signInThere(page, 'stranger');
  await expect(page.getByRole('alert')).toHaveText(
    'Nobody here has this address. Ask an admin to invite you.',
  );
  await context.clearCookies();
  await signInThere(page, 'doubtful');
  await expect(page.getByRole('alert')).toHaveText(
    'The sign-in server does not vouch for your address. Ask an admin.',
  );
  await context.clearCookies();
  await signInThere(page, 'bruno');
  await expect(page.getByRole('heading', { name: 'Companies', level: 1 })).toBeVisible();
});

test('a server that is away is said in words, and the password goes on working', async ({
  desk,
  browser,
  house,
}) => {
  await desk.goto('/users/sign-in-servers');
  await expect(desk.getByText('1 person signs in through it')).toBeVisible();
  await desk.getByRole('button', { name: 'Change: Noord account' }).click();
  await expect(desk.getByRole('textbox', { name: 'Client secret' })).toHaveValue('');
  await desk.getByRole('textbox', { name: 'Name on the button' }).fill('the house');
  await desk.getByRole('button', { name: 'Save' }).click();
  await expect(note(desk, 'Saved')).toBeVisible();
  server.stop();
  const context = await browser.newContext({ baseURL: house.kontor.url });
  const page = await context.newPage();
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Sign in with the house' }).click();
  await expect(page.getByRole('alert')).toHaveText(/This sign-in server cannot be reached right now/);
  await page.getByLabel('Email address').fill(ada.email);
  await page.getByRole('textbox', { name: 'Password' }).fill(ada.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Inbox' })).toBeVisible();
});

test('before a server is removed it is said whom that concerns', async ({ desk, browser, house }) => {
  await desk.goto('/users/sign-in-servers');
  await desk.getByRole('button', { name: 'Change: the house' }).click();
  await desk.getByRole('button', { name: 'Remove' }).click();
  const dialog = desk.getByRole('dialog', { name: 'Remove the house?' });
  await expect(dialog.getByText(/1 of them has no password here and needs a link for one/)).toBeVisible();
  await expectNoBarriers(desk);
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toBeHidden();
  await desk.getByRole('button', { name: 'Remove' }).click();
  await dialog.getByRole('button', { name: 'Remove' }).click();
  await expect(note(desk, 'the house is removed')).toBeVisible();
  await expect(desk.getByRole('heading', { name: 'Everybody signs in with a password' })).toBeVisible();
  const context = await browser.newContext({ baseURL: house.kontor.url });
  const page = await context.newPage();
  await page.goto('/sign-in');
  await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: /Sign in with/ })).toHaveCount(0);
});
