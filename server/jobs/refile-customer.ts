// Lets a customer's mail follow its card: files earlier mail, and gives it to those who answer for the customer now.
import { announce } from '../database/announce.ts';
import { transaction } from '../database/transaction.ts';
import { conversationsOfCard, fileEarlierMail } from '../domain/conversations/file-earlier-mail.ts';
import type { Job } from './job.ts';

const atOnce = 100;

export const job: Job = {
  async run({ type, id }, { db, signal }) {
    const card = { type: type === 'company' ? ('company' as const) : ('contact' as const), id: String(id) };
    const conversations = await conversationsOfCard(db, card);
    for (let at = 0; at < conversations.length; at += atOnce) {
      if (signal.aborted) throw new Error('The process stops; the rest follows with the next attempt.');
      const piece = conversations.slice(at, at + atOnce);
      await transaction(db, (trx) => fileEarlierMail(trx, piece));
    }
    await announce(db, { what: 'lists' });
  },
};
