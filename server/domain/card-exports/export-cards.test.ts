// Proves that a list goes out whole, safely and as it is narrowed, and comes back the same.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exportColumns as choosable } from '../../../contract/card-exports.ts';
import { type TestApp, testApp } from '../../../tests/support/app.ts';
import { readCsv } from '../../protocols/csv/read-csv.ts';
import { readVCards } from '../../protocols/vcard/read-vcards.ts';
import { loadViewer, type Viewer } from '../access/viewer.ts';
import { guessColumns } from '../card-imports/columns.ts';
import { draftOfRow } from '../card-imports/draft-of-row.ts';
import { draftOfVCard } from '../card-imports/draft-of-vcard.ts';
import { makeCompany } from '../companies/change-company.ts';
import { makeContact } from '../contacts/change-contact.ts';
import { columnsOf } from './columns.ts';
import { type ExportInput, exportCards } from './export-cards.ts';

let kontor: TestApp;
let ada: Viewer;
beforeAll(async () => {
  kontor = await testApp();
  const { db } = kontor.deps;
  ada = await loadViewer(db, await kontor.addPerson('Ada', 'admin'));
  const company = await makeCompany(db, ada, {
    name: 'Noord, Pompen "BV"',
    domains: ['noord.example'],
    numbers: [{ kind: 'vat', value: 'NL12' }],
    postalAddresses: [
      { label: '', street: 'Dam 1', postcode: '1012 JS', city: 'Amsterdam', region: '', country: 'NL' },
    ],
  });
  await makeContact(db, ada, {
    name: 'Łukasz Żak',
    addresses: ['lukasz@noord.example', 'l.zak@noord.example'],
    phones: [
      { label: 'work', number: '+31 30 123 45 67' },
      { label: 'mobile', number: '+31 6 12345678' },
    ],
    companyId: company.id,
    job: '=cmd|calc',
    language: 'pl',
    postalAddresses: [
      { label: 'home', street: 'ul. Długa 5', postcode: '31-147', city: 'Kraków', region: '', country: 'PL' },
    ],
    birthday: '--04-12',
    notes: 'First line\nsecond, with "quotes"',
    tags: ['beurs', 'pers'],
    stage: 'active',
  });
  for (let n = 0; n < 700; n++) await makeContact(db, ada, { name: `Person ${String(n).padStart(3, '0')}` });
});
afterAll(() => kontor.close());

async function exported(input: Partial<ExportInput>): Promise<string> {
  let text = '';
  const whole = { type: 'contact', filter: { q: '' }, format: 'csv', columns: [], ...input } as ExportInput;
  for await (const piece of await exportCards(kontor.deps, ada, whole)) text += piece;
  return text;
}
async function table(text: string): Promise<string[][]> {
  const rows: string[][] = [];
  for await (const row of readCsv([text.replace('\ufeff', '')], ','))
    if ('cells' in row) rows.push(row.cells);
  return rows;
}

test('the columns that can be chosen are those a file has, in its order', () => {
  for (const type of ['contact', 'company'] as const) expect(columnsOf(type)).toEqual([...choosable[type]]);
});

test('all pages of a list stand in the file, narrowed as the list is', async () => {
  expect(await table(await exported({}))).toHaveLength(702);
  expect(await table(await exported({ filter: { q: 'person 69' } }))).toHaveLength(11);
  const two = await table(await exported({ columns: ['name', 'job'], filter: { q: 'zak@' } }));
  expect(two).toEqual([
    ['Name', 'Job title'],
    ['Łukasz Żak', "'=cmd|calc"],
  ]);
});

test('CSV is known by its headings and comes back as the same card', async () => {
  const [headings, row] = await table(await exported({ filter: { q: 'zak@' } }));
  const back = draftOfRow('contact', guessColumns(headings!, [row!]), row!);
  expect(back).toMatchObject({
    draft: {
      name: 'Łukasz Żak',
      addresses: ['lukasz@noord.example', 'l.zak@noord.example'],
      phones: [
        { label: 'work', number: '+31 30 123 45 67' },
        { label: 'mobile', number: '+31 6 12345678' },
      ],
      company: 'Noord, Pompen "BV"',
      job: '=cmd|calc',
      birthday: '--04-12',
      notes: 'First line\nsecond, with "quotes"',
      tags: ['beurs', 'pers'],
      stage: 'active',
      postalAddresses: [{ street: 'ul. Długa 5', postcode: '31-147', city: 'Kraków', country: 'PL' }],
    },
  });
});

test('vCards of both versions come back as the same cards', async () => {
  for (const format of ['vcard3', 'vcard4'] as const) {
    const drafts: unknown[] = [];
    for (const type of ['contact', 'company'] as const)
      for await (const one of readVCards([
        Buffer.from(await exported({ type, format, filter: { q: type === 'contact' ? 'zak@' : '' } })),
      ]))
        if ('card' in one) drafts.push(draftOfVCard(one.card));
    expect(drafts).toMatchObject([
      {
        draft: {
          type: 'contact',
          name: 'Łukasz Żak',
          addresses: ['lukasz@noord.example', 'l.zak@noord.example'],
          phones: [{ label: 'work' }, { label: 'mobile' }],
          birthday: '--04-12',
          company: 'Noord, Pompen "BV"',
          stage: 'active',
          language: 'pl',
          postalAddresses: [
            { label: 'home', street: 'ul. Długa 5', postcode: '31-147', city: 'Kraków', country: 'PL' },
          ],
        },
      },
      {
        draft: {
          type: 'company',
          name: 'Noord, Pompen "BV"',
          domains: ['noord.example'],
          numbers: [{ kind: 'vat', value: 'NL12' }],
          postalAddresses: [{ street: 'Dam 1', city: 'Amsterdam', country: 'NL' }],
        },
      },
    ]);
  }
});

test('an export is journalled, and refused to who may not export', async () => {
  const { rows } = await sql<{
    act: string;
  }>`select act from journal where act = 'cards.exported' limit 1`.execute(kontor.deps.db);
  expect(rows).toHaveLength(1);
  await expect(
    exportCards(
      kontor.deps,
      { ...ada, role: 'read-only', mayExport: false },
      {
        type: 'contact',
        filter: { q: '' },
        format: 'csv',
        columns: [],
      },
    ),
  ).rejects.toMatchObject({ code: 'no-export' });
});
