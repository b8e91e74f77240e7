// `kontor start`: runs the server until it is told to stop.
import { startKontor } from '../main.ts';
import type { Command } from './command.ts';

export const command: Command = {
  name: 'start',
  summary: 'Runs the server: the screens, the background work, the mail servers.',
  usage: `
kontor start

Starts the embedded database (or uses DATABASE_URL), brings it up to date, and answers on KONTOR_URL.
Ctrl-C or SIGTERM ends it in order. KONTOR_ROLES chooses what this process does.

Exit codes: 0 stopped as told, 75 already running on this data folder, 78 a setting is wrong.`,
  async run(_args, io) {
    const running = await startKontor(io.config, (line) => io.print(line));
    const told = new Promise<number>((done) => {
      if (io.signal.aborted) done(0);
      io.signal.addEventListener('abort', () => done(0));
    });
    const code = await Promise.race([told, running.lost.then(() => 75)]);
    if (code === 0) io.print('Stopping …');
    await running.stop();
    return code;
  },
};
