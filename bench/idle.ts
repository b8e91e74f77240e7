// How much memory an idle Kontor holds, its embedded database included: PSS of all its processes, 30 s after the start.
//
//   bin/node bench/idle.ts [--data FOLDER]   (Linux; an empty house unless a FOLDER is given)
import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const limit = 400;
const { values } = parseArgs({ options: { data: { type: 'string' } } });
const data = values.data ?? (await mkdtemp(join(tmpdir(), 'kontor-bench-idle-')));
const kontor = spawn(join(import.meta.dirname, '../bin/kontor'), ['start'], {
  env: { ...process.env, KONTOR_DATA: data, KONTOR_PORT: '0' },
  stdio: ['ignore', 'pipe', 'inherit'],
});
try {
  await new Promise<void>((ready, failed) => {
    kontor.stdout.on('data', (text: Buffer) => text.includes('ready') && ready());
    kontor.once('exit', () => failed(new Error('kontor ended before it was ready')));
  });
  await new Promise((done) => setTimeout(done, 30_000));
  const parts = await measure(kontor.pid!, data);
  for (const [name, bytes] of parts)
    console.log(`${name.padEnd(12)} ${(bytes / 1024 ** 2).toFixed(0).padStart(5)} MiB`);
  const sum = [...parts.values()].reduce((total, bytes) => total + bytes, 0) / 1024 ** 2;
  console.log(
    `together     ${sum.toFixed(0).padStart(5)} MiB, limit ${limit}, ratio ${(sum / limit).toFixed(2)}`,
  );
} finally {
  kontor.kill('SIGTERM');
  await new Promise((done) => kontor.once('exit', done));
  if (!values.data) await rm(data, { recursive: true, force: true });
}

/** PSS in bytes by program, of the process, its descendants, and the database of its folder wherever that hangs. */
async function measure(pid: number, folder: string): Promise<Map<string, number>> {
  const processes = new Map<number, { parent: number; name: string; line: string }>();
  for (const entry of await readdir('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    const status = await readFile(`/proc/${entry}/status`, 'utf8').catch(() => '');
    const line = await readFile(`/proc/${entry}/cmdline`, 'utf8').catch(() => '');
    const parent = Number(/^PPid:\s+(\d+)/m.exec(status)?.[1] ?? 0);
    processes.set(Number(entry), { parent, name: /^Name:\s+(.*)/m.exec(status)?.[1] ?? '', line });
  }
  const mine = new Set([pid]);
  for (const [id, each] of processes)
    if (each.line.includes(folder) && each.name === 'postgres') mine.add(id);
  for (let before = 0; before !== mine.size; ) {
    before = mine.size;
    for (const [id, each] of processes) if (mine.has(each.parent)) mine.add(id);
  }
  const parts = new Map<string, number>();
  for (const id of mine) {
    const rollup = await readFile(`/proc/${id}/smaps_rollup`, 'utf8').catch(() => '');
    const kib = Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0);
    const name = processes.get(id)?.name ?? 'gone';
    parts.set(name, (parts.get(name) ?? 0) + kib * 1024);
  }
  return parts;
}
