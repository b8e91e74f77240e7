// Chosen files of customers' mail as one zip, made while it is sent.
import type { Kysely } from 'kysely';
import type { Config } from '../../config.ts';
import type { Database } from '../../database/schema.ts';
import { mustExport } from '../access/may.ts';
import type { Viewer } from '../access/viewer.ts';
import { writeJournal } from '../house/journal.ts';
import { openAttachments } from '../messages/open-attachment.ts';
import { freeName } from './free-name.ts';
import { type ZipEntry, zipOf } from './zip-of.ts';

interface Deps {
  db: Kysely<Database>;
  config: Pick<Config, 'data'>;
}

/** A file of a mail. */
export interface FileKey {
  messageId: string;
  position: number;
}

/**
 * Notes in the journal that the viewer takes these files along.
 * @throws ProductError `not-allowed` for who may not export, `not-found` when one is not there for the viewer
 */
export async function announceFiles(deps: Deps, viewer: Viewer, files: FileKey[]): Promise<void> {
  mustExport(viewer);
  for (const { messageId, position } of files) await openAttachments(deps, viewer, messageId, position);
  await writeJournal(deps.db, viewer.userId, 'files.exported', {
    files: files.map(({ messageId, position }) => `${messageId}.${position}`),
  });
}

/** Streams them in the given order, each opened when its turn comes. */
export function exportFiles(deps: Deps, viewer: Viewer, files: FileKey[]) {
  mustExport(viewer);
  return zipOf(opened());

  async function* opened(): AsyncGenerator<ZipEntry> {
    const taken = new Map<string, number>();
    for (const { messageId, position } of files) {
      const [file] = await openAttachments(deps, viewer, messageId, position);
      yield { name: freeName(file!.name, taken), at: new Date(), content: await file!.stream() };
    }
  }
}
