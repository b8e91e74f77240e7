// Reads one secret line: asked for on a terminal without showing it, else taken from standard input.
import { once } from 'node:events';
import type { Io } from './command.ts';
import { UsageError } from './command.ts';

/**
 * One line without its end. On a terminal `question` is shown and what is typed is not.
 * @throws UsageError when there is none
 */
export async function readSecretLine(io: Pick<Io, 'stdin' | 'signal'>, question: string): Promise<string> {
  const line = io.stdin.isTTY ? await ask(io, question) : await firstLine(io);
  if (line === '')
    throw new UsageError(`${question.replace(/:? *$/, '')}: one line on standard input is expected.`);
  return line;
}

async function firstLine({ stdin }: Pick<Io, 'stdin'>): Promise<string> {
  let text = '';
  for await (const piece of stdin.setEncoding('utf8')) {
    text += piece;
    if (text.includes('\n')) break;
  }
  return text.split(/\r?\n/)[0]!;
}

async function ask({ stdin, signal }: Pick<Io, 'stdin' | 'signal'>, question: string): Promise<string> {
  process.stderr.write(question);
  stdin.setRawMode(true).setEncoding('utf8').resume();
  let line = '';
  try {
    for (;;) {
      const [piece] = (await once(stdin, 'data', { signal })) as [string];
      for (const letter of piece) {
        if (letter === '\r' || letter === '\n' || letter === '\u0004') return line;
        if (letter === '\u0003') throw new UsageError('Stopped.');
        line = letter === '\u007f' || letter === '\b' ? line.slice(0, -1) : line + letter;
      }
    }
  } finally {
    stdin.setRawMode(false).pause();
    process.stderr.write('\n');
  }
}
