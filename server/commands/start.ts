// `kontor start`: runs the server until it is told to stop.
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { Config } from '../config.ts';
import { AlreadyRunningError } from '../database/embedded/join-embedded.ts';
import { noteFile, startKontor } from '../main.ts';
import type { Command } from './command.ts';
import { explain } from './exit-codes.ts';

export const command: Command = {
  name: 'start',
  summary: 'Runs the server: the screens, the background work, the mail servers.',
  usage: `
kontor start

Starts the embedded database (or uses DATABASE_URL), brings it up to date, and answers on KONTOR_URL.
Ctrl-C or SIGTERM ends it in order; a second one at once. KONTOR_ROLES chooses what this process does.

Exit codes: 0 stopped as told, 75 already running on this data folder, 64 wrong arguments, 78 a setting is wrong.`,
  async run(args, io) {
    parseArgs({ args, options: { json: { type: 'boolean' } } });
    const running = await startKontor(io.config, (line) => io.print(line)).catch(async (error) => {
      if (error instanceof AlreadyRunningError) error.message += await whoRuns(io.config);
      throw error;
    });
    const told = new Promise<number>((done) => {
      if (io.signal.aborted) done(0);
      io.signal.addEventListener('abort', () => done(0));
    });
    const code = await Promise.race([told, running.lost.then((error) => explain(error).code)]);
    if (code === 0) io.print('Stopping …');
    await running.stop();
    return code;
  },
};

async function whoRuns(config: Config): Promise<string> {
  try {
    const { pid, address } = JSON.parse(await readFile(noteFile(config), 'utf8'));
    return ` It is process ${pid}${address ? ` and answers on ${address}` : ''}.`;
  } catch {
    return '';
  }
}
