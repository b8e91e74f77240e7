// Kills Node or PostgreSQL at random points while a mailbox is being fetched, starts again, and looks what came of it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from '../../server/database/open.ts';
import { testConfig } from './config.ts';
import { startDovecot } from './dovecot.ts';
import { type KontorProcess, runKontorProcess, startKontorProcess } from './kontor-process.ts';
import { withDatabase } from './live-database.ts';
import { mail, until } from './sync.ts';

/** What there is after all kills and a last, undisturbed run. */
export interface AfterKills {
  /** One a kill: what was killed and how many mails were kept by then. */
  kills: { what: 'node' | 'postgres'; kept: number }[];
  ledger: { folder: string; onServer: number; stored: number; notFetched: number; ok: boolean }[];
  messages: number;
  /** Different Message-IDs among them. */
  distinct: number;
  sources: number;
  /** Kept and not understood, or in quarantine. */
  unfinished: number;
}

/**
 * Fetches `mails` mails and kills `kills` times, Node and PostgreSQL in turn.
 * @param tell hears of each kill
 */
export async function killWhileSyncing(
  { mails, kills }: { mails: number; kills: number },
  tell: (line: string) => void = () => {},
): Promise<AfterKills> {
  const dovecot = await startDovecot({ users: { ada: 'secret' } });
  const { config, clear } = testConfig();
  const settings = { KONTOR_DATA: config.data, KONTOR_ROLES: 'worker,sync', KONTOR_LOG: 'warn' };
  let kontor: KontorProcess | undefined;
  const killed: AfterKills['kills'] = [];
  try {
    dovecot.fill('ada', 'INBOX', made(mails));
    const where = [
      '--host',
      '127.0.0.1',
      '--port',
      String(dovecot.imapPort),
      '--security',
      'plain',
      '--login',
      'ada',
      '--allow-private',
    ];
    await runKontorProcess(
      ['mailbox', 'add', 'ada@kontor.example', '--policy', 'open', ...where],
      settings,
      'secret\n',
    );
    for (let turn = 0; turn < kills; turn++) {
      kontor = startKontorProcess(['start'], settings);
      await kontor.says(/ready/);
      // Somewhere in what is still to come, so that the last kill too falls into the fetching.
      const before = killed.at(-1)?.kept ?? 0;
      const goal = before + 1 + Math.random() * ((mails - before) / (kills - turn + 1)) * 1.6;
      const kept = await keptAtLeast(config.data, Math.min(goal, mails));
      await new Promise((done) => setTimeout(done, Math.random() * 60));
      const what = turn % 2 === 0 ? 'node' : 'postgres';
      if (what === 'node') kontor.child.kill('SIGKILL');
      else {
        process.kill(postmaster(config.data), 'SIGKILL');
        // The server may mend itself or end; either way the next start must find everything.
        await Promise.race([
          kontor.ended,
          new Promise((done) => setTimeout(done, 1000 + Math.random() * 2000)),
        ]);
        kontor.child.kill('SIGKILL');
      }
      await kontor.ended;
      killed.push({ what, kept });
      tell(`killed ${what} with ${kept} of ${mails} kept`);
    }
    kontor = startKontorProcess(['start'], settings);
    await kontor.says(/ready/);
    return { kills: killed, ...(await outcome(config, mails)) };
  } finally {
    kontor?.child.kill('SIGTERM');
    await kontor?.ended;
    await dovecot.stop();
    clear();
  }
}

function* made(count: number) {
  for (let number = 0; number < count; number++) {
    yield {
      raw: mail(number, `Line of ${number}. `.repeat(1 + (number % 40))),
      date: new Date(Date.UTC(2026, 0, 1) + number * 60_000),
    };
  }
}

async function keptAtLeast(data: string, goal: number): Promise<number> {
  return withDatabase(data, (client) =>
    until(
      async () => {
        const { rows } = await client.query<{ count: number }>('select count(*)::int as count from sources');
        return rows[0]!.count >= goal && rows[0]!.count;
      },
      `${goal} mails to be kept`,
      120_000,
    ),
  );
}

async function outcome(
  config: Parameters<typeof openDatabase>[0],
  mails: number,
): Promise<Omit<AfterKills, 'kills'>> {
  const database = await openDatabase(config, { migrate: false });
  const { db } = database;
  try {
    const look = async () => {
      const ledger = await db
        .selectFrom('ledgers')
        .innerJoin('folders', 'folders.id', 'ledgers.folder_id')
        .select([
          'path as folder',
          'ledgers.on_server as onServer',
          'stored',
          'not_fetched as notFetched',
          'ok',
          'ledgers.at',
        ])
        .execute();
      const { rows } = await database.pool.query<{
        messages: number;
        distinct: number;
        sources: number;
        unfinished: number;
      }>(
        `select (select count(*)::int from messages) as messages, (select count(distinct message_id)::int from messages) as distinct,
          (select count(*)::int from sources) as sources, (select count(*)::int from sources where state <> 'understood') as unfinished`,
      );
      return { ledger, ...rows[0]! };
    };
    await until(
      async () => {
        const { ledger, unfinished } = await look();
        const inbox = ledger.find(({ folder }) => folder === 'INBOX');
        return inbox?.ok && inbox.onServer === mails && inbox.notFetched === 0 && unfinished === 0;
      },
      `everything to be kept and understood; it says ${JSON.stringify(await look())}`,
      // Leases on what the dead were understanding have to run out first.
      400_000,
    );
    return await look();
  } finally {
    await database.close();
  }
}

function postmaster(data: string): number {
  return Number(readFileSync(join(data, 'pg18', 'postmaster.pid'), 'utf8').split('\n')[0]);
}
