// Each hour: looks which customers have come to have much mail, and puts them among its words.
import { chooseMarkedCustomers, markDueMail } from '../domain/conversations/mark-customers.ts';
import type { Job } from './job.ts';

export const job: Job = {
  schedule: '25 * * * *',
  async run(_, { db, log, signal }) {
    const customers = await chooseMarkedCustomers(db);
    const mails = await markDueMail(db, () => signal.aborted);
    if (customers > 0) log.info({ customers, mails }, 'marked the mail of customers who have much');
  },
};
