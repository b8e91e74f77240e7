// `kontor search`: finds messages by words, as the operator or on a user's behalf.
import { parseArgs } from 'node:util';
import { openDatabase } from '../database/open.ts';
import { type Command, UsageError } from './command.ts';
import { hintWords } from './hint-words.ts';

const pageSize = 500;

export const command: Command = {
  name: 'search',
  summary: 'Finds messages by words.',
  usage: `
kontor search QUERY [--as EMAIL] [--limit N|all] [--json]

Words in any form, "phrases", word*, -without, OR, (groups), and operators such as from: company: in: has: as the user
guide lists them; the empty query '' finds all. Newest first, 50 unless told otherwise.
Without --as it reads as the operator: all mail but that of own and personal mailboxes.
--json prints one line per message: {"id","messageId","conversationId","subject","from","date","kind","direction",
"contacts":[],"companies":[]}.

Exit codes: 0 found or not, 3 no such user, 64 wrong arguments.`,
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        as: { type: 'string' },
        limit: { type: 'string', default: '50' },
        json: { type: 'boolean' },
      },
    });
    if (positionals.length === 0) throw new UsageError("Say what to look for; '' finds all.");
    const limit = values.limit === 'all' ? Number.POSITIVE_INFINITY : Number(values.limit);
    if (!(limit >= 1 && (Number.isSafeInteger(limit) || values.limit === 'all')))
      throw new UsageError('--limit takes a whole number from 1 on, or all.');
    // The database comes up while the rest is read.
    const [
      { db, close },
      { loadViewer, operatorViewer },
      { listCustomersOfMessages },
      { searchMessages },
      { findUserByEmail },
    ] = await Promise.all([
      openDatabase(io.config),
      import('../domain/access/viewer.ts'),
      import('../domain/search/list-customers-of-messages.ts'),
      import('../domain/search/search-messages.ts'),
      import('../domain/users/find-user-by-email.ts'),
    ]);
    try {
      const viewer = values.as
        ? await loadViewer(db, await findUserByEmail(db, values.as))
        : operatorViewer();
      const q = positionals.join(' ');
      let left = limit;
      let cursor: string | undefined;
      do {
        const page = await searchMessages(db, viewer, {
          q,
          cursor,
          limit: Math.min(left, pageSize),
          patience: Number.POSITIVE_INFINITY,
        });
        const customers = await listCustomersOfMessages(db, viewer, page.items);
        for (const hit of page.items) {
          if (io.isJson)
            await io.json({
              id: hit.id,
              messageId: hit.messageId,
              conversationId: hit.conversationId,
              subject: hit.subject,
              from: hit.from.address,
              date: hit.sentAt,
              kind: hit.kind,
              direction: hit.direction,
              contacts: customers.get(hit.id)?.contacts ?? [],
              companies: customers.get(hit.id)?.companies ?? [],
            });
          else
            io.print(
              `${hit.sentAt.slice(0, 16).replace('T', ' ')}  ${hit.from.name || hit.from.address}  ${hit.subject}`,
            );
        }
        for (const hint of cursor ? [] : page.hints) io.warn(hintWords(q, hint));
        left -= page.items.length;
        cursor = page.next;
      } while (cursor && left > 0 && !io.signal.aborted);
      return 0;
    } finally {
      await close();
    }
  },
};
