// How a mailbox is connected: test again, type a new password, or give consent anew.
import { Button, PasswordInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type MailboxDetail, patchMailbox, startOAuth, testConnection } from '../api/mailboxes.ts';
import { useMe } from '../api/me.ts';
import { problemWords } from '../design/problem-words.ts';
import rows from '../design/rows.module.css';
import { Section } from '../design/section.tsx';
import { toast } from '../design/toast.ts';
import { ServerFields } from './server-fields.tsx';
import { TestSteps } from './test-steps.tsx';

export function ConnectionSettings({ mailbox, done }: { mailbox: MailboxDetail; done: () => void }) {
  const { t } = useTranslation();
  const admin = useMe()?.role === 'admin';
  const [connection, setConnection] = useState(mailbox.connection);
  const [password, setPassword] = useState('');
  const [open, setOpen] = useState(mailbox.state === 'trouble');
  const kind = mailbox.kind === 'pop3' ? 'pop3' : 'imap';
  const testing = useMutation({
    mutationFn: () =>
      testConnection({
        kind,
        address: mailbox.address,
        connection: connection!,
        password,
        mailboxId: mailbox.id,
      }),
  });
  const saving = useMutation({
    mutationFn: () =>
      patchMailbox(mailbox.id, { connection: connection!, ...(password ? { password } : {}) }),
    onSuccess: () => {
      setPassword('');
      toast(t('mailbox.reconnecting'));
      done();
    },
  });
  const consent = useMutation({
    mutationFn: () => startOAuth(mailbox.id),
    onSuccess: ({ url }) => window.location.assign(url),
  });
  if (!connection) return null;
  const error = testing.error ?? saving.error ?? consent.error;
  const oauth = connection.authentication === 'oauth2';
  return (
    <Section
      title={t('mailbox.connection')}
      actions={
        <Button variant="subtle" onClick={() => setOpen(!open)} aria-expanded={open}>
          {t(open ? 'close' : 'edit')}
        </Button>
      }
    >
      {!open && (
        <p className={rows.pad}>
          {t('mailbox.connected-to', {
            kind: kind.toUpperCase(),
            host: connection.host,
            login: connection.login || mailbox.address,
          })}
        </p>
      )}
      {open && (
        <form
          className={rows.form}
          onSubmit={(event) => {
            event.preventDefault();
            saving.mutate();
          }}
        >
          <ServerFields
            kind={kind}
            connection={connection}
            address={mailbox.address}
            admin={admin}
            oauth={oauth}
            change={setConnection}
          />
          {!oauth && (
            <PasswordInput
              label={t('mailbox.new-password')}
              description={t('mailbox.new-password-hint')}
              autoComplete="off"
              maw={360}
              visibilityToggleButtonProps={{ 'aria-label': t('sign-in.show-password') }}
              value={password}
              onChange={(event) => setPassword(event.currentTarget.value)}
            />
          )}
          <TestSteps steps={testing.data?.steps} running={testing.isPending} />
          {error && (
            <p role="alert" className={rows.late}>
              {problemWords(t, error)}
            </p>
          )}
          <div className={rows.buttons}>
            {oauth ? (
              <Button variant="filled" loading={consent.isPending} onClick={() => consent.mutate()}>
                {t('mailbox.consent')}
              </Button>
            ) : (
              <Button type="submit" variant="filled" loading={saving.isPending}>
                {t('mailbox.reconnect')}
              </Button>
            )}
            <Button loading={testing.isPending} onClick={() => testing.mutate()}>
              {t('connect.test')}
            </Button>
          </div>
        </form>
      )}
    </Section>
  );
}
