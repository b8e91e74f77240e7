// Reads an Outlook data file: its items become mails again, as far as Outlook kept what they were made of.
import { PSTFile, type PSTFolder, type PSTMessage } from 'pst-extractor';
import type { FoundMail } from './found-mail.ts';
import { mailFromPst } from './mail-from-pst.ts';

/** Mails of all folders; contacts, tasks and appointments are left out. Positions count the mails. */
export async function* readPst(path: string): AsyncIterable<FoundMail> {
  let archive: PSTFile;
  try {
    archive = new PSTFile(path);
  } catch (error) {
    yield {
      file: path,
      raw: Buffer.alloc(0),
      position: 0,
      problem: `The Outlook file cannot be opened: ${(error as Error).message}`,
    };
    return;
  }
  const counter = { position: 0 };
  try {
    yield* readFolder(path, archive.getRootFolder(), '', counter);
  } catch (error) {
    // Damaged between the folders: what was found before is there.
    yield {
      file: path,
      raw: Buffer.alloc(0),
      position: counter.position++,
      problem: `The Outlook file is damaged; the rest of it cannot be read: ${(error as Error).message}`,
    };
  } finally {
    archive.close();
  }
}

async function* readFolder(
  path: string,
  folder: PSTFolder,
  name: string,
  counter: { position: number },
): AsyncIterable<FoundMail> {
  if (folder.contentCount > 0) {
    for (;;) {
      const position = counter.position++;
      let item: PSTMessage | null;
      try {
        item = folder.getNextChild() as PSTMessage | null;
      } catch (error) {
        yield {
          file: path,
          raw: Buffer.alloc(0),
          position,
          folder: name,
          problem: `An item cannot be read: ${(error as Error).message}`,
        };
        break;
      }
      if (!item) break;
      if (!/^(IPM\.Note|IPM\.Schedule|REPORT)/i.test(item.messageClass)) continue;
      yield { file: path, position, folder: name, ...convert(item) };
    }
  }
  if (!folder.hasSubfolders) return;
  for (const inner of folder.getSubFolders()) {
    yield* readFolder(path, inner, name ? `${name}/${inner.displayName}` : inner.displayName, counter);
  }
}

function convert(item: PSTMessage): Pick<FoundMail, 'raw' | 'internalDate' | 'flags' | 'problem'> {
  try {
    return {
      raw: mailFromPst(item),
      internalDate: item.messageDeliveryTime ?? item.clientSubmitTime ?? undefined,
      flags: item.isRead ? ['\\Seen'] : [],
      problem: 'The mail was made again from an Outlook file; its original bytes are not known.',
    };
  } catch (error) {
    return { raw: Buffer.alloc(0), problem: `The item cannot be read: ${(error as Error).message}` };
  }
}
