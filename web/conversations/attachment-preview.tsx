// A picture or PDF looked at without downloading, in a frame of its own that cannot touch the page.
import { Button, Modal } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Attachment, Message } from '../api/conversations.ts';
import * as links from '../app/links.ts';
import { Icon } from '../design/icon.tsx';
import classes from './attachment-preview.module.css';

export function AttachmentPreview({
  message,
  file,
  close,
}: {
  message: Pick<Message, 'id'>;
  file: Pick<Attachment, 'name' | 'position' | 'preview'>;
  close: () => void;
}) {
  const { t } = useTranslation();
  const name = file.name || t('files.unnamed');
  return (
    <Modal opened onClose={close} size="90%" title={name} closeButtonProps={{ 'aria-label': t('close') }}>
      {file.preview === 'picture' ? (
        <img className={classes.picture} src={links.attachment(message.id, file.position, true)} alt={name} />
      ) : (
        <iframe
          className={classes.frame}
          title={name}
          src={links.attachment(message.id, file.position, true)}
        />
      )}
      <div className={classes.foot}>
        <Button
          component="a"
          href={links.attachment(message.id, file.position)}
          download
          leftSection={<Icon of={IconDownload} />}
        >
          {t('files.download-short')}
        </Button>
      </div>
    </Modal>
  );
}
