// Recovery codes of the second factor: shown once, one signs in once, new ones end the old.
import type { Page } from '@playwright/test';
import { TOTP } from 'otpauth';
import { expectNoBarriers } from './support/axe.ts';
import { colleague, colleaguesPassword } from './support/colleague.ts';
import { expect, note, test } from './support/house.ts';

test.use({ file: 'recovery-codes' });

const section = (page: Page) => page.getByRole('region', { name: 'Second factor' });
const shown = async (page: Page) =>
  (
    await section(page)
      .getByText(/^\S+(\n\S+){5,}$/)
      .innerText()
  )
    .trim()
    .split(/\s+/);

/** Signs out, and in again up to the second step. */
async function toSecondStep(page: Page, email: string): Promise<void> {
  await page.context().clearCookies();
  await page.goto('/sign-in');
  await page.getByLabel('Email address').fill(email);
  await page.getByRole('textbox', { name: 'Password' }).fill(colleaguesPassword);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { name: 'One more step' })).toBeVisible();
}
async function typeRecoveryCode(page: Page, code: string): Promise<void> {
  await page.getByRole('button', { name: 'Use a recovery code instead' }).click();
  await page.getByLabel('Recovery code').fill(code);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

test('a recovery code is shown once, signs in once, and is refused the second time', async ({
  browser,
  house,
}) => {
  const eva = await colleague(browser, house, 'Eva Boer');
  await eva.goto('/me');
  await section(eva).getByRole('textbox', { name: 'Current password' }).fill(colleaguesPassword);
  await section(eva).getByRole('button', { name: 'Turn on' }).click();
  await section(eva).getByText('Type the secret by hand instead').click();
  const secret = await section(eva).locator('details p').innerText();
  const codes = await shown(eva);
  expect(new Set(codes).size).toBe(10);
  const totp = new TOTP({ secret });
  await section(eva).getByLabel('Six digits').fill(totp.generate());
  await section(eva).getByRole('button', { name: 'Confirm' }).click();
  await expect(note(eva, 'The second factor is on')).toBeVisible();

  // Shown once: whoever opens the page again finds no code on it, nor in what the server answers.
  await eva.reload();
  await expect(section(eva).getByText('On: signing in also asks for six digits')).toBeVisible();
  for (const code of codes) await expect(eva.getByText(code)).toHaveCount(0);
  const answers = await Promise.all(
    ['/api/me', '/api/auth/get-session'].map(async (path) => (await eva.request.get(path)).text()),
  );
  expect(answers.join(' ')).toContain('eva@noord.example');
  expect(codes.filter((code) => answers.join(' ').includes(code))).toEqual([]);

  await toSecondStep(eva, 'eva@noord.example');
  await typeRecoveryCode(eva, codes[0]!);
  await expect(eva.getByRole('heading', { name: 'Inbox' })).toBeVisible();

  await toSecondStep(eva, 'eva@noord.example');
  await typeRecoveryCode(eva, codes[0]!);
  await expect(eva.getByRole('alert')).toHaveText('This recovery code is wrong or was used already.');
  await expectNoBarriers(eva);
  await eva.getByLabel('Recovery code').fill(` ${codes[1]!} `);
  await eva.getByRole('button', { name: 'Sign in' }).click();
  await expect(eva.getByRole('heading', { name: 'Inbox' })).toBeVisible();
});

test('new recovery codes take the place of the old ones, which are refused from then on', async ({
  browser,
  house,
}) => {
  const finn = await colleague(browser, house, 'Finn Mol');
  await finn.goto('/me');
  const password = section(finn).getByRole('textbox', { name: 'Current password' });
  await password.fill(colleaguesPassword);
  await section(finn).getByRole('button', { name: 'Turn on' }).click();
  await section(finn).getByText('Type the secret by hand instead').click();
  const totp = new TOTP({ secret: await section(finn).locator('details p').innerText() });
  const old = await shown(finn);
  await section(finn).getByLabel('Six digits').fill(totp.generate());
  await section(finn).getByRole('button', { name: 'Confirm' }).click();
  await expect(note(finn, 'The second factor is on')).toBeVisible();
  await finn.reload();

  await password.fill('not the password');
  await section(finn).getByRole('button', { name: 'New recovery codes' }).click();
  await expect(section(finn).getByText('The password is wrong.')).toBeVisible();
  await password.fill(colleaguesPassword);
  await section(finn).getByRole('button', { name: 'New recovery codes' }).click();
  const fresh = await shown(finn);
  expect(fresh.filter((code) => old.includes(code))).toEqual([]);
  await expectNoBarriers(finn);

  await toSecondStep(finn, 'finn@noord.example');
  await typeRecoveryCode(finn, old[3]!);
  await expect(finn.getByRole('alert')).toHaveText('This recovery code is wrong or was used already.');
  await finn.getByLabel('Recovery code').fill(fresh[3]!);
  await finn.getByRole('button', { name: 'Sign in' }).click();
  await expect(finn.getByRole('heading', { name: 'Inbox' })).toBeVisible();
});
