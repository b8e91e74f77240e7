// Reading a conversation: own words, folded quotes, HTML behind a wall, files, who may read it and why it is here.
import { expect, test } from './support/house.ts';
import { letter, remotePicture, sales } from './support/letters.ts';

test.use({ file: 'conversation' });

test('quotes are folded to a line that says how much there is, and open', async ({ desk }) => {
  await desk.goto('/conversations/all');
  await desk.getByRole('link', { name: /Levertijd koelcellen/ }).click();
  const answer = desk.getByRole('article').filter({ hasText: 'Graag ook de energielabels.' });
  const quoted = answer.getByRole('button', { name: /quoted/ });
  await expect(quoted).toBeVisible();
  await expect(answer.getByText('Wij kijken het na.')).toBeHidden();
  await quoted.click();
  await expect(answer.getByText('Wij kijken het na.')).toBeVisible();
});

test('files are listed with their size, looked at and downloaded, one or all', async ({ desk }) => {
  await desk.goto('/conversations/all');
  await desk.getByRole('link', { name: /Levertijd koelcellen/ }).click();
  const files = desk.getByRole('region', { name: 'Files' });
  await expect(files.getByRole('button', { name: /Hal 3.png/ })).toBeVisible();
  const [one] = await Promise.all([
    desk.waitForEvent('download'),
    files.getByRole('link', { name: 'Download Planning week 49.pdf' }).click(),
  ]);
  expect(one.suggestedFilename()).toBe('Planning week 49.pdf');
  const [all] = await Promise.all([
    desk.waitForEvent('download'),
    files.getByRole('link', { name: 'Download all 2 files' }).click(),
  ]);
  expect(all.suggestedFilename()).toMatch(/\.zip$/);
  await files.getByRole('button', { name: /Hal 3.png/ }).click();
  const picture = desk.getByRole('dialog', { name: 'Hal 3.png' }).getByRole('img', { name: 'Hal 3.png' });
  await expect(picture).toBeVisible();
  expect(await picture.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(1);
});

test('of very many files the first are listed, and the rest when asked for', async ({ desk, house }) => {
  const attachments = Array.from({ length: 45 }, (_, n) => ({
    filename: `sheet ${n + 1}.txt`,
    content: `${n}`,
  }));
  const raw = await letter({ from: 'Femke Bos <femke@bos.example>', subject: 'All 45 sheets', attachments });
  await house.dovecot.append(sales, 'INBOX', [{ raw }]);
  await desk.goto('/conversations/all');
  await desk.getByRole('link', { name: /All 45 sheets/ }).click();
  const files = desk.getByRole('region', { name: 'Files' });
  await expect(files.getByRole('link', { name: 'Download sheet 30.txt' })).toBeVisible();
  await expect(files.getByRole('link', { name: 'Download sheet 31.txt' })).toHaveCount(0);
  await expect(files.getByRole('link', { name: 'Download all 45 files' })).toBeVisible();
  await files.getByRole('button', { name: 'Show 15 more files' }).click();
  await expect(files.getByRole('link', { name: 'Download sheet 45.txt' })).toBeVisible();
});

test('F32, F33: a letter laid out by its sender runs no script and asks for no picture until the reader wants it', async ({
  desk,
}) => {
  const asked: string[] = [];
  desk.on('request', (request) => {
    asked.push(request.url());
  });
  await desk.goto('/conversations/all');
  await desk.getByRole('link', { name: /Order 77120/ }).click();
  await desk.getByRole('article').getByRole('button', { name: 'More about this message' }).click();
  await desk.getByRole('menuitem', { name: 'Show as laid out by the sender' }).click();
  const frame = desk.frameLocator('iframe');
  await expect(frame.getByText('moved')).toBeVisible();
  await expect(desk.getByText(/1 remote picture is not loaded/)).toBeVisible();
  await expect(desk).toHaveTitle(/Order 77120/);
  expect(asked.filter((url) => url.includes('pictures'))).toEqual([]);
  await desk.getByRole('button', { name: 'Show once' }).click();
  await expect(desk.getByText(/remote picture is not loaded/)).toBeHidden();
  await expect.poll(() => asked.some((url) => url.includes('/pictures?'))).toBe(true);
  // Even then the reader's browser never speaks to the sender's server.
  expect(asked.filter((url) => url.startsWith(remotePicture))).toEqual([]);
});

test('headers, and every place the letter lies, are one click away', async ({ desk }) => {
  await desk.goto('/conversations/all');
  await desk.getByRole('link', { name: /Reklamacja/ }).click();
  const letter = desk.getByRole('article');
  await letter.getByRole('button', { name: /^to sales@noord.example/ }).click();
  await expect(letter.getByText('Sales / INBOX')).toBeVisible();
  await letter.getByRole('button', { name: 'More about this message' }).click();
  await desk.getByRole('menuitem', { name: 'Headers' }).click();
  await expect(desk.getByRole('dialog').getByText(/Message-ID:/)).toBeVisible();
});

test('who may read a conversation is said, and through what', async ({ desk }) => {
  await desk.goto('/conversations/all');
  await desk.getByRole('link', { name: /Reklamacja/ }).click();
  await desk.getByRole('button', { name: /Who may read this/ }).click();
  await expect(desk.getByText('Sales is open to all colleagues.')).toBeVisible();
});

test('the order of messages is chosen once and remembered', async ({ desk }) => {
  await desk.goto('/conversations/all');
  await desk.getByRole('link', { name: /Levertijd koelcellen/ }).click();
  await desk.getByRole('button', { name: 'More about this conversation' }).click();
  await desk.getByRole('menuitem', { name: 'Show as a tree of answers' }).click();
  await desk.reload();
  await desk.getByRole('button', { name: 'More about this conversation' }).click();
  await desk.getByRole('menuitem', { name: 'Show in order of time' }).click();
});

test('a letter laid out wider than its place is drawn smaller, so that none of it is cut off', async ({
  desk,
  house,
}) => {
  await house.dovecot.append(sales, 'INBOX', [
    {
      raw: await letter({
        from: 'Nieuwsbrief <nieuws@koudewereld.example>',
        subject: 'Koudewereld week 49',
        html: '<div style="width:600px;background:#0f5e7a;color:#fff">Quota, prijzen en mensen</div>',
      }),
    },
  ]);
  await desk.goto('/');
  await desk.getByRole('link', { name: /Koudewereld week 49/ }).click({ timeout: 30_000 });
  await desk.getByRole('article').getByRole('button', { name: 'More about this message' }).click();
  await desk.getByRole('menuitem', { name: 'Show as laid out by the sender' }).click();
  const inside = desk.frameLocator('iframe').locator('html');
  await expect(inside.getByText('Quota')).toBeVisible();
  for (const width of [1440, 1100, 1440]) {
    await desk.setViewportSize({ width, height: 900 });
    await expect.poll(() => inside.evaluate((html) => html.scrollWidth - html.clientWidth)).toBe(0);
  }
});
