// Splitting and merging conversations: from a letter and by the dialog, both taken back; nobody reads more by it.
import type { Page } from '@playwright/test';
import { expectNoBarriers } from './support/axe.ts';
import { colleague } from './support/colleague.ts';
import { ada, expect, note, signedIn, test, undo } from './support/house.ts';
import { letter, sales } from './support/letters.ts';

test.use({ file: 'split-and-merge' });

const articles = (page: Page) => page.getByRole('article');
const open = async (page: Page, name: RegExp) => {
  await page.goto('/conversations/all');
  await page.getByRole('link', { name }).click();
  await expect(articles(page).first()).toBeVisible();
};
/** Merges by the dialog; the address at which that is taken back also when its note is gone. */
const mergeWith = async (page: Page, text: string, option: RegExp): Promise<string> => {
  await page.getByRole('button', { name: 'More about this conversation' }).click();
  await page.getByRole('menuitem', { name: 'Merge another conversation into this' }).click();
  await page.getByRole('dialog').getByRole('combobox').fill(text);
  const answered = page.waitForResponse((answer) => answer.url().endsWith('/merges'));
  await page.getByRole('option', { name: option }).first().click();
  const { actId } = (await (await answered).json()) as { actId: string };
  return `/api/thread-acts/${actId}`;
};

test('a letter is split off into a conversation of its own, and undo brings it back', async ({ desk }) => {
  await open(desk, /Levertijd koelcellen/);
  await expect(articles(desk)).toHaveCount(2);
  const answer = articles(desk).filter({ hasText: 'Graag ook de energielabels.' });
  await answer.getByRole('button', { name: 'More about this message' }).click();
  await desk.getByRole('menuitem', { name: 'Make this a conversation of its own' }).click();
  await expect(note(desk, 'The message is a conversation of its own now')).toBeVisible();
  await expect(articles(desk)).toHaveCount(1);
  await expect(desk.getByRole('link', { name: /Levertijd koelcellen/ })).toHaveCount(2);
  await expect(desk.getByRole('link', { name: /Unread: Joost/ })).toHaveCount(0);
  await undo(desk);
  await expect(articles(desk)).toHaveCount(2);
  await expect(desk.getByRole('link', { name: /Levertijd koelcellen/ })).toHaveCount(1);
});

test('another conversation is found in the dialog and merged, undone and merged again, and the old address leads to the whole', async ({
  desk,
}) => {
  await open(desk, /Piotr Wiśniewski/);
  const piotrs = desk.url();
  await open(desk, /Order 77120/);
  await desk.getByRole('button', { name: 'More about this conversation' }).click();
  await desk.getByRole('menuitem', { name: 'Merge another conversation into this' }).click();
  await expect(desk.getByRole('dialog', { name: 'Which conversation joins this one?' })).toBeVisible();
  await expectNoBarriers(desk);
  await desk.getByRole('dialog').getByRole('combobox').fill('palety');
  await desk.getByRole('option', { name: /Reklamacja/ }).click();
  await expect(note(desk, 'The two conversations are one now')).toBeVisible();
  await expect(articles(desk)).toHaveCount(2);
  await undo(desk);
  await expect(articles(desk)).toHaveCount(1);
  await expect(desk.getByRole('link', { name: /Piotr Wiśniewski/ })).toHaveCount(1);
  await mergeWith(desk, 'palety', /Reklamacja/);
  await expect(articles(desk)).toHaveCount(2);
  await expect(desk.getByRole('link', { name: /Piotr Wiśniewski/ })).toHaveCount(0);
  // The old address leads to the whole.
  await desk.goto(piotrs);
  await expect(articles(desk)).toHaveCount(2);
  await expect(desk.getByRole('heading', { name: /Order 77120|Reklamacja/ }).first()).toBeVisible();
});

test('mail that answers the merged joins the whole, and goes with what it answers when they come apart', async ({
  desk,
  house,
}) => {
  await house.dovecot.append(sales, 'INBOX', [
    {
      raw: await letter({
        from: 'Ursula Uhl <ursula@uhl.example>',
        subject: 'Ufer',
        messageId: '<u1@uhl.example>',
        hoursAgo: 5,
        text: 'Das Ufer ist nass.',
      }),
    },
    {
      raw: await letter({
        from: 'Viktor Vogt <viktor@vogt.example>',
        subject: 'Vögel',
        messageId: '<v1@vogt.example>',
        hoursAgo: 6,
        text: 'Die Vögel ziehen.',
      }),
    },
  ]);
  await desk.goto('/conversations/all');
  await expect(desk.getByRole('link', { name: /Viktor Vogt/ })).toBeVisible({ timeout: 30_000 });
  await open(desk, /Ursula Uhl/);
  const act = await mergeWith(desk, 'Vögel', /Vögel/);
  await expect(articles(desk)).toHaveCount(2);
  const late = await letter({
    from: 'Viktor Vogt <viktor@vogt.example>',
    subject: 'Re: Vögel',
    inReplyTo: '<v1@vogt.example>',
    hoursAgo: 0,
    text: 'Sie sind fort.',
  });
  await house.dovecot.append(sales, 'INBOX', [{ raw: late }]);
  await expect(articles(desk).filter({ hasText: 'Sie sind fort.' })).toBeVisible({ timeout: 30_000 });
  await expect(articles(desk)).toHaveCount(3);
  await house.send('delete', act);
  await expect(articles(desk)).toHaveCount(1);
  await expect(articles(desk)).toContainText('Das Ufer ist nass.');
  // Until the list is told, its row of the whole bears Viktor's name as well.
  await expect(desk.getByRole('link', { name: /Ursula Uhl/ })).toBeVisible();
  await desk.getByRole('link', { name: /Viktor Vogt/ }).click();
  await expect(articles(desk)).toHaveCount(2);
  await expect(articles(desk).last()).toContainText('Sie sind fort.');
});

test('a colleague who reads one of the two reads no more after they are merged', async ({
  browser,
  desk,
  house,
}) => {
  const bruno = await colleague(browser, house, 'Bruno Maas');

  // An archive of Ada's people only, with one letter in it.
  const { id: me } = (await house.send('get', '/api/me')) as { id: string };
  await house.send('post', '/api/mailboxes', {
    name: 'Board',
    address: 'board@noord.example',
    kind: 'archive',
    policy: 'team',
    people: [{ principal: `user:${me}` }],
  });
  const secret = await letter({
    from: 'Wanda Wolf <wanda@wolf.example>',
    to: 'board@noord.example',
    subject: 'Between ourselves',
    text: 'We close the works in May.',
  });
  await desk.goto('/mailboxes/import');
  await desk
    .locator('input[type=file]')
    .setInputFiles({ name: 'board.eml', mimeType: 'message/rfc822', buffer: secret });
  await desk.getByRole('combobox', { name: 'Into which mailbox' }).fill('board@noord.example');
  await desk.getByRole('option', { name: 'board@noord.example' }).click();
  await desk.getByRole('button', { name: 'Import' }).click();
  await expect(desk.getByText(/done · 1 mail read · 1 new/)).toBeVisible({ timeout: 40_000 });

  await open(desk, /Anna Kowalska/);
  const act = await mergeWith(desk, 'ourselves', /Between ourselves/);
  await expect(articles(desk)).toHaveCount(2);
  const whole = desk.url();
  await bruno.goto(whole);
  await expect(articles(bruno)).toHaveCount(1);
  await expect(articles(bruno)).toContainText('próbki dotarły');
  await expect(bruno.getByText(/close the works|Wanda/)).toHaveCount(0);
  await bruno.goto('/search?q=works');
  await expect(bruno.getByRole('heading', { name: 'Nothing found' })).toBeVisible();
  await expect(bruno.getByRole('link', { name: /Wanda/ })).toHaveCount(0);
  await house.send('delete', act);
  await expect(articles(desk)).toHaveCount(1);
});

test('two of different customers are not merged where somebody would read more; it is said why', async ({
  browser,
  desk,
  house,
}) => {
  await colleague(browser, house, 'Cleo Claes');
  const { items: users } = (await house.send('get', '/api/users')) as {
    items: { id: string; email: string }[];
  };
  const responsible = users.find(({ email }) => email === 'cleo@noord.example')!;
  const me = users.find(({ email }) => email === ada.email)!;
  const { items: mailboxes } = (await house.send('get', '/api/mailboxes')) as {
    items: { id: string; address: string }[];
  };
  const box = mailboxes.find(({ address }) => address === sales)!;
  await house.send('patch', `/api/users/${responsible.id}`, { supervisorId: me.id });
  await house.send('post', '/api/companies', {
    name: 'Harbour & Co',
    domains: ['harbour.example'],
    responsibleId: responsible.id,
  });
  await house.send('patch', `/api/mailboxes/${box.id}`, {
    policy: 'responsible',
    people: [{ principal: `user:${me.id}` }],
  });
  await open(desk, /Order 77120|Reklamacja/);
  await expect(desk.getByRole('main').getByText('Harbour & Co').first()).toBeVisible({ timeout: 20_000 });
  await open(desk, /Марина Белова/);
  await mergeWith(desk, '77120', /Order 77120/);
  await expect(note(desk, /More people would read some of this mail/)).toBeVisible();
  await expect(articles(desk)).toHaveCount(1);
  await expect(desk.getByRole('link', { name: /Order 77120|Reklamacja/ }).first()).toBeVisible();
});

test('on the phone a letter is split off too', async ({ browser, house }) => {
  const phone = await signedIn(browser, house, { viewport: { width: 390, height: 844 }, hasTouch: true });
  await open(phone, /Levertijd koelcellen/);
  await articles(phone).last().getByRole('button', { name: 'More about this message' }).click();
  await phone.getByRole('menuitem', { name: 'Make this a conversation of its own' }).click();
  await expect(articles(phone)).toHaveCount(1);
  await undo(phone);
  await expect(articles(phone)).toHaveCount(2);
});
