// A page that broke while it was drawn, or did not come: says so, and offers to try again.
import type { ErrorComponentProps } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../design/problem.tsx';
import { problemWords } from '../design/problem-words.ts';
import { toast } from '../design/toast.ts';
import classes from './broken.module.css';
import { loadPageAgain, MissingPiece } from './piece.tsx';

export function Broken({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation();
  const isMissing = error instanceof MissingPiece;
  const isReplaced = isMissing && error.isReplaced;
  useEffect(() => {
    if (isReplaced) loadNewScreen();
  }, [isReplaced]);
  const again = async () => {
    // A browser may remember that a piece did not come; with the page it forgets.
    if (!isMissing) reset();
    else if (!(await loadPageAgain())) toast(problemWords(t, new MissingPiece(false)), { look: 'late' });
  };
  return (
    <main className={classes.broken}>
      <Problem error={error} again={() => void again()} />
    </main>
  );
}

/** After an update the pieces of the old screen are gone: the new one is loaded, by itself at most once a minute. */
function loadNewScreen(): void {
  const last = Number(sessionStorage.getItem('kontor.reloaded') ?? 0);
  if (Date.now() - last < 60_000) return;
  sessionStorage.setItem('kontor.reloaded', String(Date.now()));
  window.location.reload();
}
