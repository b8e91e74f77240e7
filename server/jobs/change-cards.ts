// Does an act on all cards that a filter found, piece by piece.
import { runChangeCards } from '../domain/cards/change-all-found.ts';
import type { Job } from './job.ts';

export const job: Job = {
  run: ({ act }, deps) => runChangeCards(deps, String(act)),
};
