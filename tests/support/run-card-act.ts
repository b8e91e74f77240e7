// Runs one act on many cards in a process of its own, to be killed: node run-card-act.ts DATABASE_URL ACT.
import { openPool } from '../../server/database/pools.ts';
import { runChangeCards } from '../../server/domain/cards/change-all-found.ts';

const [url, act] = process.argv.slice(2) as [string, string];
const pool = openPool(url, 'command');
await runChangeCards({ db: pool.db, signal: new AbortController().signal }, act);
await pool.close();
