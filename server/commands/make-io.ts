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

/** Ends at the first Ctrl-C or SIGTERM; a second one ends the process at once. */
function stopSignal(): AbortSignal {
  const controller = new AbortController();
  const stop = () => {
    if (controller.signal.aborted) process.exit(130);
    controller.abort();
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  return controller.signal;
}
