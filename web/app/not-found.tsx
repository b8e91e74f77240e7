// An address that names nothing, or nothing this person may see.
import { IconMapOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../design/empty-state.tsx';
import { LinkButton } from '../design/link-button.tsx';
import classes from './not-found.module.css';

export function NotFound() {
  const { t } = useTranslation();
  return (
    <main className={classes.page}>
      <EmptyState level={1} icon={IconMapOff} title={t('not-found.title')} words={t('not-found.words')}>
        <LinkButton to="/">{t('not-found.back')}</LinkButton>
      </EmptyState>
    </main>
  );
}
