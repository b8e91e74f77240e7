// The first run: the company, then the first admin. Mailboxes and colleagues follow inside, each step skippable.
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useNavigate, useRouter } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../contract/shared.ts';
import { queryClient } from '../api/query-client.ts';
import { setUp } from '../api/setup.ts';
import { problemWords } from '../design/problem-words.ts';
import rows from '../design/rows.module.css';
import classes from '../sign-in/door.module.css';
import { Door } from '../sign-in/door.tsx';
import { useLinkToken } from '../sign-in/link-token.ts';

export function SetupScreen() {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const router = useRouter();
  const token = useLinkToken();
  const [step, setStep] = useState<'house' | 'admin'>('house');
  const [house, setHouse] = useState('');
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState('');
  if (!token)
    return (
      <Door title={t('setup.no-link.title')} words={t('setup.no-link.words')}>
        {null}
      </Door>
    );
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (step === 'house') return setStep('admin');
    setBusy(true);
    setError('');
    try {
      const domain = email.split('@')[1]?.trim().toLowerCase();
      await setUp({
        token,
        house: { name: house.trim(), domains: domain ? [domain] : [] },
        admin: { name: name.trim(), email: email.trim(), password },
        language: i18n.language as Language,
      });
      queryClient.clear();
      window.history.replaceState(null, '', '/');
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
      wide
      title={t(step === 'house' ? 'setup.house.title' : 'setup.admin.title')}
      words={t(step === 'house' ? 'setup.house.words' : 'setup.admin.words')}
    >
      <form onSubmit={(event) => void submit(event)}>
        {step === 'house' ? (
          <TextInput
            key="house"
            label={t('setup.house.name')}
            autoComplete="organization"
            autoFocus
            required
            withAsterisk={false}
            value={house}
            onChange={(event) => setHouse(event.currentTarget.value)}
          />
        ) : (
          <>
            <TextInput
              key="name"
              label={t('setup.your-name')}
              autoComplete="name"
              autoFocus
              required
              withAsterisk={false}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <TextInput
              label={t('setup.your-email')}
              type="email"
              autoComplete="username"
              required
              withAsterisk={false}
              value={email}
              onChange={(event) => setEmail(event.currentTarget.value)}
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
          </>
        )}
        {error && (
          <p role="alert" className={classes.problem}>
            {error}
          </p>
        )}
        <div className={rows.buttons}>
          {step === 'admin' && <Button onClick={() => setStep('house')}>{t('back')}</Button>}
          <Button type="submit" variant="filled" loading={busy}>
            {t(step === 'house' ? 'next' : 'setup.button')}
          </Button>
        </div>
      </form>
    </Door>
  );
}
