// The way to file a conversation under a customer by hand.
import { IconFolderPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '../api/conversations.ts';
import { part, pieceWithWords } from '../app/piece.tsx';
import { Icon } from '../design/icon.tsx';
import { useKeys } from '../design/keys.ts';
import classes from './chip-button.module.css';

const FileUnder = part(() => pieceWithWords(import('./file-under.tsx')).then((file) => file.FileUnder));

export function FileUnderChip({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  useKeys({ f: () => setOpen(true) });
  return (
    <>
      <button
        type="button"
        className={`${classes.chip} ${classes.dashed} no-print`}
        onClick={() => setOpen(true)}
      >
        <Icon of={IconFolderPlus} size={13} />
        {t('file-under.button')}
      </button>
      {open && <FileUnder conversation={conversation} close={() => setOpen(false)} />}
    </>
  );
}
