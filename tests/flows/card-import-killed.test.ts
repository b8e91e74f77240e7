// An import of cards that is killed and begun again makes each card once.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  beginCardImport,
  cardUploadFolder,
  findCardImport,
  keepCardUpload,
  startCardImport,
} from '../../server/domain/card-imports/imports.ts';
import { previewImport } from '../../server/domain/card-imports/preview-import.ts';
import { type MailHouse, mailHouse } from '../support/mail-house.ts';
import { runUntilKilled } from '../support/run-until-killed.ts';
import { writeMail } from '../support/write-mail.ts';

const count = 6000;
let house: MailHouse;
beforeAll(async () => {
  house = await mailHouse();
});
afterAll(() => house.close());

/** Runs the import; kills it as soon as so many rows are done. */
const run = (id: string, killAt?: number) =>
  runUntilKilled(
    'run-card-import.ts',
    [house.database.url, house.deps.config.data, id],
    killAt === undefined
      ? undefined
      : async () => {
          const [row] = await house.rows<{ rows_done: number }>(
            `select rows_done from card_imports where id = ${id}`,
          );
          return row!.rows_done >= killAt;
        },
  );

test('killed at several points, each row is there once and its earlier mail is filed', {
  timeout: 120_000,
}, async () => {
  const { db } = house.database;
  const ada = await house.admin('Ada');
  const sales = await house.mailbox('sales@kontor.example');
  await house.receive(sales.inbox, [writeMail({ from: 'p5999@killed.example' })]);
  const id = await beginCardImport(db, ada, 'list.csv');
  const path = join(cardUploadFolder(house.deps.config, id), 'list');
  mkdirSync(dirname(path), { recursive: true });
  const rows = Array.from(
    { length: count },
    (_, at) => `Person ${at},p${at}@killed.example,Works ${at % 300}`,
  );
  writeFileSync(path, `Name,Email,Company\n${rows.join('\n')}\n`);
  await keepCardUpload(db, id, { path, bytes: 1 });
  const { reading } = await previewImport(db, ada, id, {});
  await startCardImport(db, ada, id, { reading, duplicates: 'skip', rows: {} });
  for (const killAt of [1, 1500, 3500]) await run(id, killAt);
  await run(id);
  expect(await findCardImport(db, ada, id)).toMatchObject({ state: 'done', rowsDone: count, made: count });
  expect(
    await house.rows(`select count(*)::int as cards, count(distinct name)::int as names,
      (select count(*)::int from contact_addresses) as addresses from contacts`),
  ).toEqual([{ cards: count, names: count, addresses: count }]);
  expect(
    await house.rows(
      `select c.name from links l join contacts c on c.id = l.record_id where record_type = 'contact'`,
    ),
  ).toEqual([{ name: 'Person 5999' }]);
});
