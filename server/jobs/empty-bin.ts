// Each night: removes for good the cards that were in the bin for thirty days.
import { emptyBin } from '../domain/conversations/empty-bin.ts';
import type { Job } from './job.ts';

export const job: Job = {
  schedule: '48 2 * * *',
  async run(_payload, deps) {
    const gone = await emptyBin(deps.db);
    deps.log.info(gone, 'emptied the bin');
  },
};
