// One mail in a correspondence: who, the first own words, files, when; opened in place to all of it.
import { IconPaperclip } from '@tabler/icons-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Form } from '../api/correspondence.ts';
import { Avatar } from '../design/avatar.tsx';
import { Icon } from '../design/icon.tsx';
import { useFormat } from '../design/use-format.ts';
import { markFound } from '../search/mark-found.tsx';
import type { Line } from './lay-out.ts';
import classes from './mail-line.module.css';
import { OpenedMail } from './opened-mail.tsx';

type Props = {
  line: Extract<Line, { kind: 'mail' }>;
  form: Form;
  list: string;
  /** Found words, to be marked. */
  words: string[];
  /** 0 a line, 1 its own words, 2 everything. */
  level: number;
  act: (line: Line) => void;
  here: (key: string) => void;
};
/** Deeper answers stand no further in. */
const deepest = 8;

/** Drawn anew only when something of it changes. */
export const MailLine = memo(function MailLine({ line, form, list, words, level, act, here }: Props) {
  const { key, mail, isLast } = line;
  const { t } = useTranslation();
  const format = useFormat();
  const name = mail.from.name || mail.from.address || t('sender.unknown');
  const depth = Math.min(mail.depth, deepest);
  return (
    <div className={classes.place} data-form={form} data-last={isLast || undefined}>
      {form === 'timeline' && (
        <time className={`${classes.when} numbers`} dateTime={mail.sentAt}>
          {format.belowHead(mail.sentAt)}
        </time>
      )}
      <div className={classes.body}>
        <button
          type="button"
          data-line={key}
          className={classes.line}
          style={{ '--depth': depth } as React.CSSProperties}
          data-deep={depth > 0 || undefined}
          aria-expanded={level > 0}
          onClick={() => act(line)}
          onFocus={() => here(key)}
        >
          <Avatar name={name} of={mail.from.address} size={20} />
          <span className={mail.direction === 'in' ? classes.name : classes.ours}>{name}</span>
          <span className={classes.words}>
            {form === 'timeline' && (
              <span className={classes.subject}>{markFound(mail.subject || t('subject.none'), words)}</span>
            )}
            {level === 0 && <span className={classes.snippet}>{markFound(mail.snippet, words)}</span>}
          </span>
          {mail.kind !== 'personal' && <span className={classes.kind}>{t(`kind.${mail.kind}`)}</span>}
          {mail.attachments > 0 && (
            <span title={t('list.files', { count: mail.attachments })} className={classes.clip}>
              <Icon of={IconPaperclip} size={14} />
              <span className="spoken">{t('list.files', { count: mail.attachments })}</span>
            </span>
          )}
          {form !== 'timeline' && (
            <time
              className={`${classes.time} numbers`}
              dateTime={mail.sentAt}
              title={format.full(mail.sentAt)}
            >
              {format.moment(mail.sentAt)}
            </time>
          )}
        </button>
        {level > 0 && (
          <div style={{ '--depth': depth } as React.CSSProperties} className={classes.opened}>
            <OpenedMail mail={mail} list={list} whole={level > 1} />
          </div>
        )}
      </div>
    </div>
  );
});
