// `kontor ledger`: says for each folder whether everything on the server is accounted for.
import { parseArgs } from 'node:util';
import { openDatabase } from '../database/open.ts';
import type { Command } from './command.ts';

export const command: Command = {
  name: 'ledger',
  summary: 'Says for each folder whether every mail on the server is accounted for.',
  usage: `
kontor ledger [MAILBOX] [--json]

MAILBOX is its address. On server = stored + skipped (by a rule) + quarantined + not fetched + erased.
--json prints one line per folder:
{"mailbox","folder","onServer","stored","skipped","quarantined","notFetched","erased","ok"}.

Exit codes: 0 all folders agree, 1 some do not, 3 no such mailbox, 64 wrong arguments.`,
  async run(args, io) {
    const { positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { json: { type: 'boolean' } },
    });
    // The database comes up while the rest is read.
    const [{ db, close }, { listLedgers }] = await Promise.all([
      openDatabase(io.config),
      import('../domain/ledger/list-ledgers.ts'),
    ]);
    try {
      const lines = await listLedgers(db, positionals[0]?.toLowerCase());
      if (lines.length === 0) io.print('No folder has been compared yet.');
      for (const line of lines) {
        const { mailbox, folder, onServer, stored, skipped, quarantined, notFetched, erased, ok } = line;
        const parts = [
          `${stored} stored`,
          ...say(skipped, 'skipped'),
          ...say(quarantined, 'quarantined'),
          ...say(notFetched, 'not fetched'),
          ...say(erased, 'erased'),
        ];
        io.print(
          `${ok ? 'ok ' : 'NOT'}  ${mailbox}  ${folder}: ${onServer} on the server = ${parts.join(' + ')}`,
        );
        if (io.isJson)
          await io.json({ mailbox, folder, onServer, stored, skipped, quarantined, notFetched, erased, ok });
      }
      return lines.every(({ ok }) => ok) ? 0 : 1;
    } finally {
      await close();
    }
  },
};

const say = (count: number, word: string): string[] => (count > 0 ? [`${count} ${word}`] : []);
