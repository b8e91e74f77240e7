// Makes the structured log, and keeps the content of mail, queries and passwords out of it.
import { DatabaseError } from 'pg';
import { type Logger, pino } from 'pino';
import type { Config } from './config.ts';

export type Log = Logger;

/**
 * The log of this process: JSON lines on standard error, or short lines when that is a terminal.
 * Log errors as `{ err }`: they are stripped of what may quote data.
 */
export function createLog(config: Pick<Config, 'log'>): Log {
  const options = {
    level: config.log,
    base: undefined,
    serializers: { err: describeError },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (level: string) => ({ level }) },
  };
  if (process.stderr.isTTY) return pino(options, { write: (line: string) => writeShort(line) });
  return pino(options, pino.destination({ dest: 2, sync: true }));
}

/**
 * What may be logged of an error: its kind, code, words cut short, and where it arose. PostgreSQL's words, detail,
 * query and parameters quote rows, so of its errors only the code and the names concerned stay.
 */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code, cause } = error as Error & { code?: unknown };
  const described: Record<string, unknown> = { type: error.name, code, at: frames(error) };
  if (error instanceof DatabaseError) {
    const { routine, table, column, constraint } = error;
    Object.assign(described, { type: 'DatabaseError', routine, table, column, constraint });
  } else {
    described.message = error.message.slice(0, 200);
  }
  if (cause !== undefined) described.cause = describeError(cause);
  return described;
}

// The stack's head repeats the message, whatever it quotes.
function frames({ stack = '' }: Error): string[] {
  return stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 8)
    .map((line) => line.trim().slice(3));
}

function writeShort(line: string): void {
  const { level, time, msg, err, ...rest } = JSON.parse(line) as Record<string, unknown>;
  const facts = Object.entries(rest).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
  const error = err ? JSON.stringify(err) : '';
  const parts = [String(time).slice(11, 19), String(level).padEnd(5), msg, ...facts, error];
  process.stderr.write(`${parts.filter(Boolean).join(' ')}\n`);
}
