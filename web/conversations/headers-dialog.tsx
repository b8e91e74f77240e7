// The header lines of a message, as they came.
import { Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Message } from '../api/conversations.ts';
import * as links from '../app/links.ts';
import classes from './headers-dialog.module.css';

export function HeadersDialog({ message, close }: { message: Message; close: () => void }) {
  const { t } = useTranslation();
  const text = useQuery({
    queryKey: ['headers', message.id],
    queryFn: async () => {
      const answer = await fetch(links.headers(message.id));
      if (!answer.ok) throw new Error(String(answer.status));
      return answer.text();
    },
  });
  return (
    <Modal
      opened
      onClose={close}
      size="xl"
      title={t('message.headers')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <pre className={classes.text}>{text.isError ? t('problem.internal') : text.data}</pre>
    </Modal>
  );
}
