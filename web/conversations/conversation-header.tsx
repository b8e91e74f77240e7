// The head of a conversation: subject, what can be done, what it is filed under and who may read it.
import { ActionIcon, Button } from '@mantine/core';
import {
  IconAddressBook,
  IconArrowLeft,
  IconCheck,
  IconChevronDown,
  IconChevronUp,
  IconMail,
  IconRotate,
  IconStar,
  IconStarFilled,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '../api/conversations.ts';
import { Chip } from '../design/chip.tsx';
import { Icon } from '../design/icon.tsx';
import { KeyHint } from '../design/key-hint.tsx';
import { useFormat } from '../design/use-format.ts';
import { AudienceChip } from './audience-chip.tsx';
import classes from './conversation-header.module.css';
import { ConversationMenu } from './conversation-menu.tsx';
import { FileUnderChip } from './file-under-chip.tsx';
import { LinkChip } from './link-chip.tsx';

type Props = {
  conversation: Conversation;
  handle: () => void;
  markUnread: () => void;
  star: () => void;
  back: () => void;
  step: (by: number) => void;
  allOpen: boolean;
  setAllOpen: (open: boolean) => void;
  /** Shows the customer, where they have no pane. */
  openBeside: (() => void) | undefined;
};

export function ConversationHeader(props: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { conversation } = props;
  const { handled } = conversation;
  return (
    <header className={classes.header}>
      <div className={classes.line}>
        <ActionIcon className={classes.back} size={36} aria-label={t('back-to-list')} onClick={props.back}>
          <Icon of={IconArrowLeft} size={20} />
        </ActionIcon>
        <h1 className={classes.subject}>{conversation.subject || t('subject.none')}</h1>
        <div className={`${classes.actions} no-print`}>
          <span className={classes.steps}>
            <ActionIcon
              aria-label={t('conversation.previous')}
              title={`${t('conversation.previous')} (k)`}
              onClick={() => props.step(-1)}
            >
              <Icon of={IconChevronUp} />
            </ActionIcon>
            <ActionIcon
              aria-label={t('conversation.next')}
              title={`${t('conversation.next')} (j)`}
              onClick={() => props.step(1)}
            >
              <Icon of={IconChevronDown} />
            </ActionIcon>
          </span>
          <ActionIcon
            aria-label={t('act.star')}
            aria-pressed={conversation.starred}
            title={`${t('act.star')} (s)`}
            onClick={props.star}
          >
            <Icon
              of={conversation.starred ? IconStarFilled : IconStar}
              {...(conversation.starred ? { color: 'var(--warn)' } : {})}
            />
          </ActionIcon>
          <ActionIcon
            aria-label={t('act.mark-unread')}
            title={`${t('act.mark-unread')} (u)`}
            onClick={props.markUnread}
          >
            <Icon of={IconMail} />
          </ActionIcon>
          {props.openBeside && (
            <ActionIcon
              aria-label={t('beside.label')}
              aria-haspopup="dialog"
              title={`${t('beside.label')} (b)`}
              onClick={props.openBeside}
            >
              <Icon of={IconAddressBook} />
            </ActionIcon>
          )}
          <ConversationMenu
            conversation={conversation}
            allOpen={props.allOpen}
            setAllOpen={props.setAllOpen}
          />
          {conversation.mayWork && (
            <Button
              variant={handled ? 'default' : 'filled'}
              leftSection={<Icon of={handled ? IconRotate : IconCheck} />}
              rightSection={<KeyHint>e</KeyHint>}
              onClick={props.handle}
            >
              {t(handled ? 'act.reopen' : 'act.handled')}
            </Button>
          )}
        </div>
      </div>
      <div className={classes.chips}>
        {handled && (
          <Chip look="done">
            <Icon of={IconCheck} size={12} />
            {handled.by
              ? t('conversation.handled-by', { name: handled.by.name, time: format.since(handled.at) })
              : t('conversation.handled-at', { time: format.since(handled.at) })}
          </Chip>
        )}
        {conversation.links.map((link) => (
          <LinkChip key={link.id} link={link} conversation={conversation} />
        ))}
        {conversation.mayWork && <FileUnderChip conversation={conversation} />}
        <AudienceChip audience={conversation.audience} />
      </div>
    </header>
  );
}
