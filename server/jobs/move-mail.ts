// Divides somebody's mail between their former and their new company.
import { announce } from '../database/announce.ts';
import { transaction } from '../database/transaction.ts';
import { conversationsOfCard } from '../domain/conversations/file-earlier-mail.ts';
import { followMove } from '../domain/conversations/follow-move.ts';
import type { Job } from './job.ts';

const atOnce = 100;

export const job: Job = {
  async run({ contact, companies }, { db, signal }) {
    const moved = { contactId: String(contact), companies: (companies as string[]).map(String) };
    const conversations = await conversationsOfCard(db, { type: 'contact', id: moved.contactId });
    for (let at = 0; at < conversations.length; at += atOnce) {
      if (signal.aborted) throw new Error('The process stops; the rest follows with the next attempt.');
      const piece = conversations.slice(at, at + atOnce);
      await transaction(db, (trx) => followMove(trx, moved, piece));
    }
    await announce(db, { what: 'lists' });
  },
};
