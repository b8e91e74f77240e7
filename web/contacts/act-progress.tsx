// How far an act on very many cards has come, and the way to stop and undo it.
import { Button, Progress } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { cardActQuery } from '../api/cards.ts';
import { Problem } from '../design/problem.tsx';
import { useFormat } from '../design/use-format.ts';
import classes from './many-bar.module.css';
import type { RunningAct } from './use-act-on-many.ts';

type Props = { running: RunningAct; undo: (act: string) => void; ended: (changed: number) => void };

export function ActProgress({ running, undo, ended }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const found = useQuery(cardActQuery(running.act));
  const isOver = found.data?.running === false;
  useEffect(() => {
    if (isOver) ended(found.data!.done);
  });
  if (found.isError && !found.data) return <Problem error={found.error} again={() => void found.refetch()} />;
  const done = found.data?.done ?? 0;
  const total = Math.max(found.data?.total || running.total, 1);
  const words = t(running.undoing ? 'many.undoing' : 'many.running', {
    done: format.number(done),
    total: format.number(total),
  });
  return (
    <div className={classes.progress}>
      <span className="numbers" aria-live="polite">
        {words}
      </span>
      <Progress value={(100 * done) / total} aria-label={words} className={classes.line ?? ''} />
      {!running.undoing && (
        <Button size="xs" onClick={() => undo(running.act)}>
          {t('many.stop')}
        </Button>
      )}
    </div>
  );
}
