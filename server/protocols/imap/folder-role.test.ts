// Tests what folders are taken for, by what servers and people call them.
import type { ListResponse } from 'imapflow';
import { describe, expect, it } from 'vitest';
import { folderRoles } from './folder-role.ts';

const folder = (path: string, given: Partial<ListResponse> = {}): ListResponse => {
  const parts = path.split('/');
  return {
    path,
    pathAsListed: path,
    name: parts.at(-1)!,
    delimiter: '/',
    parent: parts.slice(0, -1),
    parentPath: parts.slice(0, -1).join('/'),
    flags: new Set(),
    listed: true,
    subscribed: true,
    ...given,
  };
};
const special = (path: string, specialUse: string) =>
  folder(path, { specialUse, specialUseSource: 'extension' });
const roles = (folders: ListResponse[], kind = {}) =>
  Object.fromEntries(
    folderRoles(folders, kind).map(({ path, role, selected }) => [path, `${role}${selected ? '' : ' off'}`]),
  );

describe('roles', () => {
  it.each([
    ['Sent', 'sent'],
    ['Sent Items', 'sent'],
    ['Verzonden items', 'sent'],
    ['Отправленные', 'sent'],
    ['Elementy wysłane', 'sent'],
    ['Gesendete Objekte', 'sent'],
    ['Éléments envoyés', 'sent'],
    ['Spam', 'junk'],
    ['Ongewenste e-mail', 'junk'],
    ['Спам', 'junk'],
    ['Wiadomości-śmieci', 'junk'],
    ['Concepten', 'drafts off'],
    ['Черновики', 'drafts off'],
    ['Wersje robocze', 'drafts off'],
    ['Entwürfe', 'drafts off'],
    ['Prullenbak', 'trash off'],
    ['Корзина', 'trash off'],
    ['Kosz', 'trash off'],
    ['Papierkorb', 'trash off'],
    ['Sent to clients', 'other'],
    ['Klanten', 'other'],
  ])('%s is %s', (name, role) => {
    expect(roles([folder('INBOX'), folder(name)])).toEqual({ INBOX: 'inbox', [name]: role });
  });
  it('are the server’s word before the name’s', () => {
    expect(roles([special('Uit', '\\Sent'), folder('Sent')])).toEqual({ Uit: 'sent', Sent: 'other' });
  });
  it('are given once, to the shorter path', () => {
    expect(roles([folder('INBOX/Old/Sent'), folder('INBOX/Sent')])).toEqual({
      'INBOX/Sent': 'sent',
      'INBOX/Old/Sent': 'other',
    });
  });
  it('leave out what cannot be opened', () => {
    expect(folderRoles([folder('[Gmail]', { flags: new Set(['\\Noselect']) })])[0]).toMatchObject({
      selectable: false,
      selected: false,
    });
  });
});

describe('servers with rules of their own', () => {
  it('Gmail: All Mail and Spam are kept, labels and Trash are not', () => {
    const listed = [
      folder('INBOX'),
      special('[Gmail]/All Mail', '\\All'),
      special('[Gmail]/Spam', '\\Junk'),
      special('[Gmail]/Trash', '\\Trash'),
      special('[Gmail]/Sent Mail', '\\Sent'),
      folder('Klanten'),
    ];
    expect(roles(listed, { gmail: true })).toEqual({
      INBOX: 'inbox off',
      '[Gmail]/All Mail': 'all',
      '[Gmail]/Spam': 'junk',
      '[Gmail]/Trash': 'trash off',
      '[Gmail]/Sent Mail': 'sent off',
      Klanten: 'other off',
    });
  });
  it('Exchange: calendar, contacts and sync issues are no mail', () => {
    const listed = [
      'INBOX',
      'Calendar',
      'Contacts',
      'Conversation History',
      'Sync Issues',
      'Sync Issues/Conflicts',
      'Календарь',
      'Gespreksgeschiedenis',
      'Offers',
    ].map((path) => folder(path));
    const kept = folderRoles(listed, { exchange: true }).filter(({ selected }) => selected);
    expect(kept.map(({ path }) => path)).toEqual(['INBOX', 'Offers']);
  });
});
