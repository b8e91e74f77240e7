// Removing a sign-in server cannot be undone by a toast (its secret is gone), so what it means is said first.
import { Button, Modal } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queryClient } from '../api/query-client.ts';
import { deleteSignInServer, type SignInServer } from '../api/sign-in-servers.ts';
import { Icon } from '../design/icon.tsx';
import { problemWords } from '../design/problem-words.ts';
import rows from '../design/rows.module.css';
import { toast } from '../design/toast.ts';

export function RemoveSignInServer({ server }: { server: SignInServer }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const removing = useMutation({
    mutationFn: () => deleteSignInServer(server.id),
    onSuccess: () => {
      toast(t('servers.removed', { name: server.name }));
      void queryClient.invalidateQueries({ queryKey: ['sign-in-servers'] });
    },
  });
  const { people, withoutPassword } = server;
  return (
    <>
      <Button variant="subtle" color="red" onClick={() => setAsking(true)}>
        {t('servers.remove')}
      </Button>
      <Modal
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('servers.remove-title', { name: server.name })}
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        <div className={rows.form} style={{ padding: 0 }}>
          <p>{t('servers.remove-words')}</p>
          {people > 0 && (
            <p className={rows.warn}>
              {t('servers.people', { count: people })}.{' '}
              {withoutPassword > 0 && t('servers.without-password', { count: withoutPassword })}
            </p>
          )}
          {removing.error && (
            <p role="alert" className={rows.late}>
              {problemWords(t, removing.error)}
            </p>
          )}
          <div className={rows.buttons}>
            <Button
              color="red"
              leftSection={<Icon of={IconTrash} />}
              loading={removing.isPending}
              onClick={() => removing.mutate()}
            >
              {t('servers.remove')}
            </Button>
            <Button data-autofocus onClick={() => setAsking(false)}>
              {t('cancel')}
            </Button>
          </div>
        </div>
      </Modal>
    </>
  );
}
