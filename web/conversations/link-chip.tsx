// What a conversation is filed under; opened, it says why, and lets one undo it.
import { Button, Popover } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Conversation, Link as Filed } from '../api/conversations.ts';
import * as links from '../app/links.ts';
import { LinkButton } from '../design/link-button.tsx';
import classes from './chip-button.module.css';
import { useReasonWords } from './reason-words.ts';
import { useUndoLink } from './use-undo-link.ts';

export function LinkChip({ link, conversation }: { link: Filed; conversation: Conversation }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const reason = useReasonWords();
  const undo = useUndoLink(conversation);
  return (
    <Popover opened={open} onChange={setOpen} width={280} position="bottom-start" trapFocus>
      <Popover.Target>
        <button type="button" className={classes.chip} onClick={() => setOpen(!open)}>
          {t(`record.${link.record.type}`)} · {link.record.name}
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('why.title')}>
        <p className={classes.words}>{reason(link)}</p>
        <div className={classes.buttons}>
          <LinkButton {...links.record(link.record)} data-autofocus>
            {t('record.open')}
          </LinkButton>
          {conversation.mayWork && (
            <Button variant="subtle" onClick={() => undo(link)}>
              {t('why.undo')}
            </Button>
          )}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
