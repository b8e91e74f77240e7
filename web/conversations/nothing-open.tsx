// The right side while no conversation is open.
import { IconMailOpened } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../design/empty-state.tsx';
import classes from './nothing-open.module.css';

export function NothingOpen() {
  const { t } = useTranslation();
  return (
    <main className={classes.nothing}>
      <EmptyState icon={IconMailOpened} title={t('nothing-open.title')} words={t('nothing-open.words')} />
    </main>
  );
}
