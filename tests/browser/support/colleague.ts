// A colleague in a browser of their own: invited by Ada, come in by the link.
import type { Browser, Page } from '@playwright/test';
import { expect, type House } from './house.ts';

export const colleaguesPassword = 'staple battery horse';

/** A window of the colleague, signed in and at the inbox. */
export async function colleague(browser: Browser, house: House, name: string): Promise<Page> {
  const email = `${name.split(' ')[0]!.toLowerCase()}@noord.example`;
  const { url } = (await house.send('post', '/api/invitations', { email, name })) as { url: string };
  const page = await (await browser.newContext({ baseURL: house.kontor.url })).newPage();
  await page.goto(url);
  await page.getByRole('textbox', { name: 'Password' }).fill(colleaguesPassword);
  await page.getByRole('button', { name: 'Begin' }).click();
  await expect(page.getByRole('heading', { name: 'Inbox' })).toBeVisible();
  return page;
}
