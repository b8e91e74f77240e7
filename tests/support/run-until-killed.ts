// Runs a script of the tests in a process of its own, and kills it when it is time.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const root = join(import.meta.dirname, '../..');

/**
 * Until it ends, or until SIGKILL as soon as it is time.
 * @param script its name in tests/support
 */
export async function runUntilKilled(
  script: string,
  args: string[],
  isTime?: () => Promise<boolean>,
): Promise<void> {
  const child = spawn(join(root, 'bin/node'), [join(root, 'tests/support', script), ...args], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  let hasEnded = false;
  const ended = new Promise<void>((done) =>
    child.once('close', () => {
      hasEnded = true;
      done();
    }),
  );
  while (isTime && !hasEnded) {
    if (await isTime()) child.kill('SIGKILL');
    await sleep(5);
  }
  await ended;
}
