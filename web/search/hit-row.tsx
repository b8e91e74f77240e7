// One found mail: who wrote it to whom we file it, its subject and the words around what was found.
import { IconPaperclip } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { SearchHit } from '../api/search.ts';
import * as links from '../app/links.ts';
import { Avatar } from '../design/avatar.tsx';
import { Icon } from '../design/icon.tsx';
import { useFormat } from '../design/use-format.ts';
import type { RowProps } from './found-list.tsx';
import classes from './hit-row.module.css';
import { markFound } from './mark-found.tsx';
import { WhereFound } from './where-found.tsx';

type Props = RowProps & { hit: SearchHit; words: string[]; opened: () => void };

export function HitRow({ hit, words, opened, ...props }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const name = hit.from.name || hit.from.address || t('sender.unknown');
  const customer = hit.customers.find((one) => one.name !== name);
  return (
    <Link
      {...links.foundMail(hit.conversationId, hit.id)}
      preload={false}
      className={classes.hit}
      onClick={opened}
      {...props}
    >
      <Avatar name={name} of={hit.from.address} />
      <span className={classes.words}>
        <span className={classes.top}>
          <span className={hit.direction === 'in' ? classes.name : classes.ours}>
            {markFound(name, words)}
          </span>
          {customer && <span className={classes.customer}>{customer.name}</span>}
          <span className={classes.signs}>
            {hit.attachments > 0 && (
              <span title={t('list.files', { count: hit.attachments })}>
                <Icon of={IconPaperclip} size={14} />
                <span className="spoken">{t('list.files', { count: hit.attachments })}</span>
              </span>
            )}
            <time className="numbers" dateTime={hit.sentAt} title={format.full(hit.sentAt)}>
              {format.short(hit.sentAt)}
            </time>
          </span>
        </span>
        <span className={classes.subject}>{markFound(hit.subject || t('subject.none'), words)}</span>
        <span className={classes.snippet}>{markFound(hit.snippet, words)}</span>
        <WhereFound where={hit.where} words={words} />
      </span>
    </Link>
  );
}
