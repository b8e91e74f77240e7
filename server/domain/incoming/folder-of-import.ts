// Names the folder imported mail goes to and what that folder is for, by what it was called where it came from.
import { basename } from 'node:path';

export type FolderRole = 'inbox' | 'sent' | 'junk' | 'drafts' | 'trash' | 'archive' | 'other';

const names: [FolderRole, RegExp][] = [
  ['inbox', /^(inbox|postvak in|входящие|odebrane|skrzynka odbiorcza|posteingang|boîte de réception)$/iu],
  [
    'sent',
    /^(sent|sent items|sent mail|sent messages|verzonden( items)?|отправленные|wysłane|elementy wysłane|gesendet(e (objekte|elemente))?|отправленные письма)$/iu,
  ],
  [
    'junk',
    /^(junk|junk e-?mail|spam|bulk mail|ongewenst(e e-?mail)?|спам|нежелательная почта|wiadomości-śmieci|śmieci|niechciane)$/iu,
  ],
  ['drafts', /^(drafts?|concepten|черновики|szkice|wersje robocze|kopie robocze|entwürfe)$/iu],
  [
    'trash',
    /^(trash|deleted( items| messages)?|bin|prullenbak|verwijderde items|корзина|удал[её]нные|kosz|elementy usunięte|papierkorb)$/iu,
  ],
];

/**
 * @param folder as the archive calls it, `/` between levels; undefined when it knows no folders
 * @param file the mail's file, whose name stands in for a folder when it is an mbox called like one (`Inbox.mbox`)
 */
export function folderOfImport(folder: string | undefined, file: string): { path: string; role: FolderRole } {
  const path = (folder ?? nameOfMbox(file) ?? 'Archive').replaceAll('\0', '').slice(0, 500) || 'Archive';
  const last = path
    .split('/')
    .at(-1)!
    .replace(/\.(mbox|mbx)$/i, '');
  const role = names.find(([, pattern]) => pattern.test(last.trim()))?.[0] ?? 'archive';
  return { path: role === 'inbox' && path === last && /^inbox$/i.test(path) ? 'INBOX' : path, role };
}

function nameOfMbox(file: string): string | undefined {
  const name = basename(file.split('!')[0]!);
  if (/\.(eml|txt|zip|pst|msg)$/i.test(name) || file.includes('!')) return undefined;
  if (/^\d|:2,/.test(name)) return undefined;
  return name.replace(/\.(mbox|mbx)$/i, '') || undefined;
}
