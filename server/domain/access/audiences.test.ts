// Audiences on real PostgreSQL: shared by equal reasons, right under concurrency, following people and policies.
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts';
import { transaction } from '../../database/transaction.ts';
import { audienceIds, readableAudiences, refreshAudiences } from './audiences.ts';
import { explainAudience } from './explain-audience.ts';
import { mayChangeReaders, mayManageMailbox, workableMailboxes } from './may.ts';
import type { AudienceReason } from './readers-of-message.ts';
import { loadViewer, operatorViewer } from './viewer.ts';

let database: TestDatabase;
const people: Record<string, string> = {};
const boxes: Record<string, string> = {};

// Vera heads Ada and, through Ada, Ben; Cleo heads team support, in which Ben works.
beforeEach(async () => {
  database = await testDatabase();
  const { db } = database;
  for (const [name, role] of [
    ['Vera', 'member'],
    ['Ada', 'member'],
    ['Ben', 'read-only'],
    ['Cleo', 'admin'],
  ] as const) {
    const user = await db
      .insertInto('users')
      .values({ name, email: `${name.toLowerCase()}@example.com`, role })
      .returning('id')
      .executeTakeFirstOrThrow();
    people[name] = user.id;
  }
  await db.updateTable('users').set({ supervisor_id: people.Vera! }).where('id', '=', people.Ada!).execute();
  await db.updateTable('users').set({ supervisor_id: people.Ada! }).where('id', '=', people.Ben!).execute();
  for (const [name, head] of [
    ['support', people.Cleo!],
    ['sales', people.Ada!],
    ['choir', null],
  ] as const)
    boxes[name] = (
      await db.insertInto('teams').values({ name, head_id: head }).returning('id').executeTakeFirstOrThrow()
    ).id;
  for (const team of ['support', 'choir'])
    await db.insertInto('team_members').values({ team_id: boxes[team]!, user_id: people.Ben! }).execute();
  for (const [name, policy, owner] of [
    ['sales@', 'team', null],
    ['ada@', 'own', people.Ada!],
    ['vera@', 'personal', people.Vera!],
  ] as const)
    boxes[name] = (
      await db
        .insertInto('mailboxes')
        .values({ name, address: `${name}example.com`, kind: 'archive', policy, owner_id: owner })
        .returning('id')
        .executeTakeFirstOrThrow()
    ).id;
  await db
    .insertInto('mailbox_people')
    .values({ mailbox_id: boxes['sales@']!, principal: `user:${people.Ben}` })
    .execute();
});
afterEach(() => database.close());

function reason(given: Partial<AudienceReason>): AudienceReason {
  return { mailboxes: [], responsible: [], filed: false, takenBack: [], shared: [], ...given };
}
const idsOf = (...reasons: AudienceReason[]) => transaction(database.db, (trx) => audienceIds(trx, reasons));

describe('the viewer', () => {
  test('a supervisor holds the people below at any depth and the teams they head, not their other teams', async () => {
    const { principals } = await loadViewer(database.db, people.Vera!);
    expect(new Set(principals)).toEqual(
      new Set([
        'everyone',
        `user:${people.Vera}`,
        `owner:${people.Vera}`,
        `user:${people.Ada}`,
        `user:${people.Ben}`,
        `team:${boxes.sales}`,
      ]),
    );
  });

  test('whoever heads a team reads as it; whoever is in a team reads as it', async () => {
    expect((await loadViewer(database.db, people.Cleo!)).principals).toContain(`team:${boxes.support}`);
    expect((await loadViewer(database.db, people.Ben!)).principals).toEqual(
      expect.arrayContaining([`team:${boxes.support}`, `team:${boxes.choir}`]),
    );
  });

  test('a circle of supervisors ends where it began', async () => {
    const { db } = database;
    await db
      .updateTable('users')
      .set({ supervisor_id: people.Ben! })
      .where('id', '=', people.Vera!)
      .execute();
    const { principals } = await loadViewer(db, people.Ada!);
    expect(principals.filter((one) => one === `user:${people.Ada}`)).toHaveLength(1);
    expect(principals).not.toContain(`owner:${people.Ben}`);
  });

  test('whoever has left is no viewer; their supervisor still reads as them', async () => {
    const { db } = database;
    await db.updateTable('users').set({ disabled_at: new Date() }).where('id', '=', people.Ben!).execute();
    await expect(loadViewer(db, people.Ben!)).rejects.toMatchObject({ kind: 'not-found' });
    expect((await loadViewer(db, people.Vera!)).principals).toContain(`user:${people.Ben}`);
  });
});

describe('audiences', () => {
  test('equal reasons share one audience, in whatever order their parts come', async () => {
    const both = [boxes['sales@']!, boxes['ada@']!];
    const [first, second, other] = await idsOf(
      reason({ mailboxes: both, responsible: [people.Ada!, people.Ben!], filed: true }),
      reason({
        mailboxes: [...both].reverse().concat(both),
        responsible: [people.Ben!, people.Ada!],
        filed: true,
      }),
      reason({ mailboxes: both }),
    );
    expect(first).toBe(second);
    expect(other).not.toBe(first);
  });

  test('twenty transactions making the same forty audiences at once agree', async () => {
    const reasons = Array.from({ length: 40 }, (_, n) =>
      reason({ mailboxes: [boxes['sales@']!], filed: true, responsible: [String(1000 + n)] }),
    );
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => idsOf(...(n % 2 ? reasons : [...reasons].reverse()))),
    );
    const expected = answers[1]!.join();
    expect(answers.map((ids, n) => (n % 2 ? ids : [...ids].reverse()).join())).toEqual(
      answers.map(() => expected),
    );
  });

  test('a changed policy changes readers at once and touches no other audience', async () => {
    const [sales, adas] = await idsOf(
      reason({ mailboxes: [boxes['sales@']!] }),
      reason({ mailboxes: [boxes['ada@']!] }),
    );
    const ada = await loadViewer(database.db, people.Ada!);
    expect(await readableAudiences(database.db, ada)).toEqual([sales, adas].sort());
    const vera = await loadViewer(database.db, people.Vera!);
    expect(await readableAudiences(database.db, vera)).toEqual([sales]);

    await transaction(database.db, async (trx) => {
      await trx.updateTable('mailboxes').set({ policy: 'open' }).where('id', '=', boxes['ada@']!).execute();
      expect(await refreshAudiences(trx, { mailboxId: boxes['ada@']! })).toBe(1);
    });
    expect(await readableAudiences(database.db, vera)).toEqual([sales, adas].sort());
    await transaction(database.db, async (trx) => {
      await trx.deleteFrom('mailbox_people').execute();
      expect(await refreshAudiences(trx, { all: true })).toBe(1);
    });
    expect(await readableAudiences(database.db, vera)).toEqual([adas]);
  });

  test('no audience is made from facts that a change is just making old', async () => {
    const { db } = database;
    await db.deleteFrom('mailbox_people').execute();
    let made!: Promise<string[]>;
    await transaction(db, async (trx) => {
      await trx.updateTable('mailboxes').set({ policy: 'open' }).where('id', '=', boxes['sales@']!).execute();
      await refreshAudiences(trx, { mailboxId: boxes['sales@']! });
      // Another process makes the audience now: the new policy is not committed yet.
      made = idsOf(reason({ mailboxes: [boxes['sales@']!] }));
      await sql`select pg_sleep(0.2)`.execute(trx);
    });
    const [id] = await made;
    const row = await db
      .selectFrom('audiences')
      .select('readers')
      .where('id', '=', id!)
      .executeTakeFirstOrThrow();
    expect(row.readers).toContain('everyone');
  });

  test('when the responsible leaves, the mailbox’s people read', async () => {
    const { db } = database;
    await db.updateTable('mailboxes').set({ policy: 'responsible' }).where('name', '=', 'sales@').execute();
    const [id] = await idsOf(
      reason({ mailboxes: [boxes['sales@']!], filed: true, responsible: [people.Cleo!] }),
    );
    const ben = await loadViewer(db, people.Ben!);
    expect(await readableAudiences(db, ben)).toEqual([]);
    await transaction(db, async (trx) => {
      await trx
        .updateTable('users')
        .set({ disabled_at: new Date() })
        .where('id', '=', people.Cleo!)
        .execute();
      await refreshAudiences(trx, { userId: people.Cleo! });
    });
    expect(await readableAudiences(db, ben)).toEqual([id]);
  });

  test('the operator reads all but own and personal mail', async () => {
    const [sales] = await idsOf(
      reason({ mailboxes: [boxes['sales@']!] }),
      reason({ mailboxes: [boxes['ada@']!], filed: true, responsible: [people.Ada!] }),
      reason({ mailboxes: [boxes['vera@']!] }),
    );
    expect(await readableAudiences(database.db, operatorViewer())).toEqual([sales]);
  });
});

describe('the explanation', () => {
  test('F36: names neither a colleague’s own mailbox nor its owner as a reader', async () => {
    const [id] = await idsOf(reason({ mailboxes: [boxes['sales@']!, boxes['vera@']!] }));
    const ben = await loadViewer(database.db, people.Ben!);
    const why = await explainAudience(database.db, id!, ben);
    expect(why.readers).toEqual([{ kind: 'user', name: 'Ben' }]);
    expect(why.because).toEqual([{ kind: 'policy', mailbox: 'sales@', policy: 'team', name: '' }]);
    const vera = await loadViewer(database.db, people.Vera!);
    expect((await explainAudience(database.db, id!, vera)).because).toContainEqual({
      kind: 'owner',
      mailbox: 'vera@',
      policy: 'personal',
      name: 'Vera',
    });
  });

  test('whoever may not read learns nothing, as if there were nothing', async () => {
    const [id] = await idsOf(reason({ mailboxes: [boxes['vera@']!] }));
    const ben = await loadViewer(database.db, people.Ben!);
    await expect(explainAudience(database.db, id!, ben)).rejects.toMatchObject({ kind: 'not-found' });
    await expect(explainAudience(database.db, '999999', ben)).rejects.toMatchObject({ kind: 'not-found' });
  });
});

describe('working and managing', () => {
  test('people allowed to work a mailbox may; read-only people never; administering is no way in', async () => {
    const { db } = database;
    const all = [boxes['sales@']!, boxes['ada@']!, boxes['vera@']!];
    expect(await workableMailboxes(db, await loadViewer(db, people.Ben!), all)).toEqual([]);
    expect(await workableMailboxes(db, await loadViewer(db, people.Ada!), all)).toEqual([
      boxes['sales@'],
      boxes['ada@'],
    ]);
    expect(await workableMailboxes(db, await loadViewer(db, people.Cleo!), all)).toEqual([]);
    expect(await workableMailboxes(db, operatorViewer(), all)).toEqual([boxes['sales@']]);
  });

  test('an admin may repair a person’s mailbox but not change who reads it, until the owner has left', async () => {
    const cleo = await loadViewer(database.db, people.Cleo!);
    const adas = { ownerId: people.Ada! };
    expect(mayManageMailbox(cleo, adas)).toBe(true);
    expect(mayChangeReaders(cleo, adas)).toBe(false);
    expect(mayChangeReaders(cleo, { ...adas, ownerHasLeft: true })).toBe(true);
    expect(mayChangeReaders(await loadViewer(database.db, people.Ada!), adas)).toBe(true);
  });
});
