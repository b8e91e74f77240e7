// The company a contact belongs to.
import { Select } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { companiesQuery } from '../api/companies.ts';
import type { RecordRef } from '../api/records.ts';
import '../design/forms.css';
import { problemWords } from '../design/problem-words.ts';
import { toast } from '../design/toast.ts';
import classes from './card-choice.module.css';

type Props = {
  label?: string;
  placeholder?: string;
  company: RecordRef | undefined;
  /** A company that is not offered. */
  except?: string;
  save: (id: string | null) => Promise<void>;
};

export function CompanyChoice({ label, placeholder, company, except, save }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const q = useDeferredValue(text === company?.name ? '' : text.trim());
  const found =
    useInfiniteQuery({ ...companiesQuery(q), placeholderData: keepPreviousData }).data?.pages[0]?.items ?? [];
  const known = new Map(found.filter(({ id }) => id !== except).map((one) => [one.id, one.name]));
  if (company) known.set(company.id, company.name);
  return (
    <Select
      className={classes.choice}
      classNames={{
        label: classes.label,
        description: classes.description,
        wrapper: classes.wrapper,
        input: classes.input,
      }}
      label={label ?? t('record.company')}
      placeholder={placeholder ?? t('card.no-company')}
      data={[...known].map(([value, label]) => ({ value, label }))}
      value={company?.id ?? null}
      clearable
      searchable
      searchValue={text}
      onSearchChange={setText}
      nothingFoundMessage={t('choices.none')}
      onChange={(id) => void save(id).catch((error) => toast(problemWords(t, error), { look: 'late' }))}
    />
  );
}
