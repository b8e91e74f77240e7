// A customer's whole correspondence, or that of several: its form, what narrows it, its export, and the letters.
import { Button, SegmentedControl } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { correspondenceHeadQuery, type Form } from '../api/correspondence.ts';
import * as links from '../app/links.ts';
import { Icon } from '../design/icon.tsx';
import { useFormat } from '../design/use-format.ts';
import { useIsPhone } from '../design/use-is-phone.ts';
import '../design/forms.css';
import classes from './correspondence.module.css';
import { CorrespondenceList } from './correspondence-list.tsx';
import { ExportMenu } from './export-menu.tsx';
import { Filters } from './filters.tsx';
import { useAsked } from './use-asked.ts';

const forms: Form[] = ['subjects', 'timeline', 'both'];

type Props = {
  /** Whose, as in the address: `company-5,contact-9`. */
  of: string;
  /** Where a conversation opened from here lies. */
  list?: string;
  /** The company with all below it, for who wants to read on there. */
  group?: string | undefined;
};

export function Correspondence({ of, list = 'all', group }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const asked = useAsked(of);
  const isPhone = useIsPhone();
  const [isOpen, setOpen] = useState(false);
  const folded = useId();
  const filters = Object.keys(asked.narrowed).length;
  const head = useQuery(correspondenceHeadQuery(asked.filter)).data;
  return (
    <>
      <div className={classes.bar}>
        <SegmentedControl
          aria-label={t('letters.form')}
          size="xs"
          radius={8}
          value={asked.form}
          onChange={(form) => asked.set({ form })}
          data={forms.map((form) => ({ value: form, label: t(`letters.form.${form}`) }))}
        />
        {isPhone ? (
          <Button
            size="xs"
            variant={filters > 0 ? 'light' : 'default'}
            leftSection={<Icon of={IconFilter} size={14} />}
            aria-expanded={isOpen}
            aria-controls={folded}
            onClick={() => setOpen(!isOpen)}
          >
            {t('filter.title')}
            {filters > 0 && ` ${format.number(filters)}`}
          </Button>
        ) : (
          <Filters asked={asked} />
        )}
        {group && (
          <Link {...links.correspondence([group])} className={classes.group}>
            {t('letters.whole-group')}
          </Link>
        )}
        <ExportMenu asked={asked} />
      </div>
      {isPhone && (
        <div id={folded} className={classes.folded} hidden={!isOpen}>
          {isOpen && <Filters asked={asked} />}
        </div>
      )}
      <p className={classes.total} aria-live="polite">
        {head &&
          head.mails.count > 0 &&
          [
            t('letters.total-mails', { count: head.mails.count, shown: format.count(head.mails) }),
            t('list.conversations', {
              count: head.conversations.count,
              shown: format.count(head.conversations),
            }),
            head.firstAt && head.lastAt && format.days(head.firstAt, head.lastAt),
          ]
            .filter(Boolean)
            .join(' · ')}
      </p>
      <CorrespondenceList key={`${of} ${asked.form}`} asked={asked} list={list} />
    </>
  );
}
