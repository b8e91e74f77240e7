// A customer's correspondence: three forms, filters in the address, keys, opening in place, print, export, files, facts.

import { expectNoBarriers } from './support/axe.ts';
import { expect, signedIn, test } from './support/house.ts';
import { letter, sales } from './support/letters.ts';

test.use({ file: 'correspondence' });

let company = '';
test.beforeAll(async ({ house }) => {
  test.setTimeout(180_000);
  const made = (await house.send('post', '/api/companies', {
    name: 'Noordlicht BV',
    domains: ['noordlicht.example'],
  })) as { id: string };
  company = made.id;
  const file = {
    filename: 'Offerte 118.pdf',
    content: '%PDF-1.4\n% 118\n%%EOF\n',
    contentType: 'application/pdf',
  };
  await house.dovecot.append(
    sales,
    'INBOX',
    (
      await Promise.all([
        letter({
          from: 'Karin Hoek <karin@noordlicht.example>',
          subject: 'Montage Zwolle',
          messageId: '<m1@noordlicht.example>',
          hoursAgo: 24 * 40,
          text: 'Wie laat onze monteurs binnen?\n\nDe portier is er vanaf half zeven.\n',
          attachments: [file],
        }),
        letter({
          from: 'Karin Hoek <karin@noordlicht.example>',
          subject: 'Re: Montage Zwolle',
          messageId: '<m2@noordlicht.example>',
          inReplyTo: '<m1@noordlicht.example>',
          hoursAgo: 24 * 39,
          text: 'Dank, tot woensdag.\n\nOp maandag schreef Karin:\n> Wie laat onze monteurs binnen?\n',
          attachments: [file],
        }),
      ])
    ).map((raw) => ({ raw })),
  );
  await expect
    .poll(
      async () => {
        const head = (await house.send('get', `/api/correspondence/head?of=company-${company}`)) as {
          mails: { count: number };
        };
        return head.mails.count;
      },
      { timeout: 90_000 },
    )
    .toBe(4);
});

test('both: months, then conversations as trees whose own words are read without opening', async ({
  desk,
}) => {
  await desk.goto(`/companies/${company}`);
  const letters = desk.getByRole('region', { name: 'Correspondence' });
  await expect(letters.getByRole('button', { name: /Levertijd koelcellen/ })).toBeVisible();
  await expect(
    letters.getByRole('button', { name: /Joost de Vries.*Graag ook de energielabels/ }),
  ).toBeVisible();
  await expect(letters.getByRole('link', { name: /2 mails, waits/ }).first()).toBeVisible();
  await expect(desk.getByText('4 mails · 2 conversations')).toBeVisible();
  await expectNoBarriers(desk);
});

test('the keys 1, 2, 3 choose the form, and the address keeps it', async ({ desk }) => {
  await desk.goto(`/companies/${company}`);
  const letters = desk.getByRole('region', { name: 'Correspondence' });
  await expect(letters.getByRole('button', { name: /Montage Zwolle/ })).toBeVisible();
  await desk.keyboard.press('1');
  await expect(desk).toHaveURL(/form=subjects/);
  await expect(letters.getByRole('button', { name: /Karin Hoek/ })).toHaveCount(0);
  await letters.getByRole('button', { name: /Montage Zwolle/ }).click();
  await expect(letters.getByRole('button', { name: /Karin Hoek/ })).toHaveCount(2);
  await desk.keyboard.press('2');
  await expect(desk).toHaveURL(/form=timeline/);
  await expect(letters.getByRole('button', { name: /Re: Montage Zwolle/ })).toBeVisible();
  await expectNoBarriers(desk);
  await desk.reload();
  await expect(letters.getByRole('button', { name: /Re: Montage Zwolle/ })).toBeVisible();
});

test('filters narrow together, stand in the address, and are taken away', async ({ desk }) => {
  await desk.goto(`/companies/${company}`);
  const letters = desk.getByRole('region', { name: 'Correspondence' });
  await desk.getByRole('button', { name: 'People', exact: true }).click();
  await expectNoBarriers(desk);
  await desk
    .getByRole('button', { name: /^Karin Hoek/ })
    .last()
    .click();
  await desk.keyboard.press('Escape');
  await expect(desk).toHaveURL(/people=karin/);
  await expect(letters.getByRole('button', { name: /Levertijd/ })).toHaveCount(0);
  await desk.keyboard.press('/');
  await desk.getByRole('searchbox', { name: 'Words in mail' }).fill('monteur');
  await expect(desk).toHaveURL(/words=monteur/);
  await expect(letters.locator('mark').first()).toHaveText(/monteurs/i);
  await desk.reload();
  await expect(letters.getByRole('button', { name: /Wie laat onze/ }).first()).toBeVisible();
  await desk.getByRole('searchbox', { name: 'Words in mail' }).fill('nowhere');
  await expect(desk.getByRole('heading', { name: 'No mail passes these filters' })).toBeVisible();
  await desk.getByRole('button', { name: 'Clear filters' }).last().click();
  await expect(desk).not.toHaveURL(/people|words/);
  await expect(letters.getByRole('button', { name: /Levertijd/ })).toBeVisible();
});

test('the keyboard walks the tree, opens a mail in place to its own words, then to all of it, and the conversation', async ({
  desk,
}) => {
  await desk.goto(`/companies/${company}`);
  const letters = desk.getByRole('region', { name: 'Correspondence' });
  const line = letters.getByRole('button', { name: /Wie laat onze monteurs/ });
  await expect(line).toBeVisible();
  for (let steps = 0; steps < 12; steps += 1) {
    await desk.keyboard.press('j');
    if (await line.evaluate((one) => one === document.activeElement)) break;
  }
  await expect(line).toBeFocused();
  await desk.keyboard.press('Enter');
  const opened = letters.getByRole('article').getByText('De portier is er vanaf half zeven.');
  await expect(opened).toBeVisible();
  await desk.keyboard.press('ArrowRight');
  await expect(letters.getByText('Offerte 118.pdf')).toBeVisible();
  await desk.keyboard.press('ArrowLeft');
  await expect(opened).toHaveCount(0);
  await desk.keyboard.press('ArrowLeft');
  await expect(letters.getByRole('button', { name: /Montage Zwolle/ }).first()).toBeFocused();
  await desk.keyboard.press('o');
  await expect(desk.getByRole('main').getByRole('heading', { name: /Montage Zwolle/ })).toBeVisible();
});

test('new mail appears without reload', async ({ desk, house }) => {
  await desk.goto(`/companies/${company}?form=timeline`);
  const letters = desk.getByRole('region', { name: 'Correspondence' });
  await expect(letters.getByRole('button', { name: /Re: Montage Zwolle/ })).toBeVisible();
  await house.dovecot.append(sales, 'INBOX', [
    {
      raw: await letter({
        from: 'Karin Hoek <karin@noordlicht.example>',
        subject: 'Sleutel',
        hoursAgo: 0,
        text: 'De sleutel ligt bij de receptie.\n',
      }),
    },
  ]);
  await expect(letters.getByRole('button', { name: /De sleutel ligt bij de receptie/ })).toBeVisible({
    timeout: 45_000,
  });
});

test('on paper everything stands opened under name, filters and day', async ({ desk }) => {
  await desk.goto(`/correspondence/print?of=company-${company}&form=both&people=karin@noordlicht.example`);
  await expect(desk.getByRole('heading', { name: 'Noordlicht BV' })).toBeVisible();
  await expect(desk.getByText(/People: karin@noordlicht.example/)).toBeVisible();
  await expect(desk.getByText('De portier is er vanaf half zeven.')).toBeVisible();
  await expect(desk.getByText(/> Wie laat/)).toHaveCount(0);
  await desk.getByRole('checkbox', { name: /quoted/ }).check();
  await expect(desk.getByText(/> Wie laat/)).toBeVisible();
  await expectNoBarriers(desk);
  await desk.emulateMedia({ media: 'print' });
  await expect(desk.getByRole('button', { name: /Print/ })).toBeHidden();
  await expect(desk.getByText('De portier is er vanaf half zeven.')).toBeVisible();
});

test('a long conversation is printed whole, and a print with nothing in it cannot be printed', async ({
  desk,
}) => {
  await desk.route(/\/api\/correspondence\?.*texts=own/, async (route) => {
    // As a page of a conversation with more mails than a page has.
    const answer = await route.fetch();
    const page = (await answer.json()) as { subjects: { mails: unknown[]; earlier: number }[] };
    if (!route.request().url().includes('conversation='))
      for (const subject of page.subjects) {
        subject.earlier = subject.mails.length - 1;
        subject.mails = subject.mails.slice(-1);
      }
    await route.fulfill({ response: answer, json: page });
  });
  await desk.goto(`/correspondence/print?of=company-${company}&form=both&people=karin@noordlicht.example`);
  await expect(desk.getByText('De portier is er vanaf half zeven.')).toBeVisible();
  await expect(desk.getByText(/earlier mail/)).toHaveCount(0);
  await expect(desk.getByRole('button', { name: /Print/ })).toBeEnabled();
  await desk.goto(`/correspondence/print?of=company-${company}&words=zzzqqq`);
  await expect(desk.getByText('No mail passes these filters')).toBeVisible();
  await expect(desk.getByRole('button', { name: /Print/ })).toBeDisabled();
});

test('what is shown is taken along as mbox', async ({ desk }) => {
  await desk.goto(`/companies/${company}?people=karin@noordlicht.example`);
  await desk.getByRole('button', { name: 'Export' }).click();
  const [download] = await Promise.all([
    desk.waitForEvent('download'),
    desk.getByRole('menuitem', { name: 'As mbox' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('Noordlicht BV.mbox');
  const stream = await download.createReadStream();
  let text = '';
  for await (const piece of stream) text += piece;
  expect(text).toContain('Subject: Montage Zwolle');
  expect(text).not.toContain('Levertijd');
});

test('a file sent twice stands once; chosen files come as one zip', async ({ desk }) => {
  await desk.goto(`/companies/${company}/files`);
  const files = desk.getByRole('region', { name: 'Files' });
  await expect(files.getByRole('button', { name: 'Offerte 118.pdf', exact: true })).toHaveCount(1);
  await files.getByRole('button', { name: 'Sent 2 times' }).click();
  await expect(files.getByRole('link', { name: 'Montage Zwolle', exact: true })).toBeVisible();
  await expectNoBarriers(desk);
  await files.getByRole('checkbox', { name: 'Choose Offerte 118.pdf' }).check();
  await files.getByRole('checkbox', { name: 'Choose Hal 3.png' }).check();
  const [download] = await Promise.all([
    desk.waitForEvent('download'),
    files.getByRole('button', { name: 'Download 2 files' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('files.zip');
  await files.getByRole('searchbox', { name: 'Find by name' }).fill('hal');
  await expect(files.getByRole('checkbox', { name: 'Choose Offerte 118.pdf' })).toHaveCount(0);
});

test('the card says what the mail tells', async ({ desk }) => {
  await desk.goto(`/companies/${company}/card`);
  const facts = desk.getByRole('region', { name: 'What the mail tells' });
  await expect(facts.getByText(/^from \d+ mails$/).first()).toBeVisible();
  await expect(facts.getByRole('img', { name: /Writes most on/ })).toBeVisible();
  await expectNoBarriers(desk);
});

test('any set of customers: added by name, left out again', async ({ desk, house }) => {
  await house.send('post', '/api/companies', { name: 'Baltyk', domains: ['baltyk.example'] });
  await desk.goto(`/correspondence?of=company-${company}`);
  await desk.getByRole('button', { name: 'Add a customer' }).click();
  await desk.getByRole('combobox').fill('Baltyk');
  await desk
    .getByRole('option', { name: /Baltyk/ })
    .first()
    .click();
  await expect(desk.getByRole('heading', { name: 'Noordlicht BV, Baltyk' })).toBeVisible();
  await expect(desk.getByRole('button', { name: /Reklamacja/ })).toBeVisible({ timeout: 20_000 });
  await desk.getByRole('button', { name: 'Leave Noordlicht BV out' }).click();
  await expect(desk.getByRole('heading', { name: 'Baltyk', exact: true })).toBeVisible();
  await expect(desk.getByRole('button', { name: /Levertijd/ })).toHaveCount(0);
  await expectNoBarriers(desk);
});

test('on the phone, in the dark and in Russian it holds', async ({ browser, house }) => {
  const phone = await signedIn(browser, house, {
    viewport: { width: 390, height: 800 },
    colorScheme: 'dark',
  });
  await house.send('patch', '/api/me', { language: 'ru' });
  try {
    await phone.goto(`/companies/${company}`);
    await expect(phone.getByRole('radio', { name: 'Вместе' })).toBeChecked();
    await expect(phone.getByRole('button', { name: /Montage Zwolle/ }).first()).toBeVisible();
    expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await expectNoBarriers(phone);
    // What narrows it stands behind one button, so that the letters begin in the upper third.
    const total = await phone.getByText(/переписк[аи] ·/).boundingBox();
    expect(total!.y).toBeLessThan(266);
    await expect(phone.getByRole('button', { name: 'С файлами' })).toHaveCount(0);
    await phone.getByRole('button', { name: 'Фильтр' }).click();
    await phone.getByRole('button', { name: 'С файлами' }).click();
    await expect(phone.getByRole('button', { name: 'Фильтр 1' })).toHaveAttribute('aria-expanded', 'true');
    expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await expectNoBarriers(phone);
    await phone.getByRole('button', { name: 'Ещё' }).click();
    await expect(phone.getByRole('menuitem', { name: /Удалить/ })).toBeVisible();
  } finally {
    await house.send('patch', '/api/me', { language: 'en' });
  }
});
