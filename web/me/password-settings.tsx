// Changing one's password; every other session ends.
import { Button, PasswordInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changePassword } from '../api/auth.ts';
import { queryClient } from '../api/query-client.ts';
import { problemWords } from '../design/problem-words.ts';
import rows from '../design/rows.module.css';
import { Section } from '../design/section.tsx';
import { toast } from '../design/toast.ts';

export function PasswordSettings() {
  const { t } = useTranslation();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [error, setError] = useState('');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setError('');
    try {
      await changePassword(current, next);
      setCurrent('');
      setNext('');
      void queryClient.invalidateQueries({ queryKey: ['sessions'] });
      toast(t('me.password-changed'));
    } catch (problem) {
      setError(problemWords(t, problem));
    }
  };
  const toggle = { 'aria-label': t('sign-in.show-password') };
  return (
    <Section title={t('me.password')}>
      <form className={rows.form} onSubmit={(event) => void submit(event)}>
        <div className={rows.fields}>
          <PasswordInput
            label={t('me.password-current')}
            autoComplete="current-password"
            visibilityToggleButtonProps={toggle}
            value={current}
            error={error}
            onChange={(event) => setCurrent(event.currentTarget.value)}
          />
          <PasswordInput
            label={t('me.password-new')}
            autoComplete="new-password"
            minLength={10}
            visibilityToggleButtonProps={toggle}
            value={next}
            onChange={(event) => setNext(event.currentTarget.value)}
          />
        </div>
        <div className={rows.buttons}>
          <Button type="submit" disabled={!current || next.length < 10}>
            {t('me.password-change')}
          </Button>
          <span className={rows.quiet}>{t('setup.password-hint')}</span>
        </div>
      </form>
    </Section>
  );
}
