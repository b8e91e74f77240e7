// What can be done with a card as a whole: buttons beside its name, on the phone all but writing behind one.
import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconArrowsJoin, IconDots, IconPencil, IconTrash } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import * as links from '../app/links.ts';
import { Icon } from '../design/icon.tsx';
import { LinkButton, LinkIcon } from '../design/link-button.tsx';
import { useIsPhone } from '../design/use-is-phone.ts';

type Props = {
  type: 'contact' | 'company';
  id: string;
  /** Not where it is being written already. */
  mayEdit: boolean;
  remove: () => void;
};

export function CardActions({ type, id, mayEdit, remove }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const isPhone = useIsPhone();
  const edit = { ...links.record({ type, id }, 'card'), replace: true, state: (before: object) => before };
  const merge = links.mergeCards(type, id);
  if (isPhone)
    return (
      <>
        {mayEdit && (
          <LinkIcon {...edit} size={36} aria-label={t('card.edit')}>
            <Icon of={IconPencil} size={18} />
          </LinkIcon>
        )}
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon size={36} aria-label={t('nav.more')}>
              <Icon of={IconDots} size={18} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<Icon of={IconArrowsJoin} />} onClick={() => void navigate(merge)}>
              {t('duplicates.merge')}
            </Menu.Item>
            <Menu.Item leftSection={<Icon of={IconTrash} />} onClick={remove}>
              {t('card.delete')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </>
    );
  return (
    <>
      <LinkButton variant="subtle" color="gray" leftSection={<Icon of={IconArrowsJoin} />} {...merge}>
        {t('duplicates.merge')}
      </LinkButton>
      <Button variant="subtle" color="gray" leftSection={<Icon of={IconTrash} />} onClick={remove}>
        {t('card.delete')}
      </Button>
      {mayEdit && (
        <LinkButton {...edit} leftSection={<Icon of={IconPencil} />}>
          {t('card.edit')}
        </LinkButton>
      )}
    </>
  );
}
