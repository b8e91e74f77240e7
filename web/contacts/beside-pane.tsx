// The customer beside a conversation: a pane where there is room for it, else a drawer that a button opens.
import { useMediaQuery } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '../api/conversations.ts';
import { part, pieceWithWords } from '../app/piece.tsx';
import { Beside } from './beside.tsx';
import classes from './beside-pane.module.css';

const BesideDrawer = part(() =>
  pieceWithWords(import('./beside-drawer.tsx')).then((file) => file.BesideDrawer),
);
type Props = { conversation: Conversation; open: boolean; close: () => void };

/** Whether the customer has no pane of their own on this screen. */
export function useIsNarrow(): boolean {
  return useMediaQuery('(max-width: 1180px)', undefined, { getInitialValueInEffect: false }) ?? false;
}

export function BesidePane({ conversation, open, close }: Props) {
  const { t } = useTranslation();
  if (useIsNarrow()) return open ? <BesideDrawer conversation={conversation} close={close} /> : null;
  return (
    <aside className={classes.beside} aria-label={t('beside.label')}>
      <Beside conversation={conversation} />
    </aside>
  );
}
