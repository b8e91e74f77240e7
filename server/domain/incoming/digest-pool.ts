// The one pool of parse workers of this process, made with the first mail.
import { availableParallelism } from 'node:os';
import type { Config } from '../../config.ts';
import type { Digest } from './digest-mail.ts';
import { createParsePool, type ParsePool } from './parse/parse-in-workers.ts';

const pools = new WeakMap<Config, ParsePool<Digest>>();

/** The pool for these settings. Its threads keep no process alive. */
export function digestPool(config: Config): ParsePool<Digest> {
  let pool = pools.get(config);
  if (!pool) {
    pool = createParsePool<Digest>({
      size: config.parseThreads || Math.max(1, availableParallelism() - 1),
      script: new URL('./digest-mail.ts', import.meta.url),
    });
    pools.set(config, pool);
  }
  return pool;
}

/** Ends the threads, if there are any. */
export async function closeDigestPool(config: Config): Promise<void> {
  await pools.get(config)?.close();
  pools.delete(config);
}
