// Each night: clears away lists of customers that were uploaded and never brought in.
import { clearCardUploads } from '../domain/card-imports/clear-uploads.ts';
import type { Job } from './job.ts';

export const job: Job = {
  schedule: '24 2 * * *',
  async run(_payload, deps) {
    const gone = await clearCardUploads(deps);
    if (gone > 0) deps.log.info({ gone }, 'cleared uploaded lists');
  },
};
