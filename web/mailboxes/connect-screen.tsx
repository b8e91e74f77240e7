// Connecting a mailbox: address → settings found → tested step by step → folders → who reads it → done.
import { Button, PasswordInput, SegmentedControl, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type Connection,
  createMailbox,
  type Discovered,
  discover,
  type Policy,
  startOAuth,
  type Tested,
  testConnection,
} from '../api/mailboxes.ts';
import { useMe } from '../api/me.ts';
import { queryClient } from '../api/query-client.ts';
import * as links from '../app/links.ts';
import '../design/forms.css';
import { Page } from '../design/page.tsx';
import { problemWords } from '../design/problem-words.ts';
import rows from '../design/rows.module.css';
import { Section } from '../design/section.tsx';
import { toast } from '../design/toast.ts';
import { FolderChoice } from './folder-choice.tsx';
import { type MailboxPerson, PeopleChoice } from './people-choice.tsx';
import { PolicyChoice } from './policy-choice.tsx';
import { ServerFields } from './server-fields.tsx';
import { TestSteps } from './test-steps.tsx';

type Step = 'address' | 'server' | 'folders' | 'readers';

export function ConnectScreen() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const me = useMe();
  const admin = me?.role === 'admin';
  const [step, setStep] = useState<Step>('address');
  const [address, setAddress] = useState('');
  const [found, setFound] = useState<Discovered>();
  const [kind, setKind] = useState<'imap' | 'pop3'>('imap');
  const [connection, setConnection] = useState<Connection>();
  const [password, setPassword] = useState('');
  const [tested, setTested] = useState<Tested>();
  const [folders, setFolders] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [name, setName] = useState('');
  const [policy, setPolicy] = useState<Policy>(admin ? 'team' : 'own');
  const [people, setPeople] = useState<MailboxPerson[]>(() =>
    me ? [{ principal: `user:${me.id}`, mayWork: true, maySend: true }] : [],
  );
  const [deleteAfter, setDeleteAfter] = useState('');
  const mine = policy === 'own' || policy === 'personal';

  const finding = useMutation({
    mutationFn: () => discover(address.trim()),
    onSuccess: (answer) => {
      setFound(answer);
      const kindFound = answer.imap || !answer.pop3 ? 'imap' : 'pop3';
      setKind(kindFound);
      setConnection(answer[kindFound] ?? emptyConnection);
      setName(suggestName(address));
      if (address.trim().toLowerCase() === me?.email.toLowerCase()) setPolicy('own');
      setStep('server');
    },
  });
  const testing = useMutation({
    mutationFn: () => testConnection({ kind, address: address.trim(), connection: connection!, password }),
    onSuccess: (answer) => {
      setTested(answer);
      setFolders(new Map(answer.folders.map((folder) => [folder.path, folder.selected])));
      if (answer.ok)
        setTimeout(() => setStep(kind === 'imap' && answer.folders.length > 0 ? 'folders' : 'readers'), 900);
    },
  });
  const making = useMutation({
    mutationFn: async () => {
      const made = await createMailbox({
        name: name.trim(),
        address: address.trim(),
        kind,
        policy,
        ownerId: mine && me ? me.id : null,
        connection: connection!,
        password,
        people: mine ? [] : people,
        deleteAfterDays: deleteAfter ? Number(deleteAfter) : null,
        folders: [...folders].map(([path, selected]) => ({ path, selected })),
      });
      void queryClient.invalidateQueries({ queryKey: ['mailboxes'] });
      void queryClient.invalidateQueries({ queryKey: ['counts'] });
      if (connection?.authentication === 'oauth2') {
        const consent = await startOAuth(made.id).catch((problem) => {
          // The mailbox is there already: its page has the button to give consent, and the reason stands beside it.
          toast(problemWords(t, problem), { look: 'late' });
        });
        if (consent) return window.location.assign(consent.url);
      }
      await navigate(links.mailbox(made.id));
    },
  });
  const error = finding.error ?? testing.error ?? making.error;
  const oauth = connection?.authentication === 'oauth2';
  const next = (event: FormEvent) => {
    event.preventDefault();
    if (step === 'address') finding.mutate();
    else if (step === 'server') oauth ? setStep('readers') : testing.mutate();
    else if (step === 'folders') setStep('readers');
    else making.mutate();
  };
  const before: Partial<Record<Step, Step>> = {
    server: 'address',
    folders: 'server',
    readers: folders.size > 0 ? 'folders' : 'server',
  };
  const back = before[step];

  return (
    <Page title={t('connect.title')} back="/mailboxes" words={t(`connect.${step}`)}>
      <form onSubmit={next}>
        <Section>
          <div className={rows.form}>
            {step === 'address' && (
              <TextInput
                label={t('connect.your-address')}
                description={t('connect.address-hint')}
                type="email"
                autoFocus
                required
                withAsterisk={false}
                value={address}
                onChange={(event) => setAddress(event.currentTarget.value)}
              />
            )}
            {step === 'server' && connection && (
              <>
                <p className={rows.quiet}>
                  {t(`connect.by-${found?.by ?? 'guess'}`, { name: found?.name || found?.provider || '' })}{' '}
                  {found?.hint && t(`connect.hint-${found.hint as 'app-password'}`)}
                </p>
                <SegmentedControl
                  aria-label={t('connect.kind')}
                  data={[
                    { value: 'imap', label: 'IMAP' },
                    { value: 'pop3', label: 'POP3' },
                  ]}
                  value={kind}
                  onChange={(value) => {
                    setKind(value as 'imap');
                    setConnection(found?.[value as 'imap'] ?? emptyConnection);
                    setTested(undefined);
                  }}
                />
                <ServerFields
                  kind={kind}
                  connection={connection}
                  address={address}
                  admin={admin}
                  oauth={Boolean(found?.oauth) || connection.authentication === 'oauth2'}
                  change={(changed) => {
                    setConnection(changed);
                    setTested(undefined);
                  }}
                />
                {!oauth && (
                  <PasswordInput
                    label={t('connect.password')}
                    autoComplete="off"
                    required
                    withAsterisk={false}
                    visibilityToggleButtonProps={{ 'aria-label': t('sign-in.show-password') }}
                    value={password}
                    onChange={(event) => {
                      setPassword(event.currentTarget.value);
                      setTested(undefined);
                    }}
                  />
                )}
                {kind === 'pop3' && (
                  <TextInput
                    label={t('connect.delete-after')}
                    description={t('connect.delete-after-hint')}
                    inputMode="numeric"
                    pattern="[0-9]*"
                    maw={260}
                    value={deleteAfter}
                    onChange={(event) => setDeleteAfter(event.currentTarget.value)}
                  />
                )}
                <TestSteps steps={tested?.steps} running={testing.isPending} />
              </>
            )}
            {step === 'folders' && tested && (
              <FolderChoice folders={tested.folders} chosen={folders} choose={setFolders} />
            )}
            {step === 'readers' && (
              <>
                <TextInput
                  label={t('connect.name')}
                  description={t('connect.name-hint')}
                  required
                  withAsterisk={false}
                  value={name}
                  onChange={(event) => setName(event.currentTarget.value)}
                />
                <PolicyChoice policy={policy} owned choose={setPolicy} />
                {!mine && admin && <PeopleChoice people={people} choose={setPeople} />}
              </>
            )}
            {error && (
              <p role="alert" className={rows.late}>
                {problemWords(t, error)}
              </p>
            )}
            <div className={rows.buttons}>
              {back && <Button onClick={() => setStep(back)}>{t('back')}</Button>}
              <Button
                type="submit"
                variant="filled"
                loading={finding.isPending || testing.isPending || making.isPending}
              >
                {t(
                  step === 'server'
                    ? oauth
                      ? 'next'
                      : 'connect.test'
                    : step === 'readers'
                      ? oauth
                        ? 'connect.consent'
                        : 'connect.button'
                      : 'next',
                )}
              </Button>
            </div>
          </div>
        </Section>
      </form>
    </Page>
  );
}

const emptyConnection: Connection = {
  host: '',
  security: 'tls',
  login: '',
  authentication: 'password',
  provider: 'other',
  allowPrivate: false,
};

function suggestName(address: string): string {
  const local = address.split('@')[0]?.trim() ?? '';
  return local.charAt(0).toLocaleUpperCase() + local.slice(1).replaceAll(/[._]/g, ' ');
}
