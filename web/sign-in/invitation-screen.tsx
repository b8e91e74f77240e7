// Taking up an invitation: one's name and a password.
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useRouter } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queryClient } from '../api/query-client.ts';
import { acceptInvitation, lookAtInvitation } from '../api/users.ts';
import { problemWords } from '../design/problem-words.ts';
import classes from './door.module.css';
import { Door } from './door.tsx';
import { useLinkToken } from './link-token.ts';

export function InvitationScreen() {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const router = useRouter();
  const token = useLinkToken();
  const seen = useQuery({
    queryKey: ['invitation', token],
    queryFn: () => lookAtInvitation(token),
    retry: false,
  });
  const [name, setName] = useState<string>();
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState('');
  if (seen.isError)
    return (
      <Door title={t('invitation-page.void')} words={problemWords(t, seen.error)}>
        {null}
      </Door>
    );
  if (!seen.data) return null;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError('');
    try {
      await acceptInvitation({
        token,
        name: (name ?? seen.data.name).trim(),
        password,
        language: i18n.language,
      });
      queryClient.clear();
      await router.invalidate();
      await navigate({ to: '/' });
    } catch (problem) {
      setError(problemWords(t, problem));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Door
      title={t('invitation-page.title', { house: seen.data.house || 'Kontor' })}
      words={t('invitation-page.words', { email: seen.data.email })}
    >
      <form onSubmit={(event) => void submit(event)}>
        <input type="hidden" autoComplete="username" value={seen.data.email} readOnly />
        <TextInput
          label={t('setup.your-name')}
          autoComplete="name"
          required
          withAsterisk={false}
          value={name ?? seen.data.name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <PasswordInput
          label={t('setup.password')}
          description={t('setup.password-hint')}
          autoComplete="new-password"
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
          {t('invitation-page.button')}
        </Button>
      </form>
    </Door>
  );
}
