// The head of a conversation: when, what about, filed where, how many mails and people, who waits or who handled it.
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Form } from '../api/correspondence.ts';
import * as links from '../app/links.ts';
import { Chip } from '../design/chip.tsx';
import { Icon } from '../design/icon.tsx';
import { useFormat } from '../design/use-format.ts';
import type { Line } from './lay-out.ts';
import classes from './subject-line.module.css';

type Props = {
  line: Extract<Line, { kind: 'subject' }>;
  form: Form;
  list: string;
  act: (line: Line) => void;
  here: (key: string) => void;
};

/** Drawn anew only when something of it changes. */
export const SubjectLine = memo(function SubjectLine({ line, form, list, act, here }: Props) {
  const { key, subject, isFolded } = line;
  const { t } = useTranslation();
  const format = useFormat();
  const last = subject.mails.at(-1);
  return (
    <div className={classes.row} data-form={form}>
      <span className={`${classes.when} numbers`}>{format.range(subject.firstAt, subject.lastAt)}</span>
      <div className={classes.head} data-folded={isFolded || undefined}>
        <button
          type="button"
          data-line={key}
          className={classes.button}
          aria-expanded={!isFolded}
          onClick={() => act(line)}
          onFocus={() => here(key)}
        >
          <Icon of={isFolded ? IconChevronRight : IconChevronDown} size={14} />
          <span className={classes.subject}>{subject.subject || t('subject.none')}</span>
          {isFolded && last && <span className={classes.snippet}>{last.snippet}</span>}
        </button>
        {subject.records.slice(0, 2).map((record) => (
          <Link key={`${record.type}-${record.id}`} {...links.record(record)} className={classes.record}>
            <Chip>{record.name}</Chip>
          </Link>
        ))}
        <Link {...links.conversation(list, subject.id)} className={classes.facts}>
          <span className="spoken">{t('letters.open')}: </span>
          {t('letters.mails', { count: subject.count })}
          {subject.people > 1 && `, ${t('letters.people', { count: subject.people })}`}
          {subject.waitsSince && (
            <span className={classes.waits}>
              {`, ${t('letters.waits', { time: format.duration((Date.now() - Date.parse(subject.waitsSince)) / 1000) })}`}
            </span>
          )}
          {subject.handled &&
            `, ${subject.handled.by ? t('letters.handled-by', { name: subject.handled.by.name }) : t('list.handled')}`}
        </Link>
      </div>
    </div>
  );
});
