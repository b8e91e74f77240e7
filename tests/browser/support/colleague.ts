// A colleague in a browser of their own: invited by Ada, come in by the link.
import type { Browser, Page } from '@playwright/test';
import { expect, type House } from './house.ts';

export const colleaguesPassword = 'staple battery horse';

/** A window of the colleague, signed in and nowhere yet; `people.browser.ts` walks the invitation on the screen. */
export async function colleague(browser: Browser, house: House, name: string): Promise<Page> {
  const email = `${name.split(' ')[0]!.toLowerCase()}@noord.example`;
  const { url } = (await house.send('post', '/api/invitations', { email, name })) as { url: string };
  const context = await browser.newContext({ baseURL: house.kontor.url });
  const answer = await context.request.post('/api/invitations/accept', {
    headers: { origin: house.kontor.url },
    data: { token: url.split('=')[1], name, password: colleaguesPassword },
  });
  expect(answer.ok(), await answer.text()).toBe(true);
  return context.newPage();
}
