// All mailboxes one may see: their state in words, their ledgers, and connecting another.
import { IconFileImport, IconMailbox, IconPlugConnected } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { mailboxesQuery } from '../api/mailboxes.ts';
import { useMe } from '../api/me.ts';
import { ApiProblem } from '../api/request.ts';
import { EmptyState } from '../design/empty-state.tsx';
import { LinkButton } from '../design/link-button.tsx';
import '../design/forms.css';
import { Icon } from '../design/icon.tsx';
import { Page } from '../design/page.tsx';
import { Problem } from '../design/problem.tsx';
import { Section } from '../design/section.tsx';
import { MailboxRow } from './mailbox-row.tsx';
import classes from './mailboxes-screen.module.css';

export function MailboxesScreen() {
  const { t } = useTranslation();
  const found = useQuery(mailboxesQuery);
  const mailboxes = found.data?.items ?? [];
  const mayConnect = useMe()?.role !== 'read-only';
  const admin = useMe()?.role === 'admin';
  // Where a provider's consent page sends the browser when it came to nothing.
  const code = new URLSearchParams(window.location.search).get('problem');
  const refused = code && new ApiProblem(400, { kind: 'not-allowed', words: '', code });
  return (
    <Page
      title={t('nav.all-mailboxes')}
      words={mailboxes.length > 0 && t('mailboxes.words')}
      actions={
        mayConnect && (
          <>
            <LinkButton to="/mailboxes/import" leftSection={<Icon of={IconFileImport} />}>
              {t('mailboxes.import')}
            </LinkButton>
            <LinkButton
              variant="filled"
              to="/mailboxes/connect"
              leftSection={<Icon of={IconPlugConnected} />}
            >
              {t('mailboxes.connect')}
            </LinkButton>
          </>
        )
      }
    >
      {refused && <Problem error={refused} />}
      {found.isError && <Problem error={found.error} again={() => void found.refetch()} />}
      {mailboxes.length > 0 && (
        <Section>
          {mailboxes.map((mailbox) => (
            <MailboxRow key={mailbox.id} mailbox={mailbox} />
          ))}
        </Section>
      )}
      {found.isSuccess && mailboxes.length === 0 && (
        <EmptyState
          icon={IconMailbox}
          title={t('mailboxes.empty.title')}
          words={t('mailboxes.empty.words')}
        />
      )}
      {admin && found.isSuccess && (
        <p className={classes.below}>
          {t('mailboxes.by-consent')} <Link to="/mailboxes/providers">{t('providers.title')}</Link>
        </p>
      )}
    </Page>
  );
}
