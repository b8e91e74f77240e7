// All files of a mail in one archive, made while it is sent.
import { PassThrough, type Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { OpenAttachment } from './open-attachment.ts';

/** A zip archive as a stream; files of one name are numbered, and no name leads out of the folder it is unpacked in. */
export function zipAttachments(files: OpenAttachment[]): Readable {
  const zip = new ZipFile();
  const out = new PassThrough();
  zip.outputStream.pipe(out);
  zip.on('error', (error) => out.destroy(error as Error));
  void addAll();
  return out;

  async function addAll(): Promise<void> {
    try {
      const taken = new Set<string>();
      for (const file of files) zip.addReadStream(await file.stream(), freeName(file.name, taken));
      zip.end();
    } catch (error) {
      out.destroy(error as Error);
    }
  }
}

function freeName(name: string, taken: Set<string>): string {
  const clean = name.replace(/[\\/:*?"<>|\p{Cc}]+/gu, '_').replace(/^\.+/, '') || 'file';
  const dot = clean.lastIndexOf('.');
  const [base, ending] = dot > 0 ? [clean.slice(0, dot), clean.slice(dot)] : [clean, ''];
  let free = clean;
  for (let number = 2; taken.has(free.toLowerCase()); number++) free = `${base} (${number})${ending}`;
  taken.add(free.toLowerCase());
  return free;
}
