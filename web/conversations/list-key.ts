// A list as it stands in the address: inbox, unread, mailbox-3, mailbox-3-sent, company-7 …
import type { ListQuery } from '../api/conversations.ts';

const boxes = ['inbox', 'sent', 'all', 'junk'] as const;

/** What to ask the server for; an unknown name is the inbox. */
export function listQueryOf(key: string): ListQuery {
  if (key === 'unread') return { box: 'inbox', filter: 'unread' };
  if (key === 'starred') return { box: 'all', filter: 'starred' };
  const [noun = '', id = '', box] = key.split('-');
  if (/^\d+$/.test(id)) {
    if (noun === 'mailbox') return { box: boxes.find((one) => one === box) ?? 'inbox', mailbox: id };
    if (noun === 'contact' || noun === 'company') return { box: 'all', [noun]: id };
  }
  return { box: boxes.find((one) => one === key) ?? 'inbox' };
}
