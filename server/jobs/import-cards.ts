// Brings an uploaded list of customers in.
import { runImport } from '../domain/card-imports/run-import.ts';
import type { Job } from './job.ts';

export const job: Job = {
  run: ({ id }, deps) => runImport(deps, String(id), deps.signal),
};
