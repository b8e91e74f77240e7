// How fast a first fetch is: mails in a Dovecot mailbox → kept, threaded, filed, indexed, against `mbsync` pulling the same
// mailbox and `notmuch new` on the same mail, in one run: bin/node bench/mailbox.ts [--count 50000].
import { execFileSync, spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Client } from 'pg';
import { wordsPeriods } from '../server/domain/search/words-periods.ts';
import { type Dovecot, startDovecot } from '../tests/support/dovecot.ts';
import { runKontorProcess, startKontorProcess } from '../tests/support/kontor-process.ts';
import { withDatabase } from '../tests/support/live-database.ts';
import { childTicks, postgresTicks, ticks } from './processor-ticks.ts';

const { values } = parseArgs({ options: { count: { type: 'string', default: '50000' } } });
const count = Number(values.count);
const user = 'sales';
const folder = mkdtempSync(join(tmpdir(), 'kontor-bench-'));
const dovecot = await startDovecot({ users: { [user]: 'secret' } });
try {
  putMails(dovecot);
  // Dovecot makes its own index of a folder when it is first opened; neither side is to pay for that.
  await dovecot.as(user, async (client) => {
    for (const path of ['INBOX', 'Sent']) await client.mailboxOpen(path, { readOnly: true });
  });
  const mbsync = runMbsync();
  const notmuch = runNotmuch();
  const kontor = await runKontor();
  console.log(
    JSON.stringify(
      {
        mails: count,
        processors: cpus().length,
        load: round(loadavg()[0]!),
        mbsync,
        notmuch,
        kontor,
        toNotmuch: round(kontor.perSecond / notmuch.perSecond),
        toMbsync: round(kontor.perSecond / mbsync.perSecond, 3),
      },
      null,
      2,
    ),
  );
} finally {
  await dovecot.stop();
  rmSync(folder, { recursive: true, force: true });
}

/** Generated mail into the user's Maildir, as files. */
function putMails(server: Dovecot): void {
  const made = join(folder, 'made');
  mkdirSync(made);
  const script = join(import.meta.dirname, 'generate/make-mails.ts');
  run(process.execPath, [script, '--count', String(count), '--out', made, '--seed', '1', '--maildir']);
  // Makes the folders, with their owner.
  server.fill(user, 'INBOX', []);
  server.fill(user, 'Sent', []);
  for (const [from, path] of [
    ['', 'INBOX'],
    ['.Sent', 'Sent'],
  ] as const) {
    const into = join(server.maildir(user, path), 'cur');
    for (const name of readdirSync(join(made, from, 'cur')))
      renameSync(join(made, from, 'cur', name), join(into, name));
    execFileSync('chown', ['-R', '--reference', server.maildir(user, path), into]);
  }
}

function runMbsync() {
  const config = join(folder, 'mbsyncrc');
  const into = join(folder, 'pulled');
  mkdirSync(into);
  writeFileSync(
    config,
    `IMAPAccount a\nHost 127.0.0.1\nPort ${dovecot.imapPort}\nUser ${user}\nPass secret\nSSLType None\nAuthMechs LOGIN\n\n` +
      `IMAPStore far\nAccount a\n\nMaildirStore near\nPath ${into}/\nInbox ${into}/INBOX\nSubFolders Verbatim\n\n` +
      `Channel c\nFar :far:\nNear :near:\nPatterns INBOX Sent\nCreate Near\nSync Pull\nSyncState *\n`,
  );
  return timed(() => run('mbsync', ['-q', '-c', config, '-a']));
}

function runNotmuch() {
  const config = join(folder, 'notmuch.conf');
  writeFileSync(
    config,
    `[database]\npath=${join(folder, 'pulled')}\n[user]\nname=x\nprimary_email=x@noord.example\n[new]\ntags=new\nignore=.mbsyncstate;.uidvalidity\n`,
  );
  return timed(() => run('notmuch', ['new', '--quiet'], { NOTMUCH_CONFIG: config }));
}

async function runKontor() {
  const data = join(folder, 'data');
  const settings = { KONTOR_DATA: data, KONTOR_LOG: 'error', KONTOR_PORT: '0' };
  const server = `--host 127.0.0.1 --port ${dovecot.imapPort} --security plain --login ${user} --allow-private`;
  const added = await runKontorProcess(
    ['mailbox', 'add', 'sales@noord.example', '--policy', 'open', ...server.split(' ')],
    settings,
    'secret\n',
  );
  if (added.code !== 0) throw new Error(added.stderr);
  const kontor = startKontorProcess(['start'], settings);
  try {
    await kontor.says(/ready/);
    const began = performance.now();
    const before = { node: ticks(kontor.child.pid!), postgres: postgresTicks(data) };
    let kept: number | undefined;
    let inbox: number | undefined;
    await withDatabase(data, async (database) => {
      for (;;) {
        await sleep(1000);
        // Largest ids, for counting all rows each second would be paid by whom it measures.
        const { rows } = await database.query<{ kept: number; understood: number; indexed: boolean }>(
          `
          select coalesce((select max(id) from sources), 0)::int as kept,
            coalesce((select max(id) from message_conversations), 0)::int as understood,
            (select bool_and(to_regclass(part) is not null) from unnest($1::text[]) part) as indexed`,
          [wordsPeriods.map(({ index }) => index)],
        );
        const now = rows[0]!;
        if (now.understood > 0) inbox ??= performance.now() - began;
        if (now.kept >= count) kept ??= performance.now() - began;
        if (now.understood >= count && now.indexed && (await countUnderstood(database)) >= count) return;
      }
    });
    const seconds = (performance.now() - began) / 1000;
    const node = ((ticks(kontor.child.pid!) - before.node) * 10) / count;
    const postgres = ((postgresTicks(data) - before.postgres) * 10) / count;
    const peak = /^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${kontor.child.pid}/status`, 'utf8'))![1]!;
    return {
      seconds: round(seconds),
      perSecond: round(count / seconds),
      keptAfterSeconds: round((kept ?? 0) / 1000),
      firstUnderstoodAfterSeconds: round((inbox ?? 0) / 1000),
      cpuMsPerMail: round(node + postgres),
      node: round(node),
      postgres: round(postgres),
      nodePeakMB: Math.round((Number(peak) * 1024) / 1e6),
    };
  } finally {
    kontor.child.kill('SIGTERM');
    await kontor.ended;
  }
}

async function countUnderstood(database: Client): Promise<number> {
  const { rows } = await database.query<{ count: number }>(
    `select count(*)::int as count from sources where state = 'understood'`,
  );
  return rows[0]!.count;
}

function run(program: string, args: string[], env: Record<string, string> = {}): void {
  const { status, stderr, error } = spawnSync(program, args, {
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
  if (status !== 0) throw new Error(`${program}: ${error?.message ?? stderr}`);
}

function timed(work: () => void) {
  const before = childTicks();
  const began = performance.now();
  work();
  const seconds = (performance.now() - began) / 1000;
  return {
    seconds: round(seconds),
    perSecond: round(count / seconds),
    cpuMsPerMail: round(((childTicks() - before) * 10) / count),
  };
}

function round(value: number, digits = 2): number {
  return Number(value.toFixed(digits));
}
