// The second factor: the six digits of the app, or one of the recovery codes.
import { Button, Checkbox, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { verifyRecoveryCode, verifyTotp } from '../api/auth.ts';
import { problemWords } from '../design/problem-words.ts';
import classes from './door.module.css';
import { Door } from './door.tsx';

export function SecondFactor({ enter }: { enter: () => Promise<void> }) {
  const { t } = useTranslation();
  const [recovery, setRecovery] = useState(false);
  const [code, setCode] = useState('');
  const [trust, setTrust] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState('');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError('');
    try {
      await (recovery ? verifyRecoveryCode(code.trim()) : verifyTotp(code.replace(/\s/g, ''), trust));
      await enter();
    } catch (problem) {
      setError(problemWords(t, problem));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Door
      title={t('second-factor.title')}
      words={t(recovery ? 'second-factor.recovery-words' : 'second-factor.words')}
    >
      <form onSubmit={(event) => void submit(event)}>
        <TextInput
          key={String(recovery)}
          label={t(recovery ? 'second-factor.recovery' : 'second-factor.code')}
          autoComplete="one-time-code"
          {...(recovery ? {} : { inputMode: 'numeric' as const })}
          autoFocus
          required
          withAsterisk={false}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        {!recovery && (
          <Checkbox
            label={t('second-factor.trust')}
            checked={trust}
            onChange={(event) => setTrust(event.currentTarget.checked)}
          />
        )}
        {error && (
          <p role="alert" className={classes.problem}>
            {error}
          </p>
        )}
        <Button type="submit" variant="filled" loading={busy}>
          {t('sign-in.button')}
        </Button>
        <button
          type="button"
          className={classes.other}
          onClick={() => {
            setRecovery(!recovery);
            setCode('');
            setError('');
          }}
        >
          {t(recovery ? 'second-factor.use-code' : 'second-factor.use-recovery')}
        </button>
      </form>
    </Door>
  );
}
