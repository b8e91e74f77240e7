// An act on very many cards that is killed and begun again changes each card once, and writes its list once.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { changeAllFound, findCardAct } from '../../server/domain/cards/change-all-found.ts';
import { undoMany } from '../../server/domain/cards/undo-many.ts';
import { findContactIds } from '../../server/domain/contacts/list-contacts.ts';
import { type MailHouse, mailHouse } from '../support/mail-house.ts';
import { runQueued } from '../support/run-queued.ts';
import { runUntilKilled } from '../support/run-until-killed.ts';

const count = 9500;
let house: MailHouse;
beforeAll(async () => {
  house = await mailHouse();
});
afterAll(() => house.close());

const place = async (act: string) =>
  (
    await house.rows<{ from: number; done: number; list: string | null }>(
      `select left_from as from, done, pg_column_toast_chunk_id(left_ids)::text as list from card_acts where id = ${act}`,
    )
  )[0]!;

/** Runs the act; kills it as soon as so many cards had their turn. */
const run = (act: string, killAt?: number) =>
  runUntilKilled(
    'run-card-act.ts',
    [house.database.url, act],
    killAt === undefined ? undefined : async () => (await place(act)).from >= killAt,
  );

test('killed at several points, each card is changed once; its list stays where it was written first', {
  timeout: 120_000,
}, async () => {
  const { db } = house.database;
  const ada = await house.admin('Ada');
  await sql`insert into contacts (name, made_by, stage)
    select 'Crowd ' || i, 'person', '' from generate_series(1, ${count}::int) i`.execute(db);
  const { act } = await changeAllFound(
    db,
    ada,
    'contact',
    (trx, atMost) => findContactIds(trx, ada, { q: 'crowd' }, atMost),
    { act: 'stage', stage: 'active' },
  );
  const { list } = await place(act);
  expect(list).not.toBeNull();
  let before = 0;
  for (const killAt of [1, 2000, 5000]) {
    await run(act, killAt);
    const now = await place(act);
    expect(now.list).toBe(list);
    expect(now.from).toBeGreaterThanOrEqual(killAt);
    expect(now.from).toBeGreaterThan(before);
    expect(now.from).toBeLessThan(count);
    expect(now.done).toBe(now.from);
    before = now.from;
  }
  await run(act);
  expect(await findCardAct(db, ada, act)).toEqual({
    total: count,
    done: count,
    running: false,
    undone: false,
  });
  expect(
    await house.rows(`select count(*)::int as changes, count(distinct record_id)::int as cards,
      (select count(*)::int from contacts where stage = 'active') as active from card_changes where act_id = ${act}`),
  ).toEqual([{ changes: count, cards: count, active: count }]);

  await undoMany(db, ada, act);
  await runQueued(house);
  expect(await house.rows(`select count(*)::int as n from contacts where stage = 'active'`)).toEqual([
    { n: 0 },
  ]);
});
