// Brings in a list of 100,000 contacts on a house with mail: rows a second, the pairs page and the export after it, undoing.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { sql } from 'kysely';
import {
  beginCardImport,
  cardUploadFolder,
  findCardImport,
  keepCardUpload,
  startCardImport,
} from '../server/domain/card-imports/imports.ts';
import { previewImport } from '../server/domain/card-imports/preview-import.ts';
import { runImport } from '../server/domain/card-imports/run-import.ts';
import { runUndoImport, undoCardImport } from '../server/domain/card-imports/undo-import.ts';
import { duplicatesOf } from '../server/domain/merges/find-duplicates.ts';
import { listDuplicates } from '../server/domain/merges/list-duplicates.ts';
import { mailHouse } from '../tests/support/mail-house.ts';

const count = Number(process.argv[2] ?? 100_000);
const house = await mailHouse();
const { db } = house.database;
const ada = await house.admin('Ada');
const given = [
  'Anna',
  'Jan',
  'Piet',
  'Иван',
  'Ольга',
  'Łukasz',
  'Zofia',
  'Emma',
  'Lars',
  'Noor',
  'Юлия',
  'Marek',
];
const family = Array.from(
  { length: 900 },
  (_, at) => `${['de Vries', 'Nowak', 'Петров', 'Jansen', 'Bakker', 'Zieliński'][at % 6]}-${at}`,
);
const lines = Array.from({ length: count }, (_, at) => {
  const name = `${given[at % given.length]} ${family[(at * 7) % family.length]}`;
  return `${name};p${at}@firm${at % 20_000}.example;Firm ${at % 20_000} BV;+3130${String(1_000_000 + at).padStart(7, '0')};Buyer`;
});
const seconds = async (work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now();
  await work();
  return Math.round(performance.now() - began) / 1000;
};
const signal = new AbortController().signal;
const id = await beginCardImport(db, ada, 'list.csv');
const path = join(cardUploadFolder(house.deps.config, id), 'list');
mkdirSync(dirname(path), { recursive: true });
writeFileSync(path, `Name;Email;Company;Phone;Job title\n${lines.join('\n')}\n`);
await keepCardUpload(db, id, { path, bytes: 1 });
let plan: Awaited<ReturnType<typeof previewImport>> | undefined;
const preview = await seconds(async () => {
  plan = await previewImport(db, ada, id, {});
});
await startCardImport(db, ada, id, { reading: plan!.reading, duplicates: 'skip', rows: {} });
const brought = await seconds(() => runImport(house.deps, id, signal));
const done = await findCardImport(db, ada, id);
await sql`analyze`.execute(db);
const pairs = await seconds(() => listDuplicates(db, ada, { type: 'contact' }));
const { rows } = await sql<{
  id: string;
}>`select id from contacts order by id limit 1 offset ${Math.floor(count / 2)}`.execute(db);
const one = await seconds(() => duplicatesOf(db, ada, { type: 'contact', id: rows[0]!.id }));
await undoCardImport(db, ada, id);
const undone = await seconds(() => runUndoImport(house.deps, id, ada.userId, signal));
const { made, companies } = done;
process.stdout.write(
  `${JSON.stringify({ rows: count, made, companies, preview, brought, rowsASecond: Math.round(count / brought), pairs, duplicatesOfOne: one, undone })}\n`,
);
await house.close();
