// The customer on a narrow screen: from the side, on the phone as a sheet from below.
import '@mantine/core/styles/Drawer.layer.css';
import { Drawer } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '../api/conversations.ts';
import { useIsPhone } from '../design/use-is-phone.ts';
import { Beside } from './beside.tsx';
import classes from './beside-pane.module.css';

export function BesideDrawer({ conversation, close }: { conversation: Conversation; close: () => void }) {
  const { t } = useTranslation();
  const isPhone = useIsPhone();
  return (
    <Drawer
      opened
      onClose={close}
      title={t('beside.label')}
      position={isPhone ? 'bottom' : 'right'}
      size={isPhone ? '82%' : 360}
      classNames={{ content: classes.drawer!, header: classes.drawerHead!, title: classes.drawerTitle! }}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Beside conversation={conversation} />
    </Drawer>
  );
}
