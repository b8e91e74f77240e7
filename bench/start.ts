// How long a start takes: the first in an empty folder, and the second, which finds everything there.
//
//   bin/node bench/start.ts   (the screens are built once before, as after each update)
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const limit = 3;
const rounds = 5;
const data = await mkdtemp(join(tmpdir(), 'kontor-bench-start-'));
try {
  await start();
  await rm(data, { recursive: true });
  console.log(`first start   ${(await start()).toFixed(2)} s`);
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) times.push(await start());
  times.sort((a, b) => a - b);
  const median = times[Math.floor(rounds / 2)]!;
  console.log(
    `second start  ${median.toFixed(2)} s, median of ${rounds}, limit ${limit}, ratio ${(median / limit).toFixed(2)}`,
  );
} finally {
  await rm(data, { recursive: true, force: true });
}

/** Seconds from the command to the line that says it is ready; then it is stopped. */
async function start(): Promise<number> {
  const began = performance.now();
  const kontor = spawn(join(import.meta.dirname, '../bin/kontor'), ['start'], {
    env: { ...process.env, KONTOR_DATA: data, KONTOR_PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise<void>((ready, failed) => {
    kontor.stdout.on('data', (text: Buffer) => text.includes('ready') && ready());
    kontor.once('exit', () => failed(new Error('kontor ended before it was ready')));
  });
  const seconds = (performance.now() - began) / 1000;
  kontor.kill('SIGTERM');
  await new Promise((done) => kontor.once('exit', done));
  return seconds;
}
