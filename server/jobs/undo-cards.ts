// Takes an act on very many cards back, piece by piece.
import { runUndoCards } from '../domain/cards/undo-many.ts';
import type { Job } from './job.ts';

export const job: Job = {
  run: ({ act, user }, deps) => runUndoCards(deps, String(act), String(user)),
};
