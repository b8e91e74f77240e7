// Each night: clears away ended sessions, used links and counts of tries.
import { clearSignIn } from '../domain/users/clear-sign-in.ts';
import type { Job } from './job.ts';

export const job: Job = {
  schedule: '12 2 * * *',
  async run(_payload, deps) {
    const gone = await clearSignIn(deps.db);
    deps.log.info({ gone }, 'cleared sign-in');
  },
};
