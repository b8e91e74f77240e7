// The thread in which files are read, with limits on time, heap and memory outside it.
import { createParsePool, type ParsePool } from '../incoming/parse/parse-in-workers.ts';
import type { ReadFile } from './reading-task.ts';

export type ReadingPool = ParsePool<ReadFile>;

/** One thread, begun with the first file: reading is never in a hurry. Close it when there is nothing left to read. */
export function createReadingPool({ seconds = 20 }: { seconds?: number } = {}): ReadingPool {
  return createParsePool<ReadFile>({
    size: 1,
    script: new URL('./read-in-thread.ts', import.meta.url),
    timeoutMs: seconds * 1000,
    memoryMb: 256,
    outsideMb: 448,
  });
}
