// The bytes of a mail as they came, for who may see that copy.
import type { Readable } from 'node:stream';
import type { Kysely } from 'kysely';
import type { Config } from '../../config.ts';
import type { Database } from '../../database/schema.ts';
import { splitHeaderAndBody } from '../../protocols/mime/split-header.ts';
import type { Viewer } from '../access/viewer.ts';
import { readSource, streamSource } from '../incoming/read-source.ts';
import { findReadableSource, noMessage } from './readable-source.ts';

interface From {
  config: Pick<Config, 'data'>;
  db: Kysely<Database>;
}

/** The whole mail as a stream, with a name for the file. */
export async function showOriginal(
  from: From,
  viewer: Viewer,
  messageId: string,
): Promise<{ name: string; size: number; stream: Readable }> {
  const copy = await findReadableSource(from.db, viewer, messageId);
  const source = await streamSource(from, copy.sourceId);
  if (!source) throw noMessage();
  return { ...source, name: `${copy.subject.slice(0, 80) || 'mail'}.eml` };
}

/** The header block as text, one character a byte where it is not UTF-8. */
export async function showHeaders(from: From, viewer: Viewer, messageId: string): Promise<string> {
  const copy = await findReadableSource(from.db, viewer, messageId);
  const raw = await readSource(from, copy.sourceId);
  if (!raw) throw noMessage();
  const { header } = splitHeaderAndBody(raw);
  const text = header.toString('utf8');
  return text.includes('\uFFFD') ? header.toString('latin1') : text;
}
