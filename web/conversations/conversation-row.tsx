// One conversation in a list: who, which customer, what about, the last words, and what needs somebody.
import { IconCheck, IconPaperclip, IconStar, IconStarFilled } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ConversationRow as Row } from '../api/conversations.ts';
import * as links from '../app/links.ts';
import { Avatar } from '../design/avatar.tsx';
import { Icon } from '../design/icon.tsx';
import { useFormat } from '../design/use-format.ts';
import classes from './conversation-row.module.css';
import { RowChips } from './row-chips.tsx';

type Props = {
  row: Row;
  list: string;
  compact: boolean;
  open: boolean;
  chosen: boolean;
  choosing: boolean;
  choose: (id: string, range: boolean) => void;
  star: (value: boolean) => void;
};

export function ConversationRow({ row, list, compact, open, chosen, choosing, choose, star }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const name = row.counterpart.name || row.counterpart.address || t('sender.unknown');
  const company = row.records.find((record) => record.type === 'company' && record.name !== name);
  const chips = <RowChips row={row} list={list} />;
  return (
    <div
      className={`${classes.row} ${compact ? classes.compact : ''}`}
      data-open={open || undefined}
      data-unread={row.unread || undefined}
      data-chosen={chosen || undefined}
    >
      <button
        type="button"
        className={classes.choose}
        aria-label={t('list.choose', { name: row.subject || name })}
        aria-pressed={chosen}
        onClick={(event) => choose(row.id, event.shiftKey)}
      >
        {chosen || choosing ? (
          <span className={classes.box} data-chosen={chosen || undefined}>
            {chosen && <Icon of={IconCheck} size={14} />}
          </span>
        ) : (
          <Avatar name={name} of={row.counterpart.address} size={compact ? 22 : 30} />
        )}
      </button>
      <Link
        {...links.conversation(list, row.id)}
        preload={false}
        className={classes.link}
        aria-current={open ? 'true' : undefined}
        onClick={(event) => {
          if (!event.shiftKey) return;
          event.preventDefault();
          choose(row.id, true);
        }}
      >
        <span className={classes.top}>
          {row.unread && <span className="spoken">{t('list.unread-spoken')}</span>}
          <span className={row.direction === 'internal' ? classes.ours : classes.name}>{name}</span>
          {company && <span className={classes.company}>{company.name}</span>}
          {row.count > 1 && (
            <span className={`${classes.messages} numbers`} title={t('list.messages', { count: row.count })}>
              {format.number(row.count)}
            </span>
          )}
          <span className={classes.signs}>
            {row.attachments > 0 && (
              <span title={t('list.files', { count: row.attachments })}>
                <Icon of={IconPaperclip} size={14} />
                <span className="spoken">{t('list.files', { count: row.attachments })}</span>
              </span>
            )}
            <time dateTime={row.lastAt} title={format.full(row.lastAt)} className="numbers">
              {format.belowHead(row.lastAt)}
            </time>
          </span>
        </span>
        <span className={classes.subject}>
          <span>{row.subject || t('subject.none')}</span>
          {compact && chips}
        </span>
        {!compact && (
          <span className={classes.snippet}>
            {row.direction === 'out' && (
              <span className={classes.author}>
                <span className="spoken">{t('list.from-us')} </span>
                {row.from.name || row.from.address}:
              </span>
            )}
            <span className={classes.words}>{row.snippet}</span>
            {chips}
          </span>
        )}
      </Link>
      <button
        type="button"
        className={classes.star}
        data-starred={row.starred || undefined}
        aria-pressed={row.starred}
        aria-label={t('act.star')}
        onClick={() => star(!row.starred)}
      >
        <Icon of={row.starred ? IconStarFilled : IconStar} size={15} />
      </button>
    </div>
  );
}
