// Finds every mail under a path, whatever keeps it: mbox, Maildir, single files, folders, zip, Outlook's pst.
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type FoundMail, LARGEST_MAIL } from './found-mail.ts';
import { folderName, isMaildir, readMaildir } from './read-maildir.ts';
import { readMbox } from './read-mbox.ts';
import { readZip } from './read-zip.ts';
import { firstBytes, isMbox, NOT_MAIL, singleMail } from './tell-files.ts';

/** The mail up to which all were taken before an interruption. */
export type Bookmark = { file: string; position: number };

/**
 * Mails one at a time, in a stable order; with `after`, those behind that one. A file that is no mail at all is yielded with its
 * `problem`; a folder's other files (pictures, indexes) are passed over. Throws when `path` itself cannot be read.
 */
export async function* readMails(path: string, after?: Bookmark): AsyncIterable<FoundMail> {
  let passed = after === undefined;
  for await (const mail of readAll(path, after)) {
    if (passed) yield mail;
    else passed = mail.file === after!.file && mail.position === after!.position;
  }
}

async function* readAll(path: string, after?: Bookmark): AsyncIterable<FoundMail> {
  const about = await stat(path);
  if (!about.isDirectory()) yield* readFileOfMails(path, after);
  else if (await isMaildir(path)) yield* readMaildir(path);
  else yield* readFolder(path, '', after);
}

async function* readFolder(path: string, folder: string, after?: Bookmark): AsyncIterable<FoundMail> {
  const entries = (await readdir(path, { withFileTypes: true })).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const inner = join(path, entry.name);
    const name = folder ? `${folder}/${entry.name}` : entry.name;
    if (entry.isDirectory()) {
      const isMail = await isMaildir(inner);
      // A Maildir whose own inbox was empty and left out has only its folders, which begin with a dot.
      if (entry.name.startsWith('.') && isMail) yield* readMaildir(inner, folderName(entry.name));
      if (entry.name.startsWith('.')) continue;
      if (isMail) yield* readMaildir(inner, name);
      // Thunderbird keeps the folders inside "Sales" in "Sales.sbd".
      else yield* readFolder(inner, name.replace(/\.sbd$/, ''), after);
    } else if (entry.isFile() && !NOT_MAIL.test(entry.name)) {
      for await (const mail of readFileOfMails(inner, after)) {
        // An mbox is itself the folder of its mails.
        yield {
          ...mail,
          folder:
            mail.folder ??
            (mail.folder === undefined && mail.file === inner && !/\.(eml|txt)$/i.test(inner)
              ? name
              : folder || undefined),
        };
      }
    }
  }
}

async function* readFileOfMails(path: string, after?: Bookmark): AsyncIterable<FoundMail> {
  const { size, mtime } = await stat(path);
  const sign = (await firstBytes(path, 4)).toString('latin1');
  if (sign === '!BDN') yield* (await import('./read-pst.ts')).readPst(path);
  else if (sign === 'PK\x03\x04') yield* readZip(path);
  else if (await isMbox(path, basename(path)))
    yield* readMbox(path, after?.file === path ? after.position : 0);
  else if (size > LARGEST_MAIL) {
    yield {
      file: path,
      raw: await firstBytes(path, 65_536),
      position: 0,
      problem: 'The file is larger than 256 MB and no mbox.',
    };
  } else yield singleMail(path, await readFile(path), mtime);
}
