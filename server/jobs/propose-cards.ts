// Proposes the cards that mail which came in bulk gives reason for.
import { proposeCards } from '../domain/incoming/propose-cards.ts';
import type { Job } from './job.ts';

export const job: Job = {
  run: (_, { db }) => proposeCards(db),
};
