// Counts the people in mail that was there before their table came with an upgrade.
import { announce } from '../database/announce.ts';
import { recountAll } from '../domain/correspondents/recount-all.ts';
import type { Job } from './job.ts';

export const job: Job = {
  async run(_, { db, signal }) {
    await recountAll(db, signal);
    await announce(db, { what: 'lists' });
  },
};
