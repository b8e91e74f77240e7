// The head of a conversation: when, what about, filed where, how many mails and people, who waits or who handled it.
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CorrespondenceSubject, Form } from '../api/correspondence.ts';
import * as links from '../app/links.ts';
import { Chip } from '../design/chip.tsx';
import { Icon } from '../design/icon.tsx';
import { useFormat } from '../design/use-format.ts';
import classes from './subject-line.module.css';

type Props = {
  line: { key: string; subject: CorrespondenceSubject; isFolded: boolean };
  form: Form;
  list: string;
  act: () => void;
  here: () => void;
};

export function SubjectLine({ line: { key, subject, isFolded }, form, list, act, here }: Props) {
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
          onClick={act}
          onFocus={here}
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
}
