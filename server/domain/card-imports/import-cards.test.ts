// Proves that lists are brought in as they were meant: shown before, written once, taken back as a whole.
import { existsSync, writeFileSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { leftOutRowsIn } from '../../../contract/left-out-rows/words.ts';
import { type MailHouse, mailHouse, type TestMailbox } from '../../../tests/support/mail-house.ts';
import { runQueued } from '../../../tests/support/run-queued.ts';
import { writeMail } from '../../../tests/support/write-mail.ts';
import { loadViewer, type Viewer } from '../access/viewer.ts';
import { changeMany } from '../cards/change-many.ts';
import { undoMany } from '../cards/undo-many.ts';
import { makeCompany } from '../companies/change-company.ts';
import { changeContact, makeContact } from '../contacts/change-contact.ts';
import { findContact } from '../contacts/find-contact.ts';
import { clearCardUploads } from './clear-uploads.ts';
import { columnFields, guessColumns, hasHeadings, headingOf } from './columns.ts';
import { failedRows } from './failed-rows.ts';
import {
  beginCardImport,
  cardUploadFolder,
  findCardImport,
  keepCardUpload,
  listCardImports,
  startCardImport,
} from './imports.ts';
import { previewImport, type ReadingChoice } from './preview-import.ts';
import { runImport } from './run-import.ts';
import { undoCardImport } from './undo-import.ts';
import type { OnDuplicate } from './write-rows.ts';

let house: MailHouse;
let sales: TestMailbox;
let ada: Viewer;
beforeAll(async () => {
  house = await mailHouse();
  await house.rows(
    `insert into settings (name, value) values ('house', '{"cardsMakeThemselves": false, "country": "NL"}')`,
  );
  ada = await house.admin('Ada');
  sales = await house.mailbox('sales@kontor.example');
});
afterAll(() => house.close());

const db = () => house.database.db;

async function upload(file: string | Buffer, name = 'list.csv'): Promise<string> {
  const id = await beginCardImport(db(), ada, name);
  const folder = cardUploadFolder(house.deps.config, id);
  await mkdir(folder, { recursive: true });
  writeFileSync(join(folder, 'list'), file);
  await keepCardUpload(db(), id, { path: join(folder, 'list'), bytes: Buffer.byteLength(file) });
  return id;
}

async function bringIn(
  file: string | Buffer,
  {
    name,
    duplicates = 'skip',
    rows = {},
    ...choice
  }: ReadingChoice & { name?: string; duplicates?: OnDuplicate; rows?: Record<string, OnDuplicate> } = {},
) {
  const id = await upload(file, name);
  const { reading } = await previewImport(db(), ada, id, choice);
  await startCardImport(db(), ada, id, { reading, duplicates, rows });
  await runQueued(house);
  return findCardImport(db(), ada, id);
}

const contacts = (where: string) =>
  house.rows<Record<string, unknown>>(`
    select c.id, c.name, c.job, c.birthday, c.notes, c.made_by, o.name as company,
      array(select address from contact_addresses a where a.contact_id = c.id order by position) as addresses,
      array(select written from card_phones p where p.record_type = 'contact' and p.record_id = c.id order by position) as phones
    from contacts c left join companies o on o.id = c.company_id where c.binned_at is null and ${where} order by c.name, c.id`);

test('a Polish list of a spreadsheet is previewed as it was meant, and its columns known', async () => {
  const file = iconv.encode(
    'Imię;Nazwisko;E-mail;Telefon;Firma;Data urodzenia;Kolor\r\nŁukasz;Żak;lukasz@zrodlo.example;+48 22 123 45 67;Źródło Sp. z o.o.;12.04.1985;niebieski\r\n',
    'windows-1250',
  );
  const preview = await previewImport(db(), ada, await upload(file), {});
  expect(preview).toMatchObject({
    reading: {
      encoding: 'windows-1250',
      delimiter: ';',
      headings: true,
      mapping: ['firstName', 'lastName', 'address', 'phone', 'company', 'birthday', 'ignore'],
    },
    columns: ['Imię', 'Nazwisko', 'E-mail', 'Telefon', 'Firma', 'Data urodzenia', 'Kolor'],
    remembered: false,
    rows: [{ line: 2, name: 'Łukasz Żak', address: 'lukasz@zrodlo.example', company: 'Źródło Sp. z o.o.' }],
    checked: 1,
    isPart: false,
  });
  // Whoever knows better says so, and sees it change.
  const wrong = await previewImport(db(), ada, preview.rows.length ? await upload(file) : '', {
    encoding: 'windows-1251',
  });
  expect(wrong.rows[0]!.name).not.toBe('Łukasz Żak');
});

test('columns are known by their headings in our languages, else by what stands in them', () => {
  expect(
    guessColumns(
      ['Voornaam', 'Tussenvoegsel', 'Achternaam', 'E-mailadres', 'Mobiel', 'Bedrijfsnaam', 'BTW-nummer'],
      [],
    ),
  ).toEqual(['firstName', 'middleName', 'lastName', 'address', 'mobile', 'company', 'vat']);
  expect(
    guessColumns(
      ['ФИО', 'Должность', 'Рабочий телефон', 'Эл. почта', 'Город', 'Примечание'],
      [['', '', '', 'a@b.example', '', '']],
    ),
  ).toEqual(['name', 'job', 'phone', 'address', 'city', 'notes']);
  expect(guessColumns(['Name', 'E-mail 1 - Value', 'Phone 1 - Value', 'Organization 1 - Name'], [])).toEqual([
    'name',
    'address',
    'phone',
    'company',
  ]);
  const rows = [
    ['7', 'Jan de Vries', 'jan@noord.example', '+31 30 123 45 67', 'www.noord.example'],
    ['8', 'Ada Bee', 'ada@noord.example', '030-1234567', 'https://noord.example'],
  ];
  expect(guessColumns(['', '', '', '', ''], rows)).toEqual(['ignore', 'name', 'address', 'phone', 'website']);
  expect(hasHeadings(rows[0]!)).toBe(false);
  expect(hasHeadings(['Name', 'Mail'])).toBe(true);
});

test('cards are made with their companies, earlier mail is filed at once, and the mapping is remembered', async () => {
  await house.receive(sales.inbox, [
    writeMail({ id: 'e1@x.example', from: 'jan@oost.example' }),
    writeMail({ id: 'e2@x.example', from: 'somebody@oost.example' }),
    writeMail({ id: 'e3@x.example', from: 'free@gmail.com' }),
  ]);
  const done = await bringIn(
    'Who,Mail,Werk,Tel,Rol\nJan Oost,Jan@Oost.example; j.oost@oost.example,Oost BV,030 123 45 67,Koper\nPiet Oost,piet@oost.example,OOST B.V.,,\nFree,free@gmail.com,Vrij BV,,\n',
    { mapping: ['name', 'address', 'company', 'phone', 'job'] },
  );
  expect(done).toMatchObject({ state: 'done', rowsDone: 3, made: 3, companies: 2, failed: 0 });
  expect(await contacts(`c.name like '%Oost' or c.name = 'Free'`)).toMatchObject([
    { name: 'Free', company: 'Vrij BV', made_by: 'import' },
    {
      name: 'Jan Oost',
      company: 'Oost BV',
      job: 'Koper',
      addresses: ['jan@oost.example', 'j.oost@oost.example'],
      phones: ['030 123 45 67'],
    },
    { name: 'Piet Oost', company: 'Oost BV' },
  ]);
  const domains = await house.rows(
    `select domain, o.name from company_domains d join companies o on o.id = d.company_id order by 1`,
  );
  expect(domains).toEqual([{ domain: 'oost.example', name: 'Oost BV' }]);
  const filed = await house.rows<{ from_address: string; cards: string[] }>(`
    select m.from_address, array(select coalesce(c.name, o.name) from links l
      left join contacts c on l.record_type = 'contact' and c.id = l.record_id
      left join companies o on l.record_type = 'company' and o.id = l.record_id
      where l.conversation_id = m.conversation_id order by 1) as cards from messages m order by 1`);
  expect(filed).toEqual([
    { from_address: 'free@gmail.com', cards: ['Free', 'Vrij BV'] },
    { from_address: 'jan@oost.example', cards: ['Jan Oost', 'Oost BV'] },
    { from_address: 'somebody@oost.example', cards: ['Oost BV'] },
  ]);
  const again = await previewImport(
    db(),
    ada,
    await upload('WHO,mail,Werk,Tel,Rol\nJan,jan@oost.example,,,\n'),
    {},
  );
  expect(again).toMatchObject({
    remembered: true,
    reading: { mapping: ['name', 'address', 'company', 'phone', 'job'] },
    rows: [{ same: { name: 'Jan Oost', by: 'address' } }],
    duplicates: 1,
  });
});

test('of doubles each is left out, filled in or made all the same, for all and row by row', async () => {
  const there = await makeContact(db(), ada, { name: 'Dora', addresses: ['dora@d.example'], job: 'Boss' });
  const list = 'Name,Email,Job title,Phone\nDora D,dora@d.example,Clerk,06 12345678\n';
  expect(await bringIn(list)).toMatchObject({ skipped: 1, made: 0 });
  expect(await bringIn(list, { duplicates: 'fill' })).toMatchObject({ filled: 1, made: 0 });
  expect(await findContact(db(), ada, there.id)).toMatchObject({
    name: 'Dora',
    job: 'Boss',
    phones: [{ number: '06 12345678' }],
  });
  expect(await bringIn(list, { duplicates: 'skip', rows: { 2: 'make' } })).toMatchObject({ made: 1 });
  expect(await contacts(`c.name like 'Dora%'`)).toHaveLength(2);
  // Within one file, too: the second row is about the first one's card.
  expect(
    await bringIn('Name,Email\nEva,eva@e.example\nEva E,eva@e.example\nEva,eva2@e.example\n'),
  ).toMatchObject({ made: 2, skipped: 1 });
});

test('colleagues share their house’s phone and stay two; one person’s name and phone meet, under a new address too', async () => {
  const file = [
    'Name,Email,Phone,Company,VAT',
    'Ivo Kantoor,ivo@roof.example,030 765 43 21,Roof BV,',
    'Lea Kantoor,lea@roof.example,030 765 43 21,Roof BV,NL001122334B01',
    'Ivo Kantoor,ivo@thuis.example,(030) 7654321,,',
    'Lea Kantoor,LEA@roof.example,,,',
  ].join('\n');
  const preview = await previewImport(db(), ada, await upload(file), {});
  expect(preview).toMatchObject({ duplicates: 0, repeats: 2, faulty: 0 });
  expect(preview.rows.map(({ repeats }) => repeats)).toEqual([
    undefined,
    undefined,
    { line: 2, name: 'Ivo Kantoor', by: 'phone' },
    { line: 3, name: 'Lea Kantoor', by: 'address' },
  ]);
  expect(await bringIn(file, { duplicates: 'fill' })).toMatchObject({ made: 2, filled: 2, companies: 1 });
  expect(await contacts(`c.name like '%Kantoor'`)).toMatchObject([
    { name: 'Ivo Kantoor', addresses: ['ivo@roof.example', 'ivo@thuis.example'], company: 'Roof BV' },
    { name: 'Lea Kantoor', addresses: ['lea@roof.example'], company: 'Roof BV' },
  ]);
  // The number in a list of people is their company's.
  expect(
    await house.rows(
      `select value, kind from company_numbers n join companies o on o.id = n.company_id where o.name = 'Roof BV'`,
    ),
  ).toEqual([{ value: 'NL001122334B01', kind: 'vat' }]);
});

test('a faulty row costs itself: its line, why, and a file to mend it', async () => {
  const id = (
    await bringIn(
      'Name,Email,Birthday\nGood,good@g.example,1985-04-12\nBad,not an address,\n"Open,open@g.example,\nDay,day@g.example,31.02.2000\n,,\nToo,many@g.example,,more\nLast,last@g.example,\n',
    )
  ).id;
  expect(await findCardImport(db(), ada, id)).toMatchObject({ made: 2, failed: 4, state: 'done' });
  const rows = await house.rows(
    `select line, trouble, what from card_import_rows where import_id = ${id} and outcome = 'failed' order by line`,
  );
  expect(rows).toEqual([
    { line: 3, trouble: 'bad-address', what: 'not an address' },
    { line: 4, trouble: 'quote-not-closed', what: '"Open,open@g.example,' },
    { line: 5, trouble: 'bad-birthday', what: '31.02.2000' },
    { line: 7, trouble: 'too-many-cells', what: '4' },
  ]);
  let csv = '';
  for await (const piece of await failedRows(db(), ada, id, leftOutRowsIn('en'))) csv += piece;
  expect(csv.slice(1)).toMatch(/^Line,Why left out,Name,Email,Birthday\r\n/);
  expect(csv).toContain('3,Not a mail address: not an address,Bad,not an address,\r\n');
  expect(csv).toContain(
    '7,More cells than columns; is a quotation mark missing?,Too,many@g.example,,more\r\n',
  );
  for (const field of columnFields)
    if (field !== 'ignore') expect([field, guessColumns([headingOf(field)], [])]).toEqual([field, [field]]);
});

test('the file of left out rows says why in words of any language, holds the rows that were there already, and comes in again', async () => {
  await makeContact(db(), ada, { name: 'There', addresses: ['there@w.example'] });
  const { id } = await bringIn('Name,Email,Job title\nThere,there@w.example,Clerk\nBad,a@@w.example.,\n', {
    duplicates: 'skip',
  });
  expect(await findCardImport(db(), ada, id)).toMatchObject({ made: 0, skipped: 1, failed: 1 });
  const said: Record<string, string> = {
    en: '2,same address as There,There,there@w.example,Clerk',
    nl: '2,zelfde adres als There,There,there@w.example,Clerk',
    ru: '2,"тот же адрес, что у There",There,there@w.example,Clerk',
    pl: '2,ten sam adres co There,There,there@w.example,Clerk',
  };
  for (const [language, row] of Object.entries(said)) {
    let csv = '';
    for await (const piece of await failedRows(db(), ada, id, leftOutRowsIn(language as 'en'))) csv += piece;
    const [headings, ...rows] = csv.slice(1).trim().split('\r\n');
    expect(rows[0]).toBe(row);
    expect(rows[1]).not.toContain('bad-address');
    // Mended, it is brought in as it is: what is beside the row is no part of it, even where it looks like an address.
    expect(guessColumns(headings!.split(','), [['3', 'a@w.example', 'Bad', 'a@w.example', '']])).toEqual([
      'ignore',
      'ignore',
      'name',
      'address',
      'job',
    ]);
  }
});

test('a card that a row was left out for is named only to who may see it', async () => {
  const there = await makeContact(db(), ada, { name: 'Unseen', addresses: ['unseen@w.example'] });
  const { id } = await bringIn('Name,Email\nRow,unseen@w.example\n', { duplicates: 'skip' });
  await house.rows(`update contacts set made_by = 'itself' where id = ${there.id}`);
  let csv = '';
  for await (const piece of await failedRows(db(), ada, id, leftOutRowsIn('en'))) csv += piece;
  expect(csv).toContain('2,same address as,Row,unseen@w.example\r\n');
  expect(csv).not.toContain('Unseen');
});

test('every reason a row can be left out for has its words', async () => {
  const codes = new Set<string>();
  for (const [file, before] of [
    ['draft-of-row.ts', ''],
    ['draft-of-vcard.ts', ''],
    ['write-rows.ts', ''],
    ['../../protocols/csv/read-csv.ts', ''],
    ['../../protocols/vcard/read-vcards.ts', 'vcard-'],
  ] as const)
    for (const [, code] of (await readFile(join(import.meta.dirname, file), 'utf8')).matchAll(
      /trouble: '([\w-]+)'/g,
    ))
      codes.add(before + code!);
  expect(codes.size).toBe(13);
  for (const language of ['en', 'nl', 'ru', 'pl'] as const)
    for (const code of codes) expect(leftOutRowsIn(language).reason(code, '')).not.toBe(code);
});

test('vCards of people and companies come in, with phones, birthday, picture and place', async () => {
  const png =
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
  const file = [
    'BEGIN:VCARD',
    'VERSION:3.0',
    'N:Vries;Vera;de;;',
    'FN:Vera de Vries',
    'ORG:Vork NV',
    'TITLE:Inkoper',
    'EMAIL;TYPE=PREF:vera@vork.example',
    'TEL;TYPE=CELL:+31 6 87654321',
    'BDAY:1985-04-12',
    `PHOTO;ENCODING=b;TYPE=PNG:${png}`,
    'CATEGORIES:beurs,pers',
    'END:VCARD',
    'BEGIN:VCARD',
    'VERSION:4.0',
    'KIND:org',
    'FN:Lepel BV',
    'EMAIL:info@lepel.example',
    'ADR:;;Dam 1;Amsterdam;;1012 JS;Nederland',
    'END:VCARD',
    'BEGIN:VCARD',
    'VERSION:4.0',
    'KIND:group',
    'FN:Everybody',
    'END:VCARD',
    '',
  ].join('\r\n');
  expect(await bringIn(file, { name: 'cards.vcf' })).toMatchObject({ made: 2, companies: 1, failed: 1 });
  const [vera] = await contacts(`c.name = 'Vera de Vries'`);
  expect(vera).toMatchObject({ company: 'Vork NV', job: 'Inkoper', birthday: '1985-04-12' });
  expect(await findContact(db(), ada, vera!.id as string)).toMatchObject({
    picture: expect.any(String),
    tags: ['beurs', 'pers'],
    phones: [{ label: 'mobile', e164: '+31687654321' }],
  });
  expect(
    await house.rows(`select postal_addresses, (select domain from company_domains d where d.company_id = o.id) as domain
    from companies o where name = 'Lepel BV'`),
  ).toMatchObject([
    {
      postal_addresses: [{ street: 'Dam 1', city: 'Amsterdam', postcode: '1012 JS', country: 'NL' }],
      domain: 'lepel.example',
    },
  ]);
});

test('taken back as a whole: what nobody changed goes, what was filled is as before, the rest stays and is counted', async () => {
  const there = await makeContact(db(), ada, { name: 'Filled', addresses: ['filled@u.example'] });
  const before = (await contacts(`c.name = 'Filled'`))[0];
  const { id } = await bringIn(
    'Name,Email,Job title,Company\nFilled,filled@u.example,Clerk,\nUndo One,one@u.example,Buyer,Undo BV\nUndo Two,two@v.example,Buyer,Other BV\n',
    { duplicates: 'fill' },
  );
  expect(await findContact(db(), ada, there.id)).toMatchObject({ job: 'Clerk' });
  const [two] = await contacts(`c.name = 'Undo Two'`);
  await changeContact(db(), ada, two!.id as string, { job: 'Head' });
  await undoCardImport(db(), ada, id);
  await runQueued(house);
  expect(await findCardImport(db(), ada, id)).toMatchObject({ state: 'undone', takenBack: 3, keptOn: 2 });
  expect((await contacts(`c.name = 'Filled'`))[0]).toEqual(before);
  expect(await contacts(`c.name like 'Undo%'`)).toMatchObject([{ name: 'Undo Two', company: 'Other BV' }]);
  expect(
    await house.rows(
      `select name from companies where name in ('Undo BV', 'Other BV') and binned_at is null`,
    ),
  ).toEqual([{ name: 'Other BV' }]);
  await expect(undoCardImport(db(), ada, id)).rejects.toMatchObject({ kind: 'conflict' });
});

test('what was changed and changed back counts as unchanged, and rows about one card are taken back one after the other', async () => {
  const lines = ['Twice,twice@back.example,Buyer,+31 20 5551212', 'Once,once@back.example,Buyer,'];
  // The third line gives the first card a phone more, the fourth gives it nothing.
  const more = ['Twice,twice@back.example,,+31 20 5551313', 'Twice,twice@back.example,,+31 20 5551313'];
  const there = await makeContact(db(), ada, { name: 'Was there', addresses: ['was@back.example'] });
  const before = (await contacts(`c.name = 'Was there'`))[0];
  const list = ['Name,Email,Job title,Phone', ...lines, ...more, 'Was there,was@back.example,Clerk,'];
  const { id } = await bringIn(`${list.join('\n')}\n`, { duplicates: 'fill' });
  const ids = (await contacts(`c.name in ('Twice', 'Once', 'Was there')`)).map((row) => row.id as string);
  for (const what of [{ act: 'stage', stage: 'lead' }, { act: 'bin' }] as const) {
    const { act } = await changeMany(db(), ada, 'contact', ids, what);
    await undoMany(db(), ada, act);
  }
  const [once] = await contacts(`c.name = 'Once'`);
  await changeContact(db(), ada, once!.id as string, { job: 'Head' });
  await changeContact(db(), ada, once!.id as string, { job: 'Buyer' });
  await undoCardImport(db(), ada, id);
  await runQueued(house);
  expect(await findCardImport(db(), ada, id)).toMatchObject({ state: 'undone', takenBack: 5, keptOn: 0 });
  expect(await contacts(`c.name in ('Twice', 'Once')`)).toEqual([]);
  expect((await contacts(`c.id = ${there.id}`))[0]).toEqual(before);
});

test('a card is kept that differs in one field, or changed in a way history does not tell', async () => {
  const { id } = await bringIn('Name,Email\nStage,stage@kept.example\nUntold,untold@kept.example\n');
  const [stage] = await contacts(`c.name = 'Stage'`);
  const { act } = await changeMany(db(), ada, 'contact', [stage!.id as string], {
    act: 'stage',
    stage: 'lead',
  });
  await changeContact(db(), ada, stage!.id as string, { job: 'Head' });
  await undoMany(db(), ada, act);
  await house.rows(`update contacts set revision = revision + 1 where name = 'Untold'`);
  await undoCardImport(db(), ada, id);
  await runQueued(house);
  expect(await findCardImport(db(), ada, id)).toMatchObject({ state: 'undone', takenBack: 0, keptOn: 2 });
});

test('a card that made itself from unreadable mail is neither told of nor doubled', async () => {
  const [hidden] = await house.rows<{ id: string }>(
    `insert into contacts (name, made_by) values ('Secret Itself', 'itself') returning id`,
  );
  await house.rows(
    `insert into contact_addresses (contact_id, address) values (${hidden!.id}, 'secret@hidden.example')`,
  );
  const list = 'Name,Email\nSecret Known,secret@hidden.example\n';
  const preview = await previewImport(db(), ada, await upload(list), {});
  expect(preview.rows[0]).not.toHaveProperty('same');
  expect(preview.duplicates).toBe(0);
  const { id, ...told } = await bringIn(list);
  expect(told).toMatchObject({ made: 1, filled: 0, skipped: 0 });
  expect(await contacts(`c.name like 'Secret%'`)).toMatchObject([
    { id: hidden!.id, name: 'Secret Known', made_by: 'import' },
  ]);
  await undoCardImport(db(), ada, id);
  await runQueued(house);
  expect(await contacts(`c.name like 'Secret%'`)).toMatchObject([
    { name: 'Secret Itself', made_by: 'itself' },
  ]);
});

test('broken off at any batch and begun again, no row is lost or doubled', async () => {
  const rows = Array.from({ length: 1700 }, (_, at) => `Person ${at},p${at}@many.example,Many ${at % 40}\n`);
  const id = await upload(`Name,Email,Company\n${rows.join('')}`);
  const { reading } = await previewImport(db(), ada, id, {});
  await startCardImport(db(), ada, id, { reading, duplicates: 'skip', rows: {} });
  for (let breaks = 0; breaks < 3; breaks++) {
    const stop = new AbortController();
    const watch = setInterval(async () => {
      if ((await findCardImport(db(), ada, id)).rowsDone > breaks * 500) stop.abort();
    }, 5);
    await runImport(house.deps, id, stop.signal).catch(() => {});
    clearInterval(watch);
  }
  await runImport(house.deps, id, new AbortController().signal);
  expect(await findCardImport(db(), ada, id)).toMatchObject({
    state: 'done',
    rowsDone: 1700,
    made: 1700,
    companies: 40,
  });
  expect(await house.rows(`select count(*)::int as count from contacts where name like 'Person %'`)).toEqual([
    { count: 1700 },
  ]);
  await sql`delete from graphile_worker._private_jobs`.execute(db());
});

test('one who may not write brings nothing in, and nobody sees another’s import but an admin', async () => {
  const [made] = await house.rows<{ id: string }>(
    `insert into users (name, email, role) values ('Mila', 'mila@kontor.example', 'member') returning id`,
  );
  const mila = await loadViewer(db(), made!.id);
  const id = await upload('Name\nX\n');
  await expect(findCardImport(db(), mila, id)).rejects.toMatchObject({ kind: 'not-found' });
  await expect(beginCardImport(db(), { ...mila, role: 'read-only' }, 'x.csv')).rejects.toMatchObject({
    kind: 'not-allowed',
  });
  await expect(beginCardImport(db(), ada, 'x.xlsx')).rejects.toMatchObject({ code: 'card-import-format' });
  expect(await listCardImports(db(), mila)).toEqual([]);
  // Whoever left before bringing it in finds it again, and nobody else is told of it.
  expect((await listCardImports(db(), ada))[0]).toMatchObject({ id, state: 'uploaded' });
  await house.rows(`update card_imports set started_by = ${mila.userId} where id = ${id}`);
  expect((await listCardImports(db(), ada)).map((each) => each.id)).not.toContain(id);
});

test('companies come in as a table of their own, and meet those that are there by number, domain and name', async () => {
  await makeCompany(db(), ada, {
    name: 'Zilver BV',
    domains: ['zilver.example'],
    numbers: [{ kind: 'vat', value: 'NL12' }],
  });
  const list =
    'Name;Website;VAT;City\nZilver;;;\nAnder;https://www.zilver.example/x;;\nDerde;;NL 12;\nNieuw BV;https://nieuw.example;NL 13;Utrecht\n';
  const id = await upload(list);
  const preview = await previewImport(db(), ada, id, { type: 'company' });
  expect(preview.rows.map(({ same }) => same?.by)).toEqual(['name', 'domain', 'number', undefined]);
  expect(await bringIn(list, { type: 'company' })).toMatchObject({ made: 1, skipped: 3 });
  expect(
    await house.rows(`select website, (select number from company_numbers n where n.company_id = o.id) as vat
    from companies o where name = 'Nieuw BV'`),
  ).toEqual([{ website: 'https://nieuw.example', vat: 'NL13' }]);
});

test('a table with companies and nobody’s name is taken for one of companies, one with names for one of people', async () => {
  const typeOf = async (file: string) =>
    (await previewImport(db(), ada, await upload(file), {})).reading.type;
  expect(await typeOf('Company,VAT,Email\nNieuw BV,NL 14,info@nieuw.example\n')).toBe('company');
  expect(await typeOf('Company,Last name,Email\nNieuw BV,Bos,bos@nieuw.example\n')).toBe('contact');
  expect(await typeOf('Email,Phone\nbos@nieuw.example,06 1234\n')).toBe('contact');
});

test('nobody brings people into a company they answer for: that would open their mail', async () => {
  const [made] = await house.rows<{ id: string }>(
    `insert into users (name, email, role) values ('Rob', 'rob@kontor.example', 'member') returning id`,
  );
  const rob = await loadViewer(db(), made!.id);
  await makeCompany(db(), ada, { name: 'Robs Klant', responsibleId: rob.userId });
  const list = 'Name,Email,Company\nX,x@rob.example,Robs Klant\nY,y@rob.example,Another one\n';
  const id = await beginCardImport(db(), rob, 'list.csv');
  const folder = cardUploadFolder(house.deps.config, id);
  await mkdir(folder, { recursive: true });
  writeFileSync(join(folder, 'list'), list);
  await keepCardUpload(db(), id, { path: join(folder, 'list'), bytes: list.length });
  const { reading } = await previewImport(db(), rob, id, {});
  await startCardImport(db(), rob, id, { reading, duplicates: 'skip', rows: {} });
  await runQueued(house);
  expect(await findCardImport(db(), rob, id)).toMatchObject({ made: 1, failed: 1 });
  expect(await contacts(`c.name in ('X', 'Y')`)).toMatchObject([{ name: 'Y' }]);
});

test('a list that nobody brought in goes with its file after a week; one that was brought in leaves no file', async () => {
  const left = await upload('Name\nNobody\n');
  const done = await bringIn('Name\nSomebody New\n');
  const folder = (id: string) => existsSync(cardUploadFolder(house.deps.config, id));
  expect([folder(left), folder(done.id)]).toEqual([true, false]);
  expect(await clearCardUploads(house.deps)).toBe(0);
  expect(await clearCardUploads(house.deps, new Date(Date.now() + 8 * 86_400_000))).toBeGreaterThan(0);
  expect(folder(left)).toBe(false);
  await expect(findCardImport(db(), ada, left)).rejects.toMatchObject({ kind: 'not-found' });
});
