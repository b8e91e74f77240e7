// A birthday, with the year or without.
import { Button, Select, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import fact from '../design/edit-fact.module.css';
import '../design/forms.css';
import { problemWords } from '../design/problem-words.ts';
import { birthdayWords, monthNames } from './birthday-words.ts';
import classes from './rows-fact.module.css';
import { isOpenChoice } from './rows-fact.tsx';

type Props = { birthday: string; save: (birthday: string) => Promise<void> };

export function BirthdayFact({ birthday, save }: Props) {
  const { t, i18n } = useTranslation();
  const [begun, setBegun] = useState<Props['save']>();
  const label = t('card.birthday');
  if (begun) return <Editing birthday={birthday} save={begun} stop={() => setBegun(undefined)} />;
  const words = birthdayWords(birthday, i18n.language);
  return (
    <button
      type="button"
      className={fact.fact}
      onClick={() => setBegun(() => save)}
      aria-label={`${label}: ${words || t('card.empty')}`}
    >
      <span className={fact.label}>{label}</span>
      <span className={words ? fact.value : fact.empty}>{words || t('card.empty')}</span>
    </button>
  );
}

function Editing({ birthday, save, stop }: Props & { stop: () => void }) {
  const { t, i18n } = useTranslation();
  const [, oldYear = '', oldMonth = '', oldDay = ''] = /^(?:(\d{4})|-)-(\d\d)-(\d\d)$/.exec(birthday) ?? [];
  const [day, setDay] = useState(oldDay.replace(/^0/, ''));
  const [month, setMonth] = useState<string | null>(oldMonth || null);
  const [year, setYear] = useState(oldYear);
  const [error, setError] = useState('');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const isNothing = !day && !month && !year;
    if (!isNothing && (!/^\d{1,2}$/.test(day) || !month || !/^(\d{4})?$/.test(year)))
      return setError(t('problem.bad-birthday'));
    try {
      await save(isNothing ? '' : `${year || '-'}-${month}-${day.padStart(2, '0')}`);
      stop();
    } catch (problem) {
      setError(problemWords(t, problem));
    }
  };
  return (
    <form
      className={classes.form}
      aria-label={t('card.birthday')}
      onSubmit={(event) => void submit(event)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || isOpenChoice(event.target)) return;
        event.stopPropagation();
        stop();
      }}
    >
      <div className={classes.head}>{t('card.birthday')}</div>
      <div className={classes.row}>
        <TextInput
          autoFocus
          w={64}
          inputMode="numeric"
          maxLength={2}
          aria-label={t('card.day')}
          placeholder={t('card.day')}
          value={day}
          onChange={(event) => setDay(event.currentTarget.value.trim())}
        />
        <Select
          w={140}
          aria-label={t('card.month')}
          placeholder={t('card.month')}
          searchable
          clearable
          data={monthNames(i18n.language).map((label, index) => ({
            value: String(index + 1).padStart(2, '0'),
            label,
          }))}
          value={month}
          onChange={setMonth}
        />
        <TextInput
          w={110}
          inputMode="numeric"
          maxLength={4}
          aria-label={t('card.year')}
          placeholder={t('card.year')}
          value={year}
          onChange={(event) => setYear(event.currentTarget.value.trim())}
        />
      </div>
      {error && (
        <p role="alert" className={classes.error}>
          {error}
        </p>
      )}
      <div className={classes.buttons}>
        <Button size="xs" type="submit" variant="filled">
          {t('save')}
        </Button>
        <Button size="xs" onClick={stop}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
}
