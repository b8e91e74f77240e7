// Does what waits in the queue, as the workers would, for tests that look at what came of it.
import { sql } from 'kysely';
import type { JobPayload } from '../../server/database/queue.ts';
import type { Job } from '../../server/jobs/job.ts';
import type { MailHouse } from './mail-house.ts';

/** Runs jobs until none waits. */
export async function runQueued({ database, deps }: MailHouse): Promise<void> {
  for (;;) {
    const { rows } = await sql<{ id: string; name: string; payload: JobPayload }>`
      select j.id, t.identifier as name, j.payload from graphile_worker._private_jobs j
        join graphile_worker._private_tasks t on t.id = j.task_id order by j.priority, j.id limit 1`.execute(
      database.db,
    );
    const next = rows[0];
    if (!next) return;
    await sql`delete from graphile_worker._private_jobs where id = ${next.id}`.execute(database.db);
    const { job } = (await import(`../../server/jobs/${next.name}.ts`)) as { job: Job };
    await job.run(next.payload, { ...deps, url: database.url, signal: new AbortController().signal });
  }
}
