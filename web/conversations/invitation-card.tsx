// A calendar invitation inside a mail: what, when, where, from whom.
import { IconCalendarEvent } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Message } from '../api/conversations.ts';
import { Icon } from '../design/icon.tsx';
import { useFormat } from '../design/use-format.ts';
import classes from './invitation-card.module.css';
import { invitationTime } from './invitation-time.ts';

export function InvitationCard({ invitation }: { invitation: NonNullable<Message['calendar']> }) {
  const { t } = useTranslation();
  const format = useFormat();
  const method = invitation.method.toUpperCase();
  const kind = method === 'CANCEL' ? 'cancel' : method === 'REPLY' ? 'reply' : 'request';
  return (
    <section className={classes.card} aria-label={t(`invitation.${kind}`)}>
      <Icon of={IconCalendarEvent} size={20} />
      <div>
        <p className={classes.kind}>{t(`invitation.${kind}`)}</p>
        <p className={classes.title}>{invitation.summary || t('subject.none')}</p>
        {invitation.start && <p>{invitationTime(format, invitation.start, invitation.end)}</p>}
        {invitation.location && <p>{invitation.location}</p>}
        {invitation.organizer && (
          <p className={classes.kind}>{t('invitation.from', { name: invitation.organizer })}</p>
        )}
      </div>
    </section>
  );
}
