// Lets a test look into the embedded database of a Kontor that runs.
import { join } from 'node:path';
import pg from 'pg';
import { findPostmaster } from '../../server/database/embedded/processes.ts';

/** Connects to the database of the running server of this data folder. */
export async function withDatabase<T>(data: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const host = findPostmaster(join(data, 'pg18'))!.socketFolder;
  const client = new pg.Client({ host, port: 5432, user: 'kontor', database: 'kontor' });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
