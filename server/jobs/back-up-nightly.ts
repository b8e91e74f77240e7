// Each night: a backup into the data folder.
import { makeNightlyBackup } from '../domain/backup/own-backups.ts';
import type { Job } from './job.ts';

export const job: Job = {
  schedule: '37 1 * * *',
  async run(_payload, deps) {
    const manifest = await makeNightlyBackup(deps, deps.signal);
    if (manifest) deps.log.info({ tables: manifest.tables.length, bodies: manifest.bodies }, 'made a backup');
  },
};
