// Signing in: address and password, then the second factor if there is one; or through the company's own provider.
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { signIn, signInProviders, signInWithProvider } from '../api/auth.ts';
import { queryClient } from '../api/query-client.ts';
import { problemWords } from '../design/problem-words.ts';
import classes from './door.module.css';
import { Door } from './door.tsx';
import { SecondFactor } from './second-factor.tsx';

export function SignInScreen() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const router = useRouter();
  const { to = '/', error: refused } = useSearch({ from: '/sign-in' });
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [second, setSecond] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState(refused === undefined ? '' : refusedWords(t, refused));
  const providers = useQuery({ queryKey: ['sign-in-providers'], queryFn: signInProviders }).data?.items ?? [];

  const enter = async () => {
    queryClient.removeQueries({ queryKey: ['me'] });
    await router.invalidate();
    await navigate({ to });
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError('');
    try {
      if (await signIn(email.trim(), password)) setSecond(true);
      else await enter();
    } catch (problem) {
      setError(problemWords(t, problem));
    } finally {
      setBusy(false);
    }
  };
  const away = async (id: string) => {
    try {
      const { url } = await signInWithProvider(id, to);
      window.location.assign(url);
    } catch (problem) {
      setError(problemWords(t, problem));
    }
  };
  if (second) return <SecondFactor enter={enter} />;
  return (
    <Door title={t('sign-in.title')}>
      <form onSubmit={(event) => void submit(event)}>
        <TextInput
          label={t('sign-in.email')}
          type="email"
          autoComplete="username"
          autoFocus
          required
          withAsterisk={false}
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <PasswordInput
          label={t('sign-in.password')}
          autoComplete="current-password"
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
          {t('sign-in.button')}
        </Button>
        {providers.map((provider) => (
          <Button key={provider.id} onClick={() => void away(provider.id)}>
            {t('sign-in.provider', { name: provider.name })}
          </Button>
        ))}
      </form>
      <p className={classes.words} style={{ paddingTop: 16, fontSize: 13 }}>
        {t('sign-in.forgotten')}
      </p>
    </Door>
  );
}

const refusals: Record<string, string> = {
  signup_disabled: 'problem.signup-disabled',
  account_not_linked: 'problem.account-not-linked',
  email_not_found: 'problem.email-not-found',
  access_denied: 'problem.access-denied',
};

/** Why a sign-in server's answer signed nobody in. */
function refusedWords(t: TFunction, error: string): string {
  const say = t as unknown as (key: string) => string;
  return say(refusals[error] ?? 'problem.sign-in-failed');
}
