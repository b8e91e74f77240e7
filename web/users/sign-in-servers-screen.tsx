// Sign-in servers: which there are and how many use them, adding one, changing, testing, removing.
import { Button } from '@mantine/core';
import { IconKey, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { signInServersQuery } from '../api/sign-in-servers.ts';
import '../design/forms.css';
import { EmptyState } from '../design/empty-state.tsx';
import { Icon } from '../design/icon.tsx';
import { Page } from '../design/page.tsx';
import { Problem } from '../design/problem.tsx';
import rows from '../design/rows.module.css';
import { Section } from '../design/section.tsx';
import { signInPresets } from './sign-in-presets.ts';
import { SignInServerForm } from './sign-in-server-form.tsx';

export function SignInServersScreen() {
  const { t } = useTranslation();
  const found = useQuery(signInServersQuery);
  const servers = found.data?.items ?? [];
  const [open, setOpen] = useState<string>();
  const isNew = open === 'new';
  const close = () => setOpen(undefined);
  const form = { taken: servers.map(({ id }) => id), redirectUri: found.data?.redirectUri ?? '', close };
  const add = (
    <Button
      variant="filled"
      leftSection={<Icon of={IconPlus} />}
      disabled={!found.data}
      onClick={() => setOpen('new')}
    >
      {t('servers.add')}
    </Button>
  );
  return (
    <Page
      title={t('servers.title')}
      back="/users"
      words={t('servers.words')}
      actions={!isNew && servers.length > 0 && add}
    >
      {found.isError && <Problem error={found.error} again={() => void found.refetch()} />}
      {isNew && (
        <Section title={t('servers.new')}>
          <SignInServerForm {...form} server={undefined} />
        </Section>
      )}
      {servers.length > 0 && (
        <Section {...(isNew ? { title: t('servers.title') } : {})}>
          {servers.map((server) => (
            <div key={server.id}>
              <div className={rows.row}>
                <Icon of={signInPresets[server.preset].icon} size={18} />
                <span className={rows.grow}>
                  <span className={rows.name}>{server.name}</span>
                  <br />
                  <span className={rows.quiet}>
                    {new URL(server.issuer).host} ·{' '}
                    {server.people > 0 ? t('servers.people', { count: server.people }) : t('servers.nobody')}
                  </span>
                </span>
                <Button
                  aria-expanded={open === server.id}
                  aria-label={`${t(open === server.id ? 'close' : 'edit')}: ${server.name}`}
                  onClick={() => setOpen(open === server.id ? undefined : server.id)}
                >
                  {t(open === server.id ? 'close' : 'edit')}
                </Button>
              </div>
              {open === server.id && <SignInServerForm {...form} server={server} />}
            </div>
          ))}
        </Section>
      )}
      {found.isSuccess && servers.length === 0 && !isNew && (
        <EmptyState icon={IconKey} title={t('servers.empty.title')} words={t('servers.empty.words')}>
          {add}
        </EmptyState>
      )}
    </Page>
  );
}
