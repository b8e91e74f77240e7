// Invitations that nobody has taken up yet.
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { queryClient } from '../api/query-client.ts';
import { deleteInvitation, invitationsQuery } from '../api/users.ts';
import { Avatar } from '../design/avatar.tsx';
import { problemWords } from '../design/problem-words.ts';
import rows from '../design/rows.module.css';
import { Section } from '../design/section.tsx';
import { toast } from '../design/toast.ts';
import { useFormat } from '../design/use-format.ts';

export function InvitationRows() {
  const { t } = useTranslation();
  const format = useFormat();
  const invitations = useQuery(invitationsQuery).data?.items ?? [];
  if (invitations.length === 0) return null;
  const withdraw = async (id: string) => {
    try {
      await deleteInvitation(id);
      toast(t('users.withdrawn'));
    } catch (error) {
      toast(problemWords(t, error), { look: 'late' });
    }
    void queryClient.invalidateQueries({ queryKey: ['invitations'] });
  };
  return (
    <Section title={t('users.invitations')}>
      {invitations.map((one) => (
        <div key={one.id} className={rows.row}>
          <Avatar name={one.name} of={one.email} />
          <span className={rows.grow}>
            <span className={rows.name}>{one.name}</span>
            <br />
            <span className={rows.quiet}>
              {one.email} · {t(`role.${one.role}`)} ·{' '}
              {t('users.link-until', { time: format.since(one.expiresAt) })}
            </span>
          </span>
          <Button onClick={() => void withdraw(one.id)}>{t('users.withdraw')}</Button>
        </div>
      ))}
    </Section>
  );
}
