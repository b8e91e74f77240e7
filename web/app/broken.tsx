// A page that broke while it was drawn: says so, and offers to try again.
import type { ErrorComponentProps } from '@tanstack/react-router';
import { Problem } from '../design/problem.tsx';
import classes from './broken.module.css';

export function Broken({ error, reset }: ErrorComponentProps) {
  return (
    <main className={classes.broken}>
      <Problem error={error} again={reset} />
    </main>
  );
}
