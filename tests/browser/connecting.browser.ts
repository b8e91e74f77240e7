// The wizard that connects a mailbox: over POP3 and by consent (OAuth2), against real servers, with what goes wrong on the way.
import type { Page } from '@playwright/test';
import { type Dovecot, startDovecot } from '../support/dovecot.ts';
import { type OauthServer, startOauthServer } from '../support/oauth-server.ts';
import { expectNoBarriers } from './support/axe.ts';
import { expect, note, test } from './support/house.ts';
import { letter } from './support/letters.ts';

test.use({ file: 'connecting' });

const help = 'help@noord.example';
const billing = 'billing@noord.example';

/** From the address to the page with the server's settings. */
async function begin(page: Page, address: string): Promise<void> {
  await page.goto('/mailboxes/connect');
  await page.getByRole('textbox', { name: 'Address of the mailbox' }).fill(address);
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(page.getByRole('textbox', { name: 'Server', exact: true })).toBeVisible({ timeout: 30_000 });
}
async function pick(page: Page, list: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: list }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

test('a mailbox is connected over POP3: tested step by step, then its mail is here and stays there', async ({
  desk,
  house,
}) => {
  const { dovecot } = house;
  dovecot.addUser(help, 'secret');
  const raw = await letter({
    from: 'Nadia Haddad <nadia@haddad.example>',
    to: help,
    subject: 'The door does not close',
    text: 'Since Monday the left door stays open.',
  });
  await dovecot.append(help, 'INBOX', [{ raw }]);

  await begin(desk, help);
  await desk.getByText('POP3', { exact: true }).click();
  await desk.getByRole('textbox', { name: 'Server', exact: true }).fill('127.0.0.1');
  await pick(desk, 'Encryption', 'None');
  await desk.getByRole('textbox', { name: 'Port' }).fill(String(dovecot.pop3Port));
  await expect(desk.getByText('Without encryption, anybody on the way can read')).toBeVisible();
  await desk.getByRole('textbox', { name: 'Password' }).fill('wrong');

  // Each thing that is wrong is named at its own step.
  await desk.getByRole('button', { name: 'Test' }).click();
  await expect(desk.getByText(/This server lies inside a private network/)).toBeVisible();
  await desk.getByRole('switch', { name: 'The server is inside our own network' }).click();
  await desk.getByRole('button', { name: 'Test' }).click();
  await expect(desk.getByText(`Connected, port ${dovecot.pop3Port}`)).toBeVisible();
  await expect(desk.getByText(/The server does not accept the password/)).toBeVisible();
  await expectNoBarriers(desk);
  await desk.getByRole('textbox', { name: 'Password' }).fill('secret');
  await desk.getByRole('button', { name: 'Test' }).click();
  await expect(desk.getByText('Sign-in accepted')).toBeVisible();

  // POP3 has no folders to choose from: who reads it comes next.
  await expect(desk.getByRole('textbox', { name: 'Name in Kontor' })).toHaveValue('Help');
  await desk.getByRole('radio', { name: /Open to all/ }).click();
  await expectNoBarriers(desk);
  await desk.getByRole('button', { name: 'Connect' }).click();
  await expect(desk.getByRole('heading', { name: 'Help' })).toBeVisible();
  await expect(desk.getByText(/1 on the server = 1 stored/)).toBeVisible({ timeout: 40_000 });
  await expect(desk.getByText('agrees').first()).toBeVisible();
  await desk.goto('/conversations/inbox');
  await expect(desk.getByRole('link', { name: /The door does not close/ })).toBeVisible();
  const left = await dovecot.as(help, (client) => client.status('INBOX', { messages: true }));
  expect(left ? left.messages : 0).toBe(1);
});

test.describe('by consent', () => {
  // The second test needs the client the first one writes down.
  test.describe.configure({ mode: 'serial' });
  let oauth: OauthServer;
  let dovecot: Dovecot;

  test.beforeAll(async ({ house }) => {
    oauth = await startOauthServer({
      redirectUri: `${house.kontor.url}/api/oauth/callback`,
      account: billing,
    });
    dovecot = await startDovecot({
      users: { [billing]: 'known to nobody' },
      introspectionUrl: oauth.introspectionUrl,
    });
    const raw = await letter({
      from: 'Omar Saleh <omar@saleh.example>',
      to: billing,
      subject: 'Invoice 2291',
      text: 'Please send the invoice again.',
    });
    await dovecot.append(billing, 'INBOX', [{ raw }]);
  });
  test.afterAll(async () => {
    await dovecot?.stop();
    oauth?.stop();
  });

  test('a mailbox of a provider of one’s own is connected without a password, and its mail arrives', async ({
    desk,
  }) => {
    // Before the company has a client there, nothing but a password is offered.
    await begin(desk, billing);
    await expect(desk.getByRole('combobox', { name: 'Sign-in' })).toHaveCount(0);

    await desk.goto('/mailboxes/providers');
    await desk.getByRole('button', { name: 'Set up' }).last().click();
    await expect(desk.getByText(/Redirect address to register: .*\/api\/oauth\/callback/)).toBeVisible();
    await desk.getByRole('textbox', { name: 'Client id' }).fill(oauth.clientId);
    await desk.getByRole('textbox', { name: 'Client secret' }).fill(oauth.clientSecret);
    await desk.getByRole('textbox', { name: 'Address for consent' }).fill(oauth.authorizeUrl);
    await desk.getByRole('textbox', { name: 'Address for tokens' }).fill(oauth.tokenUrl);
    await desk.getByRole('textbox', { name: 'Scope' }).fill(oauth.scope);
    await desk.getByRole('button', { name: 'Save' }).click();
    await expect(note(desk, 'Saved')).toBeVisible();

    await begin(desk, billing);
    await desk.getByRole('textbox', { name: 'Server', exact: true }).fill('127.0.0.1');
    await pick(desk, 'Encryption', 'None');
    await desk.getByRole('textbox', { name: 'Port' }).fill(String(dovecot.imapPort));
    await pick(desk, 'Sign-in', 'Consent at the provider (OAuth2)');
    await expect(desk.getByRole('textbox', { name: 'Password' })).toHaveCount(0);
    await desk.getByRole('switch', { name: 'The server is inside our own network' }).click();
    await expectNoBarriers(desk);
    await desk.getByRole('button', { name: 'Next' }).click();
    await desk.getByRole('textbox', { name: 'Name in Kontor' }).fill('Invoices');
    await desk.getByRole('radio', { name: /Open to all/ }).click();
    await desk.getByRole('button', { name: 'Connect and give consent' }).click();

    // The browser went to the provider and came back to the mailbox's page.
    await expect(desk).toHaveURL(/\/mailboxes\/\d+\?connected=1$/);
    await expect(desk.getByRole('heading', { name: 'Invoices' })).toBeVisible();
    await expect(desk.getByText(/In step with the server/)).toBeVisible({ timeout: 40_000 });
    await desk.goto('/conversations/inbox');
    await expect(desk.getByRole('link', { name: /Invoice 2291/ })).toBeVisible();
  });

  test('a consent that cannot begin leaves the mailbox there, and its page gives it later', async ({
    desk,
    house,
  }) => {
    const { items } = (await house.send('get', '/api/oauth-clients')) as { items: { clientId: string }[] };
    await begin(desk, 'later@noord.example');
    await desk.getByRole('textbox', { name: 'Server', exact: true }).fill('127.0.0.1');
    await pick(desk, 'Encryption', 'None');
    await desk.getByRole('textbox', { name: 'Port' }).fill(String(dovecot.imapPort));
    await desk.getByRole('textbox', { name: 'Sign-in name, if not the address' }).fill(billing);
    await pick(desk, 'Sign-in', 'Consent at the provider (OAuth2)');
    await desk.getByRole('switch', { name: 'The server is inside our own network' }).click();
    await desk.getByRole('button', { name: 'Next' }).click();
    await desk.getByRole('radio', { name: /Open to all/ }).click();
    // Meanwhile another admin removes the company's client.
    await house.send('put', '/api/oauth-clients', { provider: 'other', clientId: '' });
    await desk.getByRole('button', { name: 'Connect and give consent' }).click();
    await expect(note(desk, /Enter your company’s client for this provider first/)).toBeVisible();
    await expect(desk.getByRole('heading', { name: 'Later' })).toBeVisible();
    await house.send('put', '/api/oauth-clients', { ...items[0], clientSecret: oauth.clientSecret });
    await expect(desk.getByText(/The consent has ended/).first()).toBeVisible({ timeout: 40_000 });
    await desk.reload();
    await desk.getByRole('button', { name: 'Give consent anew' }).click();
    await expect(desk).toHaveURL(/\?connected=1$/);
    await expect(desk.getByText(/In step with the server/)).toBeVisible({ timeout: 40_000 });
  });
});
