// Each hour, and when the house moves to another country: reads phone numbers that nobody has read yet.
import { readNumbers } from '../domain/cards/read-numbers.ts';
import type { Job } from './job.ts';

export const job: Job = {
  schedule: '5 * * * *',
  async run({ anew }, deps) {
    const read = await readNumbers(deps.db, anew === true);
    if (read > 0) deps.log.info({ read }, 'read phone numbers');
  },
};
