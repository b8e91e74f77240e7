// How long a new mail takes from the server's push to an open browser's next look: p50 and p95 over some hundred mails.

import type { AddressInfo } from 'node:net';
import { connect, createServer, type Socket } from 'node:net';
import { operatorViewer } from '../server/domain/access/viewer.ts';
import { createMailbox } from '../server/domain/mailboxes/create-mailbox.ts';
import { usualPace } from '../server/domain/sync/account.ts';
import { startSync } from '../server/domain/sync/run-sync.ts';
import { testApp } from '../tests/support/app.ts';
import { startDovecot } from '../tests/support/dovecot.ts';
import { mail, mailboxOf, until } from '../tests/support/sync.ts';

const count = Number(process.argv[2] ?? 200);
const dovecot = await startDovecot({ users: { ada: 'secret' } });
const pushes: number[] = [];
const proxy = createServer((client) => relay(client, connect(dovecot.imapPort, '127.0.0.1')));
await new Promise<void>((done) => proxy.listen(0, '127.0.0.1', done));
const kontor = await testApp();
await kontor.addPerson('Ada', 'admin');
const browser = await kontor.enter('Ada');
await kontor.app.listen({ host: '127.0.0.1', port: 0 });
const { port } = kontor.app.server.address() as AddressInfo;
const arrivals: number[] = [];
const socket = new WebSocket(`ws://127.0.0.1:${port}/api/live`, { headers: browser.headers } as never);
await new Promise((done, fail) => {
  socket.onopen = done;
  socket.onerror = fail;
});
socket.onmessage = ({ data }) => {
  const event = JSON.parse(String(data));
  if (event.type === 'conversation' && event.newMail) arrivals.push(performance.now());
};
const id = await createMailbox(
  kontor.deps,
  { ...operatorViewer(), role: 'admin' },
  mailboxOf({ ...dovecot, imapPort: (proxy.address() as AddressInfo).port }, 'ada'),
);
const sync = startSync(kontor.deps, { ...usualPace, watch: 100 });
await until(async () => {
  const row = await kontor.deps.db
    .selectFrom('mailboxes')
    .select('state')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return row.state === 'ok';
}, 'the first round');
await new Promise((done) => setTimeout(done, 1500));

const took: number[] = [];
for (let number = 0; number < count; number++) {
  const before = arrivals.length;
  pushes.length = 0;
  dovecot.deliver('ada', mail(`live-${number}`));
  await until(async () => arrivals.length > before, `mail ${number}`, 15_000);
  took.push(arrivals.at(-1)! - pushes[0]!);
  await new Promise((done) => setTimeout(done, 30));
}
took.sort((a, b) => a - b);
const at = (part: number) =>
  Math.round(took[Math.min(took.length - 1, Math.floor(took.length * part))]! * 10) / 10;
process.stdout.write(
  `${JSON.stringify({ mails: count, p50: at(0.5), p95: at(0.95), max: at(1), unit: 'ms', limit: 400, ok: at(0.95) <= 400 })}\n`,
);
socket.close();
await sync.stop();
proxy.close();
await kontor.close();
await dovecot.stop();
process.exit(0);

/** Passes everything on and notes when the server said EXISTS. */
function relay(client: Socket, server: Socket): void {
  server.on('data', (data) => {
    if (/^\* \d+ EXISTS\r$/m.test(data.toString('latin1'))) pushes.push(performance.now());
    client.write(data);
  });
  client.on('data', (data) => server.write(data));
  for (const [one, other] of [
    [client, server],
    [server, client],
  ] as const) {
    one.on('error', () => other.destroy());
    one.on('close', () => other.destroy());
  }
}
