// One mailbox: how it is doing, its folders and ledgers, who reads it, how it is connected.
import { Button, Progress } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { mailboxQuery, patchMailbox, removeMailbox, retryMailbox } from '../api/mailboxes.ts';
import { queryClient } from '../api/query-client.ts';
import '../design/forms.css';
import { Icon } from '../design/icon.tsx';
import { Page } from '../design/page.tsx';
import { Problem } from '../design/problem.tsx';
import { problemWords } from '../design/problem-words.ts';
import rows from '../design/rows.module.css';
import { Section } from '../design/section.tsx';
import { toast } from '../design/toast.ts';
import { ConnectionSettings } from './connection-settings.tsx';
import { FolderRows } from './folder-rows.tsx';
import { LedgerSign } from './ledger-sign.tsx';
import { MailboxState } from './mailbox-state.tsx';
import { NameSetting } from './name-setting.tsx';
import { ReadersSettings } from './readers-settings.tsx';
import { RemoveMailbox } from './remove-mailbox.tsx';

export function MailboxScreen() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { id = '' } = useParams({ strict: false });
  const found = useQuery(mailboxQuery(id));
  const mailbox = found.data;
  if (found.isError)
    return (
      <Page title={t('nav.all-mailboxes')} back="/mailboxes">
        <Problem error={found.error} again={() => void found.refetch()} />
      </Page>
    );
  if (!mailbox)
    return (
      <Page title="" back="/mailboxes">
        {null}
      </Page>
    );

  const refresh = () => {
    void queryClient.invalidateQueries({ queryKey: ['mailbox', id] });
    void queryClient.invalidateQueries({ queryKey: ['mailboxes'] });
    void queryClient.invalidateQueries({ queryKey: ['counts'] });
  };
  const change = async (
    patch: Parameters<typeof patchMailbox>[1],
    before?: Parameters<typeof patchMailbox>[1],
  ) => {
    try {
      await patchMailbox(id, patch);
      toast(t('toast.saved'), before ? { undo: () => void change(before) } : {});
    } catch (error) {
      toast(problemWords(t, error), { look: 'late' });
    }
    refresh();
  };
  const paused = mailbox.state === 'paused';
  const { progress } = mailbox;
  return (
    <Page
      back="/mailboxes"
      title={mailbox.name || mailbox.address}
      words={mailbox.name ? <span>{mailbox.address}</span> : undefined}
      actions={
        mailbox.kind !== 'archive' && (
          <Button
            leftSection={<Icon of={paused ? IconPlayerPlay : IconPlayerPause} />}
            onClick={() => void change({ paused: !paused }, { paused })}
          >
            {t(paused ? 'mailbox.resume' : 'mailbox.pause')}
          </Button>
        )
      }
    >
      <Section>
        <div className={rows.row}>
          <span className={rows.grow}>
            <MailboxState mailbox={mailbox} />
            {progress && progress.done < progress.total && (
              <Progress
                mt={8}
                size="sm"
                value={(progress.done / progress.total) * 100}
                aria-label={t('mailbox.fetching')}
              />
            )}
          </span>
          <LedgerSign ok={mailbox.ledgerOk} />
          {(mailbox.state === 'trouble' || mailbox.state === 'waiting') && (
            <Button
              onClick={() =>
                void retryMailbox(id)
                  .catch((error) => toast(problemWords(t, error), { look: 'late' }))
                  .then(refresh)
              }
            >
              {t('try-again')}
            </Button>
          )}
        </div>
      </Section>
      {mailbox.kind !== 'archive' && (
        <ConnectionSettings key={mailbox.trouble?.code} mailbox={mailbox} done={refresh} />
      )}
      <NameSetting key={mailbox.name} mailbox={mailbox} change={change} />
      <ReadersSettings mailbox={mailbox} change={change} />
      <FolderRows mailbox={mailbox} />
      <Section
        title={t('mailbox.remove-title')}
        words={t(mailbox.kind === 'archive' ? 'mailbox.remove-archive-words' : 'mailbox.remove-words')}
      >
        <div className={rows.form}>
          <RemoveMailbox
            mailbox={mailbox}
            remove={async () => {
              try {
                await removeMailbox(id);
                refresh();
                toast(t('mailbox.removed', { name: mailbox.name || mailbox.address }));
                await navigate({ to: '/mailboxes' });
              } catch (error) {
                toast(problemWords(t, error), { look: 'late' });
              }
            }}
            icon={IconTrash}
          />
        </div>
      </Section>
    </Page>
  );
}
