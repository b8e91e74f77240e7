// A connection tested step by step: what was found, or at which step it failed and why.
import { Loader } from '@mantine/core';
import { IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { TestStep } from '../api/mailboxes.ts';
import { Icon } from '../design/icon.tsx';
import rows from '../design/rows.module.css';
import { testStepWords } from './test-step-words.ts';
import classes from './test-steps.module.css';

export function TestSteps({ steps, running }: { steps: TestStep[] | undefined; running: boolean }) {
  const { t, i18n } = useTranslation();
  if (!steps && !running) return null;
  return (
    <ol className={classes.steps} aria-live="polite">
      {!running &&
        steps?.map((step) => (
          <li key={step.step} className={classes.step}>
            <Icon
              of={step.ok ? IconCircleCheck : IconCircleX}
              color={step.ok ? 'var(--done)' : 'var(--late)'}
            />
            <span className={step.ok ? undefined : rows.late}>{testStepWords(t, i18n.language, step)}</span>
          </li>
        ))}
      {running && (
        <li className={classes.step}>
          <Loader size={16} />
          <span>{t('connect.testing')}</span>
        </li>
      )}
    </ol>
  );
}
