// From the lists of cards to what belongs to them: tags, the bin.
import { ActionIcon, Menu } from '@mantine/core';
import { IconDots, IconTags, IconTrash } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Icon } from '../design/icon.tsx';

export function MoreOfCards() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="default" size={36} aria-label={t('cards.more')}>
          <Icon of={IconDots} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<Icon of={IconTags} />} onClick={() => void navigate({ to: '/tags' })}>
          {t('tags.title')}
        </Menu.Item>
        <Menu.Item leftSection={<Icon of={IconTrash} />} onClick={() => void navigate({ to: '/bin' })}>
          {t('bin.title')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
