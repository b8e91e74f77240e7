// The right side while no conversation is open: the first steps as long as some are left.
import { IconMailOpened } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../api/me.ts';
import { part, piece } from '../app/piece.tsx';
import { EmptyState } from '../design/empty-state.tsx';
import classes from './nothing-open.module.css';

const FirstSteps = part(() => piece(import('../setup/first-steps.tsx')).then((file) => file.FirstSteps));

export function NothingOpen() {
  const { t } = useTranslation();
  const admin = useMe()?.role === 'admin';
  const nothing = (
    <section className={classes.words} aria-label={t('nothing-open.title')}>
      <EmptyState icon={IconMailOpened} title={t('nothing-open.title')} words={t('nothing-open.words')} />
    </section>
  );
  return (
    <div className={classes.nothing}>
      {admin ? <FirstSteps otherwise={nothing} meanwhile={nothing} /> : nothing}
    </div>
  );
}
