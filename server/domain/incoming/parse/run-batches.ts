// The inside of a parse worker: loads the function it is to run and answers batch by batch.
import { parentPort, workerData } from 'node:worker_threads';

/** Several mails in one buffer, which is handed over, not copied: `ends` says where each stops. */
export type ToWorker = { bytes: ArrayBuffer; ends: number[] };
/** What a worker answers: once that it is ready, then one 'done' for each batch. */
export type FromWorker =
  | { kind: 'ready' }
  | { kind: 'done'; results: ({ id: number; result: unknown } | { id: number; error: string })[] };

const { script, beganAt } = workerData as { script: string; beganAt: SharedArrayBuffer };
// Shared with the pool: the place in its batch of the mail being understood (-1: none), and how many were begun.
const current = new Int32Array(beganAt);
const module = (await import(script)) as { understand: (raw: Buffer) => unknown };

parentPort!.on('message', async ({ bytes, ends }: ToWorker) => {
  const results: ({ id: number; result: unknown } | { id: number; error: string })[] = [];
  for (const [id, end] of ends.entries()) {
    Atomics.store(current, 0, id);
    Atomics.add(current, 1, 1);
    try {
      const start = id === 0 ? 0 : ends[id - 1]!;
      results.push({ id, result: await module.understand(Buffer.from(bytes, start, end - start)) });
    } catch (error) {
      results.push({ id, error: error instanceof Error ? `${error.name}: ${error.message}` : String(error) });
    }
  }
  Atomics.store(current, 0, -1);
  parentPort!.postMessage({ kind: 'done', results } satisfies FromWorker, [inOneBuffer(results)]);
});
/**
 * Moves all bytes of the results into one buffer, which is handed over: each buffer by itself is memory of its own on both
 * sides, which costs far more than the few bytes of a hash.
 */
function inOneBuffer(results: unknown[]): ArrayBuffer {
  const found: [holder: Record<string, unknown>, key: string, bytes: Uint8Array][] = [];
  let length = 0;
  const look = (value: unknown) => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      if (inner instanceof Uint8Array) {
        found.push([value as Record<string, unknown>, key, inner]);
        length += inner.length;
      } else look(inner);
    }
  };
  look(results);
  const all = new Uint8Array(length);
  let at = 0;
  for (const [holder, key, bytes] of found) {
    all.set(bytes, at);
    holder[key] = all.subarray(at, at + bytes.length);
    at += bytes.length;
  }
  return all.buffer;
}

parentPort!.postMessage({ kind: 'ready' } satisfies FromWorker);
