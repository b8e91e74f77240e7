// Where one is signed in; ending a session signs that browser out.
import { Button } from '@mantine/core';
import { IconDeviceDesktop } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { currentSession, revokeOtherSessions, revokeSession } from '../api/auth.ts';
import { sessionsQuery } from '../api/me.ts';
import { queryClient } from '../api/query-client.ts';
import { Chip } from '../design/chip.tsx';
import { Icon } from '../design/icon.tsx';
import { problemWords } from '../design/problem-words.ts';
import rows from '../design/rows.module.css';
import { Section } from '../design/section.tsx';
import { toast } from '../design/toast.ts';
import { useFormat } from '../design/use-format.ts';
import { browserName } from './browser-name.ts';

export function SessionsSettings() {
  const { t } = useTranslation();
  const format = useFormat();
  const sessions = useQuery(sessionsQuery).data ?? [];
  const current = useQuery({ queryKey: ['sessions', 'current'], queryFn: currentSession }).data?.session.id;
  const end = async (act: Promise<unknown>) => {
    try {
      await act;
      toast(t('me.session-ended'));
    } catch (error) {
      toast(problemWords(t, error), { look: 'late' });
    }
    void queryClient.invalidateQueries({ queryKey: ['sessions'] });
  };
  return (
    <Section
      title={t('me.sessions')}
      actions={
        sessions.length > 1 && (
          <Button onClick={() => void end(revokeOtherSessions())}>{t('me.sessions-end-others')}</Button>
        )
      }
    >
      {sessions.map((session) => (
        <div key={session.id} className={`${rows.row} ${rows.tight}`}>
          <Icon of={IconDeviceDesktop} size={18} />
          <span className={rows.grow}>
            <span className={rows.name}>{browserName(session.userAgent) || t('me.session-unknown')}</span>{' '}
            <span className={rows.quiet}>
              {session.ipAddress} · {t('me.session-seen', { time: format.since(session.updatedAt) })}
            </span>
          </span>
          {session.id === current ? (
            <Chip look="done">{t('me.session-this')}</Chip>
          ) : (
            <Button onClick={() => void end(revokeSession(session.token))}>{t('me.session-end')}</Button>
          )}
        </div>
      ))}
    </Section>
  );
}
