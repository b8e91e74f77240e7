// Runs one import of cards in a process of its own, to be killed: node run-card-import.ts DATABASE_URL DATA ID.
import { pino } from 'pino';
import { openPool } from '../../server/database/pools.ts';
import { runImport } from '../../server/domain/card-imports/run-import.ts';
import { testConfig } from './config.ts';

const [url, data, id] = process.argv.slice(2) as [string, string, string];
const pool = openPool(url, 'command');
const { config } = testConfig({ data });
await runImport({ db: pool.db, log: pino({ level: 'silent' }), config }, id, new AbortController().signal);
await pool.close();
