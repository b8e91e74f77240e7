// What an empty list of conversations says to do next.
import { IconInbox, IconMoodSmile } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { mailboxesQuery } from '../api/mailboxes.ts';
import { useMe } from '../api/me.ts';
import * as links from '../app/links.ts';
import { part, piece } from '../app/piece.tsx';
import { EmptyState } from '../design/empty-state.tsx';
import { LinkButton } from '../design/link-button.tsx';
import { useIsPhone } from '../design/use-is-phone.ts';
import { listQueryOf } from './list-key.ts';

const FirstSteps = part(() => piece(import('../setup/first-steps.tsx')).then((file) => file.FirstSteps));

export function EmptyList({ list }: { list: string }) {
  const { t } = useTranslation();
  const me = useMe();
  const mailboxes = useQuery(mailboxesQuery).data?.items;
  const asked = listQueryOf(list);
  const phone = useIsPhone();
  if (asked.box === 'inbox' && mailboxes?.length === 0) {
    if (me?.role === 'admin') {
      const words = (
        <EmptyState icon={IconInbox} title={t('empty.no-mailbox.title')} words={t('mailboxes.empty.words')}>
          <LinkButton to="/mailboxes/connect">{t('steps.connect.button')}</LinkButton>
          <LinkButton to="/mailboxes/import">{t('steps.import.button')}</LinkButton>
        </EmptyState>
      );
      // The pane that has the first steps elsewhere is not there on the phone.
      return phone ? <FirstSteps otherwise={words} meanwhile={words} /> : words;
    }
    return (
      <EmptyState icon={IconInbox} title={t('empty.no-mailbox.title')} words={t('empty.no-mailbox.words')} />
    );
  }
  if (asked.filter)
    return (
      <EmptyState
        icon={IconInbox}
        title={t(`empty.${asked.filter}.title`)}
        words={t(`empty.${asked.filter}.words`)}
      />
    );
  if (asked.contact || asked.company)
    return (
      <EmptyState icon={IconInbox} title={t('empty.customer.title')} words={t('empty.customer.words')} />
    );
  if (asked.box !== 'inbox')
    return (
      <EmptyState
        icon={IconInbox}
        title={t(`empty.${asked.box}.title`)}
        words={t(`empty.${asked.box}.words`)}
      />
    );
  const syncing = mailboxes?.find(
    (one) => (one.state === 'syncing' || one.state === 'new') && (!asked.mailbox || one.id === asked.mailbox),
  );
  if (syncing)
    return <EmptyState icon={IconInbox} title={t('empty.syncing.title')} words={t('empty.syncing.words')} />;
  return (
    <EmptyState icon={IconMoodSmile} title={t('empty.inbox.title')} words={t('empty.inbox.words')}>
      <LinkButton {...links.list(asked.mailbox ? `mailbox-${asked.mailbox}-all` : 'all')}>
        {t('empty.inbox.all')}
      </LinkButton>
    </EmptyState>
  );
}
