// The first hour: the setup link, the company, the admin, a mailbox connected step by step, letters in the inbox.
import { startDovecot } from '../support/dovecot.ts';
import { expectNoBarriers } from './support/axe.ts';
import { expect, test } from './support/house.ts';
import { firstLetters, sales } from './support/letters.ts';
import { startKontor } from './support/start-kontor.ts';

test('a stranger sets Kontor up, connects a mailbox and reads its letters', async ({ page }) => {
  test.setTimeout(180_000);
  const [dovecot, kontor] = await Promise.all([
    startDovecot({ users: { [sales]: 'secret' } }),
    startKontor(),
  ]);
  try {
    await dovecot.append(
      sales,
      'INBOX',
      (await firstLetters()).map((raw) => ({ raw })),
    );
    await page.goto(kontor.url);
    await expect(page.getByRole('heading', { name: 'Kontor waits to be set up' })).toBeVisible();
    await expectNoBarriers(page);

    // Pasted where the page above stands, the link changes only what is behind its "#".
    await page.goto(kontor.setupLink!);
    await page.getByLabel('Company').fill('Noord BV');
    await expectNoBarriers(page);
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByLabel('Your name').fill('Ada Smit');
    await page.getByLabel('Your email address').fill('ada@noord.example');
    await page.getByRole('textbox', { name: 'Password' }).fill('correct horse battery');
    await page.getByRole('button', { name: 'Begin' }).click();
    await expect(page.getByRole('heading', { name: 'No mailbox yet' })).toBeVisible();
    await expect(page.getByRole('heading', { name: 'First steps' })).toBeVisible();
    await expectNoBarriers(page);

    await page.getByRole('link', { name: 'Connect' }).first().click();
    await page.getByLabel('Address of the mailbox').fill(sales);
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByLabel('Server', { exact: true }).fill('127.0.0.1');
    await page.getByRole('combobox', { name: 'Encryption' }).click();
    await page.getByRole('option', { name: 'None' }).click();
    await page.getByLabel('Port').fill(String(dovecot.imapPort));
    await page.getByLabel('The server is inside our own network').check({ force: true });
    await page.getByRole('textbox', { name: 'Password' }).fill('wrong');
    await page.getByRole('button', { name: 'Test' }).click();
    await expect(page.getByText('The server does not accept the password.')).toBeVisible({ timeout: 30_000 });
    await expectNoBarriers(page);
    await page.getByRole('textbox', { name: 'Password' }).fill('secret');
    await page.getByRole('button', { name: 'Test' }).click();
    await expect(page.getByText('Choose what is fetched.')).toBeVisible({ timeout: 30_000 });
    await expect(page.getByRole('checkbox', { name: 'INBOX' })).toBeChecked();
    await page.getByRole('button', { name: 'Next' }).click();
    await expect(page.getByRole('radio', { name: /Its people/ })).toBeChecked();
    await expectNoBarriers(page);
    await page.getByRole('button', { name: 'Connect' }).click();
    await expect(page.getByText(/In step with the server/)).toBeVisible({ timeout: 60_000 });
    await expect(page.getByText('agrees').first()).toBeVisible();

    await page.getByRole('link', { name: 'Inbox', exact: false }).first().click();
    await expect(page.getByText('5 conversations', { exact: true })).toBeVisible({ timeout: 30_000 });
    await page.getByRole('link', { name: /Laura Dean/ }).click();
    await expect(page.getByText('Our warehouse moved last week.').last()).toBeVisible();
  } finally {
    await kontor.stop();
    await dovecot.stop();
  }
});
