// Mailboxes: ledgers, trouble in words on every page, pause, policy, importing a file; the house; quarantine.
import { expectNoBarriers } from './support/axe.ts';
import { expect, note, test, undo } from './support/house.ts';
import { letter } from './support/letters.ts';

test.use({ file: 'mailboxes' });

test('a mailbox shows that every mail on the server is accounted for, with a line for each', async ({
  desk,
}) => {
  await desk.goto('/mailboxes');
  await desk.getByRole('link', { name: /Sales/ }).last().click();
  await expect(desk.getByText('agrees').first()).toBeVisible();
  await expect(desk.getByText(/6 on the server = 6 stored/).first()).toBeVisible();
  await desk.getByRole('button', { name: 'History' }).first().click();
  await expect(desk.getByRole('columnheader', { name: 'What became of it' })).toBeVisible();
  await expect(desk.getByRole('cell', { name: 'stored' }).first()).toBeVisible();
  // Which mail it is, opened by one click.
  await expectNoBarriers(desk);
  await desk.setViewportSize({ width: 390, height: 844 });
  await expectNoBarriers(desk);
  await desk.getByRole('link', { name: 'Re: Levertijd koelcellen' }).click();
  await expect(desk.getByText('Graag ook de energielabels.').last()).toBeVisible();
});

test('a wrong password is said on every page in words, and mended on the mailbox’s own', async ({
  desk,
  house,
}) => {
  const { items } = (await house.send('get', '/api/mailboxes')) as {
    items: { id: string; address: string }[];
  };
  const id = items.find((one) => one.address === 'sales@noord.example')!.id;
  await house.send('patch', `/api/mailboxes/${id}`, { password: 'no longer right' });
  await desk.goto('/contacts');
  await expect(desk.getByText(/The server does not accept the password \(since/)).toBeVisible({
    timeout: 40_000,
  });
  await desk.getByRole('link', { name: 'Mend it' }).click();
  await desk.getByRole('textbox', { name: 'New password' }).fill('secret');
  await desk.getByRole('button', { name: 'Save and connect' }).click();
  await expect(desk.getByText(/In step with the server/)).toBeVisible({ timeout: 40_000 });
  await expect(desk.getByRole('link', { name: 'Mend it' })).toBeHidden();
});

test('a mailbox is paused and goes on; who reads it is changed and undone', async ({ desk }) => {
  await desk.goto('/mailboxes');
  await desk.getByRole('link', { name: /Sales/ }).last().click();
  await desk.getByRole('button', { name: 'Pause' }).click();
  await expect(desk.getByText('Paused; nothing is fetched')).toBeVisible();
  await desk.getByRole('button', { name: 'Go on' }).click();
  await expect(desk.getByText(/In step with the server|Fetching|Being connected/)).toBeVisible();
  // The notes of both say “Saved” too, and their undo would undo something else.
  await desk.reload();
  await desk.getByRole('radio', { name: /By customer/ }).click();
  await expect(note(desk, 'Saved')).toBeVisible();
  await undo(desk);
  await expect(desk.getByRole('radio', { name: /Open to all/ })).toBeChecked();
});

test('an archive is imported by choosing a file, and its mail is found', async ({ desk }) => {
  const raw = await letter({
    from: 'Olga Old <olga@old.example>',
    subject: 'From long ago',
    hoursAgo: 60_000,
    text: 'A very old letter about windmills.',
  });
  await desk.goto('/mailboxes/import');
  await desk
    .locator('input[type=file]')
    .setInputFiles({ name: 'old.eml', mimeType: 'message/rfc822', buffer: raw });
  await desk.getByRole('combobox', { name: 'Into which mailbox' }).fill('archive@noord.example');
  await desk.getByRole('button', { name: 'Import' }).click();
  await expect(desk.getByText(/done · 1 mail read · 1 new/)).toBeVisible({ timeout: 40_000 });
  await desk.goto('/search?q=windmills');
  await expect(desk.getByRole('link', { name: /Olga Old/ })).toBeVisible();
});

test('the house is written down, and the change can be undone', async ({ desk }) => {
  await desk.goto('/house');
  await desk.getByLabel('Phone').fill('+31 38 555 01 00');
  await desk.getByRole('button', { name: 'Save' }).click();
  await expect(note(desk, 'Saved')).toBeVisible();
  await desk.reload();
  await expect(desk.getByLabel('Phone')).toHaveValue('+31 38 555 01 00');
});

test('an empty quarantine says that everything was understood', async ({ desk }) => {
  await desk.goto('/quarantine');
  await expect(desk.getByRole('heading', { name: 'The quarantine is empty' })).toBeVisible();
});
