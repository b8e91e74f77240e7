// Gives a command its voice: lines for people, lines for machines, progress on a terminal, and when to stop.
import { once } from 'node:events';
import type { Config } from '../config.ts';
import type { Io } from './command.ts';

/** The voice of this process for a command with these arguments. */
export function makeIo(config: Config, args: string[]): Io {
  const isJson = args.includes('--json');
  const { stdin, stdout, stderr } = process;
  let isShowing = false;
  const clear = () => {
    if (isShowing) stderr.write('\r\x1b[K');
    isShowing = false;
  };
  return {
    config,
    stdin,
    isJson,
    signal: stopSignal(),
    print(line) {
      clear();
      if (!isJson) stdout.write(`${line}\n`);
    },
    warn(line) {
      clear();
      stderr.write(`${line}\n`);
    },
    async json(value) {
      if (!stdout.write(`${JSON.stringify(value)}\n`)) await once(stdout, 'drain');
    },
    progress(line) {
      if (!stderr.isTTY) return;
      stderr.write(`\r\x1b[K${line.slice(0, (stderr.columns ?? 80) - 1)}`);
      isShowing = true;
    },
  };
}

// Ctrl-C reaches every process of the terminal, and npm passes it on once more: that is still one Ctrl-C.
const sameSignal = 1000;

/** Ends at the first Ctrl-C or SIGTERM; another one, a second later or more, ends the process at once. */
function stopSignal(): AbortSignal {
  const controller = new AbortController();
  let first = 0;
  const stop = () => {
    if (first === 0) {
      first = Date.now();
      controller.abort();
    } else if (Date.now() - first > sameSignal) process.exit(130);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  return controller.signal;
}
