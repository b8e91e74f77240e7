// Who of us answers for a customer.
import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { usersQuery } from '../api/users.ts';
import '../design/forms.css';
import { problemWords } from '../design/problem-words.ts';
import { toast } from '../design/toast.ts';
import classes from './card-choice.module.css';

type Props = {
  responsible: { id: string; name: string } | undefined;
  inherited?: boolean;
  save: (id: string | null) => Promise<void>;
};

export function ResponsibleChoice({ responsible, inherited, save }: Props) {
  const { t } = useTranslation();
  const users = useQuery(usersQuery).data?.items ?? [];
  const known = new Map(users.filter((user) => !user.disabledAt).map((user) => [user.id, user.name]));
  if (responsible) known.set(responsible.id, responsible.name);
  return (
    <Select
      className={classes.choice}
      classNames={{
        label: classes.label,
        description: classes.description,
        wrapper: classes.wrapper,
        input: classes.input,
      }}
      label={t('card.responsible')}
      description={inherited ? t('card.responsible-inherited') : undefined}
      placeholder={t('card.nobody')}
      data={[...known].map(([value, label]) => ({ value, label }))}
      value={responsible?.id ?? null}
      clearable={!inherited}
      searchable
      onChange={(id) => void save(id).catch((error) => toast(problemWords(t, error), { look: 'late' }))}
    />
  );
}
