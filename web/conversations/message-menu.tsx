// What can be done with one message: how it is shown, its headers and original, splitting it off, sharing it, taking it back.
import { ActionIcon, Menu } from '@mantine/core';
import {
  IconAlignLeft,
  IconArrowsMinimize,
  IconArrowsSplit2,
  IconCode,
  IconDots,
  IconFileText,
  IconLayout,
  IconListSearch,
  IconLock,
  IconLockOpen,
  IconShare,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type Conversation,
  type Message,
  refreshConversation,
  splitConversation,
  takeBack,
  undoThreadAct,
} from '../api/conversations.ts';
import { mailboxesQuery } from '../api/mailboxes.ts';
import { useMe } from '../api/me.ts';
import * as links from '../app/links.ts';
import { part, pieceWithWords } from '../app/piece.tsx';
import { Icon } from '../design/icon.tsx';
import { problemWords } from '../design/problem-words.ts';
import { toast } from '../design/toast.ts';
import { plainSubject } from './plain-subject.ts';

const Headers = part(() => pieceWithWords(import('./headers-dialog.tsx')).then((file) => file.HeadersDialog));
const Share = part(() => pieceWithWords(import('./share-dialog.tsx')).then((file) => file.ShareDialog));
type Props = {
  message: Message;
  conversation: Conversation;
  html: boolean;
  setHtml: (html: boolean) => void;
  fold?: () => void;
};

export function MessageMenu({ message, conversation, html, setHtml, fold }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const me = useMe();
  const [headers, setHeaders] = useState(false);
  const [sharing, setSharing] = useState(false);
  const mailboxes = useQuery(mailboxesQuery).data?.items ?? [];
  const mine = mailboxes.filter(
    (one) => one.owner?.id === me?.id && message.places.some((place) => place.mailboxId === one.id),
  );
  const own = mine.some((one) => one.policy === 'own');
  const subject = plainSubject(message.subject);
  const takenBack = message.own?.takenBack ?? false;
  const fail = (error: unknown) => toast(problemWords(t, error), { look: 'late' });

  const split = async () => {
    try {
      const { actId, conversationId } = await splitConversation(conversation.id, [message.id]);
      refreshConversation(conversation.id, conversationId);
      toast(t('toast.split'), {
        undo: () =>
          void undoThreadAct(actId)
            .then(() => {
              refreshConversation(conversation.id, conversationId);
              void navigate(links.conversation('all', conversation.id));
            })
            .catch(fail),
      });
    } catch (error) {
      fail(error);
    }
  };
  const take = async (value: boolean) => {
    try {
      await takeBack(message.id, value);
      refreshConversation(conversation.id);
      toast(t(value ? 'toast.taken-back' : 'toast.given-back'), {
        undo: () =>
          void takeBack(message.id, !value)
            .then(() => refreshConversation(conversation.id))
            .catch(fail),
      });
    } catch (error) {
      fail(error);
    }
  };
  return (
    <span className="no-print">
      <Menu>
        <Menu.Target>
          <ActionIcon size={24} aria-label={t('message.more')}>
            <Icon of={IconDots} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {message.hasHtml && (
            <Menu.Item
              leftSection={<Icon of={html ? IconAlignLeft : IconLayout} />}
              onClick={() => setHtml(!html)}
            >
              {t(html ? 'message.show-text' : 'message.show-html')}
            </Menu.Item>
          )}
          {fold && (
            <Menu.Item leftSection={<Icon of={IconArrowsMinimize} />} onClick={fold}>
              {t('message.fold')}
            </Menu.Item>
          )}
          {subject !== '' && (
            <Menu.Item
              leftSection={<Icon of={IconListSearch} />}
              onClick={() => void navigate(links.sameSubject(subject))}
            >
              {t('message.same-subject')}
            </Menu.Item>
          )}
          <Menu.Item leftSection={<Icon of={IconCode} />} onClick={() => setHeaders(true)}>
            {t('message.headers')}
          </Menu.Item>
          <Menu.Item
            leftSection={<Icon of={IconFileText} />}
            component="a"
            href={links.original(message.id)}
            download
          >
            {t('message.original')}
          </Menu.Item>
          {conversation.mayWork && conversation.messages.length > 1 && (
            <Menu.Item leftSection={<Icon of={IconArrowsSplit2} />} onClick={() => void split()}>
              {t('message.split')}
            </Menu.Item>
          )}
          {mine.length > 0 && !takenBack && (
            <Menu.Item leftSection={<Icon of={IconShare} />} onClick={() => setSharing(true)}>
              {t('message.share')}
            </Menu.Item>
          )}
          {(own || takenBack) && (
            <Menu.Item
              leftSection={<Icon of={takenBack ? IconLockOpen : IconLock} />}
              onClick={() => void take(!takenBack)}
            >
              {t(takenBack ? 'message.give-back' : 'message.take-back')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {headers && <Headers message={message} close={() => setHeaders(false)} />}
      {sharing && <Share message={message} close={() => setSharing(false)} />}
    </span>
  );
}
