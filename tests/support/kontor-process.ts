// Runs `bin/kontor` as a process of its own, as an operator would, and lets a test stop or kill it.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');
const program = join(root, 'bin', 'kontor');
// Each start would compile the same sources anew; Node takes what is there only where they are still the same.
const compiled = join(root, 'tests', 'output', 'compiled');

/** A command that runs. */
export interface KontorProcess {
  child: ChildProcess;
  /** All it said so far. */
  stdout(): string;
  stderr(): string;
  /** Resolves with its exit code, or the signal that ended it. */
  ended: Promise<number | NodeJS.Signals>;
  /** Resolves when its standard output has what is sought; rejects when it ends before. */
  says(what: RegExp): Promise<RegExpMatchArray>;
}

/** Settings of the process; what the test run itself has in its environment is left out. */
export type Settings = Record<string, string>;

/** Starts `kontor ARGS`. */
export function startKontorProcess(args: string[], settings: Settings, input?: string): KontorProcess {
  const env = {
    PATH: process.env.PATH ?? '',
    HOME: process.env.HOME ?? '/',
    LANG: 'C.UTF-8',
    NODE_COMPILE_CACHE: compiled,
    ...settings,
  };
  const child = spawn(program, args, {
    env,
    stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout!.on('data', (piece) => {
    out += piece;
  });
  child.stderr!.on('data', (piece) => {
    err += piece;
  });
  if (input !== undefined) child.stdin!.end(input);
  const ended = once(child, 'close').then(([code, signal]) => (code ?? signal) as number | NodeJS.Signals);
  return { child, stdout: () => out, stderr: () => err, ended, says };

  async function says(what: RegExp): Promise<RegExpMatchArray> {
    let hasEnded = false;
    void ended.then(() => {
      hasEnded = true;
    });
    for (;;) {
      const found = what.exec(out);
      if (found) return found;
      if (hasEnded) throw new Error(`kontor ${args.join(' ')} ended without saying ${what}:\n${out}\n${err}`);
      await new Promise((done) => setTimeout(done, 20));
    }
  }
}

/** Runs `kontor ARGS` to its end. */
export async function runKontorProcess(
  args: string[],
  settings: Settings,
  input?: string,
): Promise<{ code: number | NodeJS.Signals; stdout: string; stderr: string }> {
  const running = startKontorProcess(args, settings, input);
  const code = await running.ended;
  return { code, stdout: running.stdout(), stderr: running.stderr() };
}
