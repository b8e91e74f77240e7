// A pool of worker threads that understand mails, with limits on time and memory: only the mail that breaks them fails.
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { FromWorker, ToWorker } from './run-batches.ts';

export type Outcome<Id, Result> = { id: Id; result: Result } | { id: Id; error: string };

export type ParsePool<Result> = {
  /** Understands the items and answers in their order. Never rejects for a bad mail: that one has `error`. */
  run<Id>(items: { id: Id; raw: Buffer }[]): Promise<Outcome<Id, Result>[]>;
  close(): Promise<void>;
};

type Settings = {
  /** Threads; by default one a core. */
  size?: number;
  /** A module that exports `understand(raw: Buffer)`, which gives plain data or a promise of it. */
  script: URL;
  /** Milliseconds one mail may take. */
  timeoutMs?: number;
  /** Heap of one thread in MB. */
  memoryMb?: number;
  /** Memory of one thread outside its heap (buffers) in MB, which the heap's limit does not see; not limited by default. */
  outsideMb?: number;
};

type Job = { raw: Buffer; tries: number; settle(outcome: { result: unknown } | { error: string }): void };
type Slot = {
  worker?: Worker;
  ready: boolean;
  current: Int32Array;
  jobs: Job[];
  watch?: NodeJS.Timeout;
  seen: number;
  seenAt: number;
};

const BATCH_MAILS = 64;
const BATCH_BYTES = 1024 * 1024;

/**
 * Threads start with the first work. A thread that is stuck or runs out of memory is ended and replaced; the mail it was
 * at fails, the others of its batch are given out again.
 */
export function createParsePool<Result = unknown>(settings: Settings): ParsePool<Result> {
  const size = settings.size ?? availableParallelism();
  const timeoutMs = settings.timeoutMs ?? 20_000;
  const slots: Slot[] = Array.from({ length: size }, () => ({
    ready: false,
    current: new Int32Array(0),
    jobs: [],
    seen: 0,
    seenAt: 0,
  }));
  const waiting: Job[] = [];
  let closed = false;

  function hand(slot: Slot): void {
    if (closed || slot.jobs.length > 0 || waiting.length === 0) return;
    if (!slot.worker) start(slot);
    if (!slot.worker || !slot.ready) return;
    // Small shares while little waits, so that all threads have work.
    const share = Math.max(1, Math.min(BATCH_MAILS, Math.ceil(waiting.length / size)));
    let bytes = 0;
    while (
      waiting.length > 0 &&
      slot.jobs.length < share &&
      (bytes === 0 || bytes + waiting[0]!.raw.length <= BATCH_BYTES)
    ) {
      const job = waiting.shift()!;
      // A mail that already ended a thread goes alone.
      if (job.tries > 0 && slot.jobs.length > 0) {
        waiting.unshift(job);
        break;
      }
      bytes += job.raw.length;
      slot.jobs.push(job);
      if (job.tries > 0) break;
    }
    slot.seenAt = Date.now();
    slot.seen = Atomics.load(slot.current, 1);
    slot.worker.ref();
    const work = pack(slot.jobs);
    slot.worker.postMessage(work, [work.bytes]);
    slot.watch = setInterval(
      () => look(slot),
      Math.min(timeoutMs / 4, settings.outsideMb === undefined ? 1000 : 100),
    );
  }

  function start(slot: Slot): void {
    const shared = new SharedArrayBuffer(8);
    slot.current = new Int32Array(shared);
    slot.ready = false;
    const worker = new Worker(new URL('./run-batches.ts', import.meta.url), {
      workerData: { script: settings.script.href, beganAt: shared },
      resourceLimits: { maxOldGenerationSizeMb: settings.memoryMb ?? 512, maxYoungGenerationSizeMb: 48 },
    });
    slot.worker = worker;
    worker.on('message', (message: FromWorker) => {
      if (slot.worker !== worker) return;
      if (message.kind === 'ready') slot.ready = true;
      if (message.kind === 'done') {
        clearInterval(slot.watch);
        const jobs = slot.jobs;
        slot.jobs = [];
        worker.unref();
        for (const { id, ...outcome } of message.results) jobs[id]!.settle(outcome);
      }
      hand(slot);
    });
    worker.on('error', (error) => replace(slot, worker, error.message));
    worker.on('exit', () => replace(slot, worker, 'the thread ended'));
  }

  /** Ends a thread that has been at one mail for too long, or takes too much memory. */
  function look(slot: Slot): void {
    if (settings.outsideMb !== undefined) void weigh(slot, settings.outsideMb);
    const count = Atomics.load(slot.current, 1);
    if (count !== slot.seen) {
      slot.seen = count;
      slot.seenAt = Date.now();
    } else if (Date.now() - slot.seenAt > timeoutMs && slot.worker) {
      const worker = slot.worker;
      replace(slot, worker, `took longer than ${timeoutMs / 1000} seconds`);
      void worker.terminate();
    }
  }

  async function weigh(slot: Slot, mostMb: number): Promise<void> {
    const { worker } = slot;
    // A thread that has just ended has no figures.
    const figures = await worker?.getHeapStatistics().catch(() => undefined);
    if (!worker || !figures || figures.external_memory < mostMb * 1024 * 1024) return;
    if (slot.jobs.length === 0) return;
    replace(slot, worker, `took more than ${mostMb} MB of memory`);
    void worker.terminate();
  }

  function replace(slot: Slot, worker: Worker, reason: string): void {
    if (slot.worker !== worker) return;
    clearInterval(slot.watch);
    slot.worker = undefined;
    const jobs = slot.jobs;
    slot.jobs = [];
    const neverReady = !slot.ready;
    slot.ready = false;
    if (neverReady && jobs.length === 0) {
      // The script itself cannot be loaded: nothing will ever come of the work.
      for (const job of waiting.splice(0)) job.settle({ error: reason });
      return;
    }
    const culprit = Atomics.load(slot.current, 0);
    // Only what was begun is to blame; the results of those before it were lost with the thread and are made again.
    jobs.forEach((job, index) => {
      if (index === culprit || job.tries >= 2)
        job.settle({ error: `The mail cannot be understood: ${reason}.` });
      else {
        if (culprit < 0) job.tries++;
        waiting.unshift(job);
      }
    });
    for (const other of slots) hand(other);
  }

  return {
    async run<Id>(items: { id: Id; raw: Buffer }[]) {
      if (closed) throw new Error('The parse pool is closed.');
      const all = items.map(
        ({ id, raw }) =>
          new Promise<Outcome<Id, Result>>((resolve) => {
            waiting.push({
              raw,
              tries: 0,
              settle: (outcome) => resolve({ id, ...outcome } as Outcome<Id, Result>),
            });
          }),
      );
      for (const slot of slots) hand(slot);
      return Promise.all(all);
    },
    async close() {
      closed = true;
      for (const job of waiting.splice(0)) job.settle({ error: 'The parse pool was closed.' });
      await Promise.all(
        slots.map(async (slot) => {
          clearInterval(slot.watch);
          const worker = slot.worker;
          slot.worker = undefined;
          for (const job of slot.jobs.splice(0)) job.settle({ error: 'The parse pool was closed.' });
          await worker?.terminate();
        }),
      );
    },
  };
}

/** Copies the mails into one buffer of their own: a raw mail is mostly a view into a far larger one, which would travel whole. */
function pack(jobs: Job[]): ToWorker {
  const bytes = new Uint8Array(jobs.reduce((sum, job) => sum + job.raw.length, 0));
  const ends: number[] = [];
  let at = 0;
  for (const { raw } of jobs) {
    bytes.set(raw, at);
    at += raw.length;
    ends.push(at);
  }
  return { bytes: bytes.buffer, ends };
}
