// An error in words: what happened, and what to do; with a button to try again where that can help.
import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from './empty-state.tsx';
import { problemWords } from './problem-words.ts';

export function Problem({ error, again }: { error: unknown; again?: () => void }) {
  const { t } = useTranslation();
  return (
    <div role="alert">
      <EmptyState icon={IconAlertTriangle} title={t('problem.title')} words={problemWords(t, error)}>
        {again && <Button onClick={again}>{t('try-again')}</Button>}
      </EmptyState>
    </div>
  );
}
