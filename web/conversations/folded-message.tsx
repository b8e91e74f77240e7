// A message folded to one line: who, the first words, when.
import { IconPaperclip } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Message } from '../api/conversations.ts';
import { Avatar } from '../design/avatar.tsx';
import { Icon } from '../design/icon.tsx';
import { useFormat } from '../design/use-format.ts';
import classes from './folded-message.module.css';

export function FoldedMessage({ message, open }: { message: Message; open: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const from = message.from[0];
  const name = from?.name || from?.address || t('sender.unknown');
  const words = (message.spans.find((span) => span.kind === 'own') ?? message.spans[0])?.text ?? '';
  return (
    <button type="button" className={classes.line} onClick={open} aria-expanded={false}>
      <Avatar name={name} of={from?.address ?? ''} size={20} />
      <span className={message.direction === 'in' ? classes.name : classes.ours}>{name}</span>
      <span className={classes.words}>{words.slice(0, 200).replace(/\s+/g, ' ')}</span>
      {message.attachments.some((file) => !file.inline) && <Icon of={IconPaperclip} size={14} />}
      <time dateTime={message.sentAt} className={`${classes.time} numbers`}>
        {format.short(message.sentAt)}
      </time>
    </button>
  );
}
