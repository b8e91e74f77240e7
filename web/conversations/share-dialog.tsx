// Lets a colleague, a team or everyone read one mail of one's own mailbox.
import { Button, Modal, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Message, refreshConversation, shareMessage, undoShare } from '../api/conversations.ts';
import { useMe } from '../api/me.ts';
import { teamsQuery, usersQuery } from '../api/users.ts';
import '../design/forms.css';
import { problemWords } from '../design/problem-words.ts';
import rows from '../design/rows.module.css';
import { toast } from '../design/toast.ts';
import classes from './share-dialog.module.css';

export function ShareDialog({ message, close }: { message: Message; close: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const users = useQuery(usersQuery).data?.items ?? [];
  const teams = useQuery(teamsQuery).data?.items ?? [];
  const [principal, setPrincipal] = useState<string | null>(null);
  const fail = (error: unknown) => toast(problemWords(t, error), { look: 'late' });
  const shares = message.own?.shares ?? [];
  const end = async (id: string) => {
    try {
      await undoShare(id);
      refreshConversation(message.conversationId);
      toast(t('toast.share-ended'));
    } catch (error) {
      fail(error);
    }
  };
  const share = async () => {
    if (!principal) return;
    try {
      const { id } = await shareMessage(message.id, principal);
      refreshConversation(message.conversationId);
      close();
      toast(t('toast.shared'), {
        undo: () =>
          void undoShare(id)
            .then(() => refreshConversation(message.conversationId))
            .catch(fail),
      });
    } catch (error) {
      fail(error);
    }
  };
  return (
    <Modal opened onClose={close} title={t('message.share')} closeButtonProps={{ 'aria-label': t('close') }}>
      <Select
        label={t('message.share-with')}
        description={t('message.share-words')}
        data={[
          ...users
            .filter((user) => !user.disabledAt && user.id !== me?.id)
            .map((user) => ({ value: `user:${user.id}`, label: user.name })),
          ...teams.map((team) => ({ value: `team:${team.id}`, label: team.name })),
          { value: 'everyone', label: t('message.share-everyone') },
        ]}
        value={principal}
        onChange={setPrincipal}
        searchable
        // Its list would lie over the shares there are.
        openOnFocus={false}
        data-autofocus
      />
      <div className={rows.buttons} style={{ paddingTop: 14 }}>
        <Button variant="filled" disabled={!principal} onClick={() => void share()}>
          {t('message.share-do')}
        </Button>
        <Button onClick={close}>{t('close')}</Button>
      </div>
      {shares.length > 0 && (
        <ul className={classes.shares} aria-label={t('message.shared-with')}>
          {shares.map(({ id, everyone, name }) => (
            <li key={id} className={classes.share}>
              <span className={rows.grow}>{everyone ? t('message.share-everyone') : name}</span>
              <Button variant="subtle" color="red" onClick={() => void end(id)}>
                {t('message.share-end')}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Modal>
  );
}
