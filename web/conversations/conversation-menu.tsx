// What is done more seldom with a conversation: order, opening all, merging, printing.
import { ActionIcon, Menu } from '@mantine/core';
import {
  IconArrowsMaximize,
  IconArrowsMinimize,
  IconBinaryTree,
  IconClock,
  IconDots,
  IconGitMerge,
  IconPrinter,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '../api/conversations.ts';
import { patchMe, useMe } from '../api/me.ts';
import { part, pieceWithWords } from '../app/piece.tsx';
import { Icon } from '../design/icon.tsx';

const MergeDialog = part(() => pieceWithWords(import('./merge-dialog.tsx')).then((file) => file.MergeDialog));
type Props = { conversation: Conversation; allOpen: boolean; setAllOpen: (open: boolean) => void };

export function ConversationMenu({ conversation, allOpen, setAllOpen }: Props) {
  const { t } = useTranslation();
  const tree = useMe()?.preferences.order === 'tree';
  const [merging, setMerging] = useState(false);
  return (
    <>
      <Menu>
        <Menu.Target>
          <ActionIcon aria-label={t('conversation.more')}>
            <Icon of={IconDots} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<Icon of={tree ? IconClock : IconBinaryTree} />}
            onClick={() => void patchMe({ preferences: { order: tree ? 'time' : 'tree' } })}
          >
            {t(tree ? 'conversation.by-time' : 'conversation.by-tree')}
          </Menu.Item>
          <Menu.Item
            leftSection={<Icon of={allOpen ? IconArrowsMinimize : IconArrowsMaximize} />}
            onClick={() => setAllOpen(!allOpen)}
          >
            {t(allOpen ? 'conversation.close-all' : 'conversation.open-all')}
          </Menu.Item>
          {conversation.mayWork && (
            <Menu.Item leftSection={<Icon of={IconGitMerge} />} onClick={() => setMerging(true)}>
              {t('merge.button')}
            </Menu.Item>
          )}
          <Menu.Item
            leftSection={<Icon of={IconPrinter} />}
            onClick={() => {
              setAllOpen(true);
              setTimeout(() => window.print(), 400);
            }}
          >
            {t('conversation.print')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {merging && <MergeDialog conversation={conversation} close={() => setMerging(false)} />}
    </>
  );
}
