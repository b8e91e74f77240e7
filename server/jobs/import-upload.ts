// Brings an uploaded file into its mailbox.
import { runUpload } from '../domain/incoming/run-upload.ts';
import type { Job } from './job.ts';

export const job: Job = {
  run: ({ id }, deps) => runUpload(deps, String(id), deps.signal),
};
