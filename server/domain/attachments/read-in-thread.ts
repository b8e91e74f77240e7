// What a thread that reads files runs: a file's bytes or its kept text in, its text and words out.
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { type DocumentState, mostText } from '../../protocols/documents/document-text.ts';
import { readDocument } from '../../protocols/documents/read-document.ts';
import { detectLanguage } from '../search/words/detect-language.ts';
import { makeWords } from '../search/words/make-words.ts';
import { languageMarks, withMarks } from '../search/words/marks.ts';
import type { ReadFile, ReadingTask } from './reading-task.ts';

/** Called by the pool with what `packTask` packed. */
export async function understand(packed: Buffer): Promise<ReadFile> {
  const end = 4 + packed.readUInt32BE();
  const task = JSON.parse(packed.toString('utf8', 4, end)) as ReadingTask;
  const bytes = packed.subarray(end);
  if (task.do === 'words') {
    const text = zstdDecompressSync(bytes, { maxOutputLength: 4 * mostText }).toString();
    return withWords({ state: 'read', text, cut: false }, task.language);
  }
  const read = await readDocument(bytes, task);
  return withWords(read, detectLanguage(read.text.slice(0, 2000)));
}

function withWords(
  { state, text, cut }: { state: DocumentState; text: string; cut: boolean },
  language: string,
): ReadFile {
  if (state !== 'read')
    return { state, text: new Uint8Array(0), cut, language: '', count: 0, words: new Uint8Array(0) };
  const fields = { subject: '', own: text, signature: '', people: '', files: '' };
  return {
    state,
    text: zstdCompressSync(Buffer.from(text)),
    cut,
    language,
    count: text.match(/\S+/g)?.length ?? 0,
    words: new Uint8Array(withMarks(makeWords(fields, language), languageMarks(language))),
  };
}
