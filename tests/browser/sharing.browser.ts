// Single letters of one's own mailbox: shared with a colleague, ended again; taken back, given back.
import type { Page } from '@playwright/test';
import { expectNoBarriers } from './support/axe.ts';
import { colleague } from './support/colleague.ts';
import { expect, type House, note, test, undo } from './support/house.ts';
import { letter } from './support/letters.ts';

test.use({ file: 'sharing' });

/** Connects a mailbox of Ada's own with these letters in it. */
async function ownMailbox(
  house: House,
  address: string,
  policy: 'own' | 'personal',
  letters: Buffer[],
): Promise<void> {
  house.dovecot.addUser(address, 'secret');
  await house.dovecot.append(
    address,
    'INBOX',
    letters.map((raw) => ({ raw })),
  );
  const { id } = (await house.send('get', '/api/me')) as { id: string };
  await house.send('post', '/api/mailboxes', {
    name: address,
    address,
    kind: 'imap',
    policy,
    ownerId: id,
    password: 'secret',
    connection: {
      host: '127.0.0.1',
      port: house.dovecot.imapPort,
      security: 'plain',
      login: address,
      authentication: 'password',
      provider: 'other',
      allowPrivate: true,
    },
  });
}

const open = async (page: Page, name: RegExp) => {
  await page.goto('/conversations/all');
  await page.getByRole('link', { name }).click({ timeout: 40_000 });
};
const letterWith = (page: Page, words: string) => page.getByRole('article').filter({ hasText: words });
const choose = async (page: Page, words: string, item: string) => {
  await letterWith(page, words).getByRole('button', { name: 'More about this message' }).click();
  await page.getByRole('menuitem', { name: item }).click();
};

test('one letter of a personal mailbox is shared; the colleague reads that one alone, and no longer when it ends', async ({
  desk,
  browser,
  house,
}) => {
  const bruno = await colleague(browser, house, 'Bruno Maas');
  const from = 'Notary Vos <vos@notary.example>';
  await ownMailbox(house, 'ada.private@noord.example', 'personal', [
    await letter({
      from,
      to: 'ada.private@noord.example',
      subject: 'Deed of the new hall',
      messageId: '<d1@notary.example>',
      hoursAgo: 9,
      text: 'The draft of the deed is ready.',
    }),
    await letter({
      from,
      to: 'ada.private@noord.example',
      subject: 'Re: Deed of the new hall',
      messageId: '<d2@notary.example>',
      inReplyTo: '<d1@notary.example>',
      hoursAgo: 8,
      text: 'My fee stays between us.',
    }),
  ]);
  await open(desk, /Deed of the new hall/);
  await expect(desk.getByRole('article')).toHaveCount(2);
  await bruno.goto('/conversations/all');
  await expect(bruno.getByRole('link', { name: /Levertijd koelcellen/ })).toBeVisible();
  await expect(bruno.getByRole('link', { name: /Deed of the new hall/ })).toHaveCount(0);

  await choose(desk, 'The draft of the deed is ready.', 'Share this letter…');
  const dialog = desk.getByRole('dialog', { name: 'Share this letter…' });
  await expect(dialog.getByRole('button', { name: 'Share' })).toBeDisabled();
  await dialog.getByRole('combobox', { name: 'Who may read it' }).fill('Bru');
  await desk.getByRole('option', { name: 'Bruno Maas' }).click();
  await expectNoBarriers(desk);
  await dialog.getByRole('button', { name: 'Share' }).click();
  await expect(note(desk, 'Shared; they can read it now')).toBeVisible();

  // It stands on his open screen by itself: one letter, and not a word of the other.
  await bruno.getByRole('link', { name: /Deed of the new hall/ }).click();
  await expect(letterWith(bruno, 'The draft of the deed is ready.')).toBeVisible();
  await expect(bruno.getByRole('article')).toHaveCount(1);
  await expect(bruno.getByText('My fee stays between us.')).toHaveCount(0);

  // Long after the note with its undo is gone, Ada sees with whom it is shared, and ends it.
  await desk.reload();
  await choose(desk, 'The draft of the deed is ready.', 'Share this letter…');
  const shares = desk.getByRole('list', { name: 'Shared with' });
  await expect(shares.getByRole('listitem')).toHaveText(/Bruno Maas/);
  await expectNoBarriers(desk);
  await shares.getByRole('button', { name: 'End' }).click();
  await expect(note(desk, 'They no longer read it')).toBeVisible();
  await expect(shares).toHaveCount(0);

  await expect(bruno.getByText('The draft of the deed is ready.')).toHaveCount(0);
  await bruno.goto('/conversations/all');
  await expect(bruno.getByRole('link', { name: /Levertijd koelcellen/ })).toBeVisible();
  await expect(bruno.getByRole('link', { name: /Deed of the new hall/ })).toHaveCount(0);
});

test('a share is undone from the note that tells of it', async ({ desk, browser, house }) => {
  const cleo = await colleague(browser, house, 'Cleo Jansen');
  await ownMailbox(house, 'ada.second@noord.example', 'personal', [
    await letter({
      from: 'Doctor Lind <lind@clinic.example>',
      to: 'ada.second@noord.example',
      subject: 'Appointment',
      text: 'Tuesday at nine.',
    }),
  ]);
  await cleo.goto('/conversations/all');
  await expect(cleo.getByRole('link', { name: /Levertijd koelcellen/ })).toBeVisible();
  await open(desk, /Appointment/);
  await choose(desk, 'Tuesday at nine.', 'Share this letter…');
  await desk.getByRole('combobox', { name: 'Who may read it' }).click();
  await desk.getByRole('option', { name: 'Everyone here' }).click();
  await desk.getByRole('dialog').getByRole('button', { name: 'Share' }).click();
  // It comes to her open screen, and so the note is still there.
  await expect(cleo.getByRole('link', { name: /Appointment/ })).toBeVisible();
  await undo(desk);
  await expect(cleo.getByRole('link', { name: /Appointment/ })).toHaveCount(0);
});

test('a customer’s letter in one’s own mailbox is taken back from the colleague who answers for them, and given back', async ({
  desk,
  browser,
  house,
}) => {
  const daan = await colleague(browser, house, 'Daan Bakker');
  const { items } = (await house.send('get', '/api/users')) as { items: { id: string; name: string }[] };
  await house.send('post', '/api/contacts', {
    name: 'Karin Smeets',
    addresses: ['karin@smeets.example'],
    responsibleId: items.find(({ name }) => name === 'Daan Bakker')!.id,
  });
  await ownMailbox(house, 'ada.own@noord.example', 'own', [
    await letter({
      from: 'Karin Smeets <karin@smeets.example>',
      to: 'ada.own@noord.example',
      subject: 'Lunch on Friday',
      text: 'Shall we meet at the harbour?',
    }),
  ]);
  await daan.goto('/conversations/all');
  await expect(daan.getByRole('link', { name: /Lunch on Friday/ })).toBeVisible({ timeout: 40_000 });

  await open(desk, /Lunch on Friday/);
  await choose(desk, 'Shall we meet at the harbour?', 'Take back: only I read it');
  await expect(note(desk, 'Only you read this mail now')).toBeVisible();
  await expect(daan.getByRole('link', { name: /Lunch on Friday/ })).toHaveCount(0);

  await desk.reload();
  const more = letterWith(desk, 'harbour').getByRole('button', { name: 'More about this message' });
  await more.click();
  await expect(desk.getByRole('menuitem', { name: 'Let others read it again' })).toBeVisible();
  // While it is taken back there is nothing to share.
  await expect(desk.getByRole('menuitem', { name: 'Share this letter…' })).toHaveCount(0);
  await desk.getByRole('menuitem', { name: 'Let others read it again' }).click();
  await expect(note(desk, 'Others read it again')).toBeVisible();
  await expect(daan.getByRole('link', { name: /Lunch on Friday/ })).toBeVisible();
});
