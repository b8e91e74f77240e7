// The company's own client ids at Google, Microsoft and others, with which mailboxes are connected without a password.
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type OAuthClient, oauthClientsQuery, putOAuthClient } from '../api/mailboxes.ts';
import { queryClient } from '../api/query-client.ts';
import '../design/forms.css';
import { Page } from '../design/page.tsx';
import { Problem } from '../design/problem.tsx';
import { problemWords } from '../design/problem-words.ts';
import rows from '../design/rows.module.css';
import { Section } from '../design/section.tsx';
import { toast } from '../design/toast.ts';

const presets = ['google', 'microsoft', 'yandex', 'mailru', 'other'] as const;
const names = { google: 'Google', microsoft: 'Microsoft 365', yandex: 'Yandex', mailru: 'Mail.ru' };

export function ProvidersScreen() {
  const { t } = useTranslation();
  const found = useQuery(oauthClientsQuery);
  const [open, setOpen] = useState<string>();
  return (
    <Page title={t('providers.title')} back="/mailboxes" words={t('providers.words')}>
      {found.isError && <Problem error={found.error} />}
      <Section>
        {presets.map((provider) => {
          const client = found.data?.items.find((one) => one.provider === provider);
          const name = provider === 'other' ? t('providers.other') : names[provider];
          return (
            <div key={provider} className={rows.item}>
              <div className={`${rows.row} ${rows.tight}`}>
                <span className={rows.grow}>
                  <span className={rows.name}>{name}</span>
                  <br />
                  <span className={rows.quiet}>{client?.clientId || t('providers.none')}</span>
                </span>
                <Button
                  aria-expanded={open === provider}
                  onClick={() => setOpen(open === provider ? undefined : provider)}
                >
                  {t(client ? 'edit' : 'providers.enter')}
                </Button>
              </div>
              {open === provider && (
                <ClientForm provider={provider} client={client} close={() => setOpen(undefined)} />
              )}
            </div>
          );
        })}
      </Section>
    </Page>
  );
}

function ClientForm({
  provider,
  client,
  close,
}: {
  provider: string;
  client: OAuthClient | undefined;
  close: () => void;
}) {
  const { t } = useTranslation();
  const [form, setForm] = useState<OAuthClient>(
    client ?? { provider, clientId: '', hasSecret: false, authorizeUrl: '', tokenUrl: '', scope: '' },
  );
  const text = (key: 'clientId' | 'authorizeUrl' | 'tokenUrl' | 'scope') => (
    <TextInput
      label={t(`providers.${key}`)}
      value={form[key]}
      onChange={(event) => setForm({ ...form, [key]: event.currentTarget.value })}
    />
  );
  return (
    <form
      className={rows.form}
      onSubmit={(event) => {
        event.preventDefault();
        putOAuthClient(form)
          .then(() => {
            void queryClient.invalidateQueries({ queryKey: ['oauth-clients'] });
            toast(t('toast.saved'));
            close();
          })
          .catch((error) => toast(problemWords(t, error), { look: 'late' }));
      }}
    >
      <p className={rows.quiet}>
        {t('providers.redirect', { url: `${window.location.origin}/api/oauth/callback` })}
      </p>
      <div className={rows.fields}>
        {text('clientId')}
        <PasswordInput
          label={t('providers.clientSecret')}
          autoComplete="off"
          placeholder={client?.hasSecret ? t('providers.kept') : ''}
          visibilityToggleButtonProps={{ 'aria-label': t('sign-in.show-password') }}
          value={form.clientSecret ?? ''}
          onChange={(event) => setForm({ ...form, clientSecret: event.currentTarget.value })}
        />
        {provider === 'other' && text('authorizeUrl')}
        {provider === 'other' && text('tokenUrl')}
        {provider === 'other' && text('scope')}
      </div>
      <div className={rows.buttons}>
        <Button type="submit" variant="filled" disabled={!form.clientId.trim()}>
          {t('save')}
        </Button>
      </div>
    </form>
  );
}
