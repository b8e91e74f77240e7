// What is handed to the thread that reads files, and what comes back; kept apart from what only that thread needs.
import type { DocumentState } from '../../protocols/documents/document-text.ts';

/** What is to be done, and with what: a document's bytes, or its text as it was kept. */
export type ReadingTask = { do: 'read'; name: string; type: string } | { do: 'words'; language: string };

/** `text` is compressed (zstd); both arrays are empty where nothing was read. */
export interface ReadFile {
  state: DocumentState;
  text: Uint8Array;
  cut: boolean;
  language: string;
  count: number;
  words: Uint8Array;
}

/** One buffer for the pool: the task's length, the task, the bytes. */
export function packTask(task: ReadingTask, bytes: Uint8Array): Buffer {
  const head = Buffer.from(JSON.stringify(task));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(head.length);
  return Buffer.concat([length, head, bytes]);
}
