// A one-time link, to be copied and given to somebody by the person who made it.
import { Button, Modal } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../design/icon.tsx';
import rows from '../design/rows.module.css';
import { toast } from '../design/toast.ts';
import { useFormat } from '../design/use-format.ts';

type Props = { title: string; words: string; link: { url: string; expiresAt: string }; close: () => void };

export function LinkDialog({ title, words, link, close }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Modal opened onClose={close} title={title} closeButtonProps={{ 'aria-label': t('close') }}>
      <p>{words}</p>
      <p className={rows.code} style={{ margin: '12px 0' }}>
        {link.url}
      </p>
      <p className={rows.quiet}>{t('users.link-until', { time: format.long(link.expiresAt) })}</p>
      <div className={rows.buttons} style={{ paddingTop: 14 }}>
        <Button
          variant="filled"
          data-autofocus
          leftSection={<Icon of={IconCopy} />}
          onClick={() => void navigator.clipboard.writeText(link.url).then(() => toast(t('copied')))}
        >
          {t('users.copy-link')}
        </Button>
        <Button onClick={close}>{t('close')}</Button>
      </div>
    </Modal>
  );
}
