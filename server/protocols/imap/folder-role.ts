// What a folder on a server is for, and whether its mail is kept unless somebody says otherwise.
import type { ListResponse } from 'imapflow';

export type FolderRole = 'inbox' | 'sent' | 'junk' | 'drafts' | 'trash' | 'archive' | 'all' | 'other';

export interface FolderOnServer {
  path: string;
  delimiter: string;
  role: FolderRole;
  /** special-use: the server says so (RFC 6154); name: it is called so; gmail-label, exchange: a rule of that server. */
  reason: string;
  selected: boolean;
  /** Can be opened at all. */
  selectable: boolean;
}

const roles: Record<string, FolderRole> = {
  '\\Inbox': 'inbox',
  '\\Sent': 'sent',
  '\\Junk': 'junk',
  '\\Drafts': 'drafts',
  '\\Trash': 'trash',
  '\\Archive': 'archive',
  '\\All': 'all',
};

// Beyond the names the IMAP library knows; folded, without decoration.
const names: [FolderRole, string[]][] = [
  [
    'sent',
    [
      'sent',
      'sent items',
      'sent mail',
      'sent messages',
      'outbox sent',
      'verzonden',
      'verzonden items',
      'verzonden berichten',
      'verstuurd',
      'отправленные',
      'исходящие',
      'wysłane',
      'elementy wysłane',
      'wiadomości wysłane',
      'poczta wysłana',
      'gesendet',
      'gesendete elemente',
      'gesendete objekte',
      'envoyés',
      'éléments envoyés',
      'messages envoyés',
      'enviados',
      'elementos enviados',
      'inviata',
      'posta inviata',
    ],
  ],
  [
    'junk',
    [
      'junk',
      'spam',
      'junk e-mail',
      'junk email',
      'junk mail',
      'bulk mail',
      'ongewenst',
      'ongewenste e-mail',
      'ongewenste berichten',
      'спам',
      'нежелательная почта',
      'wiadomości-śmieci',
      'niechciane',
      'śmieci',
      'wiadomości śmieci',
      'junk-e-mail',
      'unerwünscht',
      'courrier indésirable',
      'pourriel',
      'indésirables',
    ],
  ],
  [
    'drafts',
    [
      'drafts',
      'draft',
      'concepten',
      'черновики',
      'wersje robocze',
      'szkice',
      'kopie robocze',
      'robocze',
      'entwürfe',
      'brouillons',
      'borradores',
      'bozze',
    ],
  ],
  [
    'trash',
    [
      'trash',
      'deleted',
      'deleted items',
      'deleted messages',
      'bin',
      'prullenbak',
      'verwijderde items',
      'verwijderd',
      'корзина',
      'удаленные',
      'удалённые',
      'kosz',
      'elementy usunięte',
      'usunięte',
      'papierkorb',
      'gelöscht',
      'gelöschte elemente',
      'corbeille',
      'éléments supprimés',
      'papelera',
      'cestino',
    ],
  ],
  ['archive', ['archive', 'archief', 'архив', 'archiwum', 'archiv', 'archives']],
];

// DESIGN 12: not mail, or copies of what went wrong (Outlook's own names in four languages and more).
const exchangeOwn =
  /^(calendar|contacts|suggested contacts|conversation history|sync issues|conflicts|local failures|server failures|journal|notes|tasks|rss feeds|rss subscriptions|outbox|quick step settings|conversation action settings|externalcontacts|yammer root|files|agenda|contactpersonen|gespreksgeschiedenis|synchronisatieproblemen|taken|notities|logboek|postvak uit|календарь|контакты|журнал бесед|проблемы синхронизации|задачи|заметки|дневник|kalendarz|kontakty|historia konwersacji|problemy z synchronizacją|zadania|notatki|dziennik|skrzynka nadawcza|kalender|kontakte|aufgezeichnete unterhaltungen|synchronisierungsprobleme|aufgaben|notizen|postausgang)$/i;

/**
 * Roles of a server's folders. Two folders never have the same role by name: the server's word goes first, then the
 * first by the shorter path.
 * @param gmail \All, Junk and Trash hold every mail there; the others are labels
 */
export function folderRoles(
  listed: ListResponse[],
  { gmail = false, exchange = false } = {},
): FolderOnServer[] {
  const taken = new Set<FolderRole>();
  const roleOf = new Map<string, { role: FolderRole; reason: string }>();
  const give = (folder: ListResponse, role: FolderRole, reason: string) => {
    if (role === 'other' || taken.has(role) || roleOf.has(folder.path)) return;
    taken.add(role);
    roleOf.set(folder.path, { role, reason });
  };
  for (const folder of listed) if (folder.path.toUpperCase() === 'INBOX') give(folder, 'inbox', 'name');
  for (const folder of listed)
    if (folder.specialUse && folder.specialUseSource === 'extension')
      give(folder, roles[folder.specialUse] ?? 'other', 'special-use');
  const byLength = [...listed].sort((a, b) => a.path.length - b.path.length);
  for (const folder of byLength) give(folder, byName(folder), 'name');
  return listed.map((folder) => {
    const { role, reason } = roleOf.get(folder.path) ?? { role: 'other' as const, reason: '' };
    const selectable = ![...folder.flags].some((flag) => /^\\(noselect|nonexistent)$/i.test(flag));
    const base = { path: folder.path, delimiter: folder.delimiter || '/', selectable };
    if (gmail && !['all', 'junk', 'trash'].includes(role))
      return { ...base, role, reason: 'gmail-label', selected: false };
    if (exchange && isExchangeOwn(folder))
      return { ...base, role: 'other' as const, reason: 'exchange', selected: false };
    return { ...base, role, reason, selected: selectable && role !== 'drafts' && role !== 'trash' };
  });
}

function byName(folder: ListResponse): FolderRole {
  const name = folder.name.normalize('NFC').toLowerCase().trim();
  const found = names.find(([, all]) => all.includes(name))?.[0];
  if (found) return found;
  return folder.specialUse && folder.specialUseSource === 'name'
    ? (roles[folder.specialUse] ?? 'other')
    : 'other';
}

function isExchangeOwn(folder: ListResponse): boolean {
  return [folder.name, ...folder.parent].some((name) => exchangeOwn.test(name));
}
