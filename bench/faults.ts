// Twenty kills -9 of Node and PostgreSQL while 5,000 mails are fetched: says whether each mail is there once.
import { killWhileSyncing } from '../tests/support/kill-sync.ts';

const mails = Number(process.argv[2] ?? 5000);
const kills = Number(process.argv[3] ?? 20);
const began = performance.now();
const after = await killWhileSyncing({ mails, kills }, (line) => process.stderr.write(`${line}\n`));
const inbox = after.ledger.find(({ folder }) => folder === 'INBOX')!;
const isRight =
  after.ledger.every(({ ok }) => ok) &&
  inbox.stored === mails &&
  after.messages === mails &&
  after.distinct === mails &&
  after.sources === mails &&
  after.unfinished === 0;
process.stdout.write(
  `${JSON.stringify({ mails, ...after, seconds: Math.round((performance.now() - began) / 1000), isRight })}\n`,
);
process.exitCode = isRight ? 0 : 1;
