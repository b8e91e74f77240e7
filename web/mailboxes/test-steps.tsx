// A connection tested step by step, in words.
import { useTranslation } from 'react-i18next';
import type { TestStep } from '../api/mailboxes.ts';
import { Steps } from '../design/steps.tsx';
import { testStepWords } from './test-step-words.ts';

export function TestSteps({ steps, running }: { steps: TestStep[] | undefined; running: boolean }) {
  const { t, i18n } = useTranslation();
  return (
    <Steps
      running={running && t('connect.testing')}
      steps={steps?.map((step) => ({
        key: step.step,
        ok: step.ok,
        words: testStepWords(t, i18n.language, step),
      }))}
    />
  );
}
