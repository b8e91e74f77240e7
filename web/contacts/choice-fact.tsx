// A fact of a card that is one of several: looks like the others until it is pointed at.
import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import '../design/forms.css';
import { problemWords } from '../design/problem-words.ts';
import { toast } from '../design/toast.ts';
import classes from './card-choice.module.css';

type Props = {
  label: string;
  placeholder: string;
  choices: { value: string; label: string }[];
  value: string | null;
  description?: string | undefined;
  clearable?: boolean;
  save: (value: string | null) => Promise<void>;
};

export function ChoiceFact({
  label,
  placeholder,
  choices,
  value,
  description,
  clearable = true,
  save,
}: Props) {
  const { t } = useTranslation();
  return (
    <Select
      className={classes.choice}
      classNames={{
        label: classes.label,
        description: classes.description,
        wrapper: classes.wrapper,
        input: classes.input,
      }}
      label={label}
      description={description}
      placeholder={placeholder}
      data={choices}
      value={value}
      clearable={clearable}
      searchable
      nothingFoundMessage={t('choices.none')}
      onChange={(next) =>
        next !== value && void save(next).catch((error) => toast(problemWords(t, error), { look: 'late' }))
      }
    />
  );
}
