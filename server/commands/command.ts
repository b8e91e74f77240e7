// What a command of the operator's command line looks like, and what it is given to speak with.
import type { Config } from '../config.ts';

/** One command: the file `commands/<name>.ts` exports it as `command`. */
export interface Command {
  name: string;
  /** One line for `kontor help`. */
  summary: string;
  /** Several lines for `kontor <name> --help`: arguments, options, exit codes of its own. */
  usage: string;
  /** Does it and returns the exit code. What it throws is shown in words, see `exit-codes.ts`. */
  run(args: string[], io: Io): Promise<number>;
}

/** How a command speaks. With --json only `json` writes to standard output. */
export interface Io {
  config: Config;
  stdin: NodeJS.ReadStream;
  /** A line for people, on standard output; nothing with --json. */
  print(line: string): void;
  /** A line for people, on standard error. */
  warn(line: string): void;
  /** One machine-readable line on standard output; resolves when the reader has taken it. */
  json(value: unknown): Promise<void>;
  /** Shows how far it is on a terminal, over the line before; nothing when standard error is no terminal. */
  progress(line: string): void;
  /** True with --json among the arguments. */
  isJson: boolean;
  /** Ends when the operator presses Ctrl-C or the process is told to stop. */
  signal: AbortSignal;
}

/** The arguments make no sense; the words say why, the usage is shown. */
export class UsageError extends Error {
  override name = 'UsageError';
}
