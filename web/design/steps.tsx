// Something tried step by step: what was found, or at which step it failed and why.
import { Loader } from '@mantine/core';
import { IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { Icon } from './icon.tsx';
import rows from './rows.module.css';
import classes from './steps.module.css';

type Props = {
  steps: { key: string; ok: boolean; words: string }[] | undefined;
  /** Said while it is being tried. */
  running: string | false;
};

export function Steps({ steps, running }: Props) {
  const list = useRef<HTMLOListElement>(null);
  // On a phone the button that began it is at the lower end: what came of it is brought into sight.
  useEffect(() => {
    if (steps || running) list.current?.scrollIntoView({ block: 'nearest' });
  }, [steps, running]);
  if (!steps && !running) return null;
  return (
    <ol ref={list} className={classes.steps} aria-live="polite">
      {!running &&
        steps?.map((step) => (
          <li key={step.key} className={classes.step}>
            <Icon
              of={step.ok ? IconCircleCheck : IconCircleX}
              color={step.ok ? 'var(--done)' : 'var(--late)'}
            />
            <span className={step.ok ? undefined : rows.late}>{step.words}</span>
          </li>
        ))}
      {running && (
        <li className={classes.step}>
          <Loader size={16} />
          <span>{running}</span>
        </li>
      )}
    </ol>
  );
}
