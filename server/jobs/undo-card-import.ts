// Takes an import of customers back.
import { runUndoImport } from '../domain/card-imports/undo-import.ts';
import type { Job } from './job.ts';

export const job: Job = {
  run: ({ id, user }, deps) =>
    runUndoImport(deps, String(id), user === null ? null : String(user), deps.signal),
};
