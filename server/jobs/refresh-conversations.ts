// Brings conversations up to date that were too many for the transaction that changed what they rest on.
import { announce } from '../database/announce.ts';
import { transaction } from '../database/transaction.ts';
import { fileEarlierMail } from '../domain/conversations/file-earlier-mail.ts';
import type { Job } from './job.ts';

export const job: Job = {
  async run({ ids }, { db }) {
    await transaction(db, (trx) => fileEarlierMail(trx, (ids as string[]).map(String)));
    await announce(db, { what: 'lists' });
  },
};
