// The second factor: turning it on with an app and a picture to scan, recovery codes, turning it off.
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { disableTwoFactor, enableTwoFactor, newRecoveryCodes, verifyTotp } from '../api/auth.ts';
import { type Me, refreshMe } from '../api/me.ts';
import { problemWords } from '../design/problem-words.ts';
import rows from '../design/rows.module.css';
import { Section } from '../design/section.tsx';
import { toast } from '../design/toast.ts';
import { QrPicture } from './qr-picture.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';

export function TwoFactorSettings({ me }: { me: Me }) {
  const { t } = useTranslation();
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [uri, setUri] = useState('');
  const [codes, setCodes] = useState<string[]>([]);
  const [error, setError] = useState('');

  const attempt = (act: () => Promise<void>) => async () => {
    setError('');
    try {
      await act();
    } catch (problem) {
      setError(problemWords(t, problem));
    }
  };
  const start = attempt(async () => {
    const begun = await enableTwoFactor(password);
    setPassword('');
    setUri(begun.totpURI);
    setCodes(begun.backupCodes);
  });
  const confirm = attempt(async () => {
    await verifyTotp(code.replace(/\s/g, ''));
    setUri('');
    setCode('');
    await refreshMe();
    toast(t('me.two-factor-on'));
  });
  const stop = attempt(async () => {
    await disableTwoFactor(password);
    setPassword('');
    setCodes([]);
    await refreshMe();
    toast(t('me.two-factor-off'));
  });
  const renew = attempt(async () => {
    setCodes((await newRecoveryCodes(password)).backupCodes);
    setPassword('');
  });
  return (
    <Section
      title={t('me.two-factor')}
      words={t(me.twoFactor ? 'me.two-factor-is-on' : 'me.two-factor-is-off')}
    >
      <div className={rows.form}>
        {uri ? (
          <>
            <p>{t('me.two-factor-scan')}</p>
            <QrPicture text={uri} />
            <details>
              <summary className={rows.quiet}>{t('me.two-factor-by-hand')}</summary>
              <p className={rows.code}>{new URL(uri).searchParams.get('secret')}</p>
            </details>
            <RecoveryCodes codes={codes} />
            <TextInput
              label={t('second-factor.code')}
              inputMode="numeric"
              autoComplete="one-time-code"
              maw={220}
              value={code}
              error={error}
              onChange={(event) => setCode(event.currentTarget.value)}
            />
            <div className={rows.buttons}>
              <Button
                variant="filled"
                disabled={code.replace(/\s/g, '').length !== 6}
                onClick={() => void confirm()}
              >
                {t('me.two-factor-confirm')}
              </Button>
              <Button onClick={() => setUri('')}>{t('cancel')}</Button>
            </div>
          </>
        ) : (
          <>
            {codes.length > 0 && <RecoveryCodes codes={codes} />}
            <PasswordInput
              label={t('me.password-current')}
              autoComplete="current-password"
              visibilityToggleButtonProps={{ 'aria-label': t('sign-in.show-password') }}
              maw={320}
              value={password}
              error={error}
              onChange={(event) => setPassword(event.currentTarget.value)}
            />
            <div className={rows.buttons}>
              {me.twoFactor ? (
                <>
                  <Button disabled={!password} onClick={() => void renew()}>
                    {t('me.recovery-new')}
                  </Button>
                  <Button color="red" disabled={!password} onClick={() => void stop()}>
                    {t('me.two-factor-stop')}
                  </Button>
                </>
              ) : (
                <Button disabled={!password} onClick={() => void start()}>
                  {t('me.two-factor-start')}
                </Button>
              )}
            </div>
          </>
        )}
      </div>
    </Section>
  );
}
