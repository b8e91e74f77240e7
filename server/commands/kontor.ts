// The operator's command line: finds the command, runs it, and turns what goes wrong into words and an exit code.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { loadConfig } from '../config.ts';
import type { Command } from './command.ts';
import { makeIo } from './make-io.ts';

/** Runs one command line without the program's name and returns the exit code. */
export async function runKontor([name = 'help', ...args]: string[]): Promise<number> {
  // `| head` closes our output early; that is no error of ours.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  if (['help', '--help', '-h'].includes(name)) return args[0] ? helpFor(args[0]) : help();
  if (name === '--version' || name === '-V') return version();
  const command = await findCommand(name);
  if (!command) return unknown(name);
  if (args.includes('--help') || args.includes('-h')) return helpFor(name);
  try {
    const io = makeIo(loadConfig(), args);
    return await command.run(args, io);
  } catch (error) {
    return await tell(error, command);
  }
}

async function tell(error: unknown, command: Command): Promise<number> {
  const { explain } = await import('./exit-codes.ts');
  const { words, code, isBug } = explain(error);
  process.stderr.write(`kontor ${command.name}: ${words}\n`);
  if (isBug && error instanceof Error) process.stderr.write(`${error.stack}\n`);
  if (code === 64) process.stderr.write(`\n${command.usage.trim()}\n`);
  return code;
}

// Files beside this one that are no commands.
const ownFiles = ['kontor', 'command', 'exit-codes', 'make-io', 'read-secret-line'];

/** The names there are files for. */
function commandNames(): string[] {
  return readdirSync(import.meta.dirname)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => file.slice(0, -3))
    .filter((name) => !ownFiles.includes(name))
    .sort();
}

async function findCommand(name: string): Promise<Command | undefined> {
  if (!commandNames().includes(name)) return undefined;
  const module = (await import(join(import.meta.dirname, `${name}.ts`))) as { command?: Command };
  return module.command;
}

async function help(): Promise<number> {
  const commands = await Promise.all(commandNames().map(findCommand));
  const lines = commands
    .filter((command) => command !== undefined)
    .map((command) => `  ${command.name.padEnd(10)} ${command.summary}`);
  process.stdout.write(
    `Kontor: a company's mail, filed under the customer.\n\nkontor COMMAND [ARGUMENTS] [--json]\n\n${lines.join('\n')}\n\nkontor help COMMAND says more. Settings come from the environment: docs/configuration.md.\n`,
  );
  return 0;
}

async function helpFor(name: string): Promise<number> {
  const command = await findCommand(name);
  if (!command) return unknown(name);
  process.stdout.write(`${command.summary}\n\n${command.usage.trim()}\n`);
  return 0;
}

async function version(): Promise<number> {
  const { default: about } = await import('../../package.json', { with: { type: 'json' } });
  process.stdout.write(`kontor ${about.version}, node ${process.versions.node}\n`);
  return 0;
}

function unknown(name: string): number {
  const near = commandNames().find((known) => distance(known, name) <= 2);
  process.stderr.write(
    `kontor: there is no command “${name}”.${near ? ` Did you mean “${near}”?` : ''} kontor help lists them.\n`,
  );
  return 64;
}

/** Letters to change, add or drop to make one word of the other (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const above = row;
    row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = above[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(change, above[j]! + 1, row[j - 1]! + 1));
    }
  }
  return row[b.length]!;
}

// Last, when everything above is there.
if (import.meta.main) process.exitCode = await runKontor(process.argv.slice(2));
