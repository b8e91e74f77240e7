// Says what is wrong with a mailbox, since when, and what to do: "Wrong password since 10:14 – type the new one".
import type { TFunction } from 'i18next';
import type { Mailbox } from '../api/mailboxes.ts';
import type { Format } from '../design/format.ts';

export function troubleWords(t: TFunction, format: Format, mailbox: Pick<Mailbox, 'trouble'>): string {
  const { code = 'other', detail = '', since, nextTryAt } = mailbox.trouble ?? {};
  const say = t as unknown as (key: string, options: object) => string;
  const what = say(`trouble.${code}`, {
    detail,
    defaultValue: t('trouble.other', { detail: detail || code }),
  });
  const when = since ? t('trouble.since', { time: format.since(since) }) : '';
  const next = nextTryAt ? ` ${t('trouble.next-try', { time: format.since(nextTryAt) })}` : '';
  return (when ? what.replace('{when}', when) : what.replace(' ({when})', '')).trim() + next;
}
