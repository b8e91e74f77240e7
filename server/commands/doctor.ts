// `kontor doctor`: checks the installation and says what to do.
import { parseArgs } from 'node:util';
import { openDatabase } from '../database/open.ts';
import { checkInstallation, type Finding } from '../domain/installation/check-installation.ts';
import type { Command } from './command.ts';

const marks: Record<Finding['state'], string> = { ok: 'ok      ', warning: 'look at ', wrong: 'WRONG   ' };

export const command: Command = {
  name: 'doctor',
  summary: 'Checks settings, keys, disk, database and backups.',
  usage: `
kontor doctor [--json]

--json prints one line per check: {"check","state":"ok"|"warning"|"wrong","words"}.

Exit codes: 0 nothing is wrong, 1 something is, 64 wrong arguments.`,
  async run(args, io) {
    parseArgs({ args, options: { json: { type: 'boolean' } } });
    const database = await openDatabase(io.config).catch((error: Error) => error);
    try {
      const pool = database instanceof Error ? database : database.pool;
      const findings = await checkInstallation(io.config, pool);
      for (const finding of findings) {
        io.print(`${marks[finding.state]}${finding.check}: ${finding.words}`);
        if (io.isJson) await io.json(finding);
      }
      return findings.some(({ state }) => state === 'wrong') ? 1 : 0;
    } finally {
      if (!(database instanceof Error)) await database.close();
    }
  },
};
