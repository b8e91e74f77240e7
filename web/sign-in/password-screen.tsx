// Choosing a new password through the one-time link an admin gave.
import { Button, PasswordInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { redeemPasswordLink } from '../api/users.ts';
import { problemWords } from '../design/problem-words.ts';
import { toast } from '../design/toast.ts';
import classes from './door.module.css';
import { Door } from './door.tsx';
import { useLinkToken } from './link-token.ts';

export function PasswordScreen() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const token = useLinkToken();
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState('');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError('');
    try {
      await redeemPasswordLink(token, password);
      toast(t('password-page.done'));
      await navigate({ to: '/sign-in' });
    } catch (problem) {
      setError(problemWords(t, problem));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Door title={t('password-page.title')}>
      <form onSubmit={(event) => void submit(event)}>
        <PasswordInput
          label={t('setup.password')}
          description={t('setup.password-hint')}
          autoComplete="new-password"
          autoFocus
          minLength={10}
          required
          withAsterisk={false}
          visibilityToggleButtonProps={{ 'aria-label': t('sign-in.show-password') }}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        {error && (
          <p role="alert" className={classes.problem}>
            {error}
          </p>
        )}
        <Button type="submit" variant="filled" loading={busy}>
          {t('password-page.button')}
        </Button>
      </form>
    </Door>
  );
}
