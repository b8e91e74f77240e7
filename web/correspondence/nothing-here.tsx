// What an empty correspondence says: nothing was written yet, or the filters leave nothing.
import { Button } from '@mantine/core';
import { IconFilterOff, IconStack2 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../design/empty-state.tsx';
import type { AskedFor } from './use-asked.ts';

export function NothingHere({ asked }: { asked: AskedFor }) {
  const { t } = useTranslation();
  if (Object.keys(asked.narrowed).length === 0)
    return (
      <EmptyState icon={IconStack2} title={t('empty.customer.title')} words={t('empty.customer.words')} />
    );
  return (
    <EmptyState icon={IconFilterOff} title={t('letters.none.title')} words={t('letters.none.words')}>
      <Button onClick={asked.clear}>{t('letters.clear')}</Button>
    </EmptyState>
  );
}
