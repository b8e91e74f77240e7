// What is done with the chosen: cards of all, never for all, with progress.
import { Button, Checkbox, Progress } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UnfiledNarrowing, UnfiledRow } from '../api/unfiled.ts';
import { useFormat } from '../design/use-format.ts';
import classes from './unfiled.module.css';
import type { useUnfiledActs } from './use-unfiled-acts.ts';

type Props = {
  rows: UnfiledRow[];
  chosen: string[];
  choose: (addresses: string[]) => void;
  acts: ReturnType<typeof useUnfiledActs>;
  narrowing: UnfiledNarrowing;
  total: { count: number; capped: boolean } | undefined;
};

export function UnfiledBulk({ rows, chosen, choose, acts, narrowing, total }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const all = chosen.length === rows.length;
  const { progress } = acts;
  const [found, setFound] = useState(false);
  const isNever = narrowing.standing === 'never';
  // Whoever takes one out no longer means all that the filter finds.
  const allFound = found && all && total !== undefined;
  const beyond = all && !found && total !== undefined && (total.capped || total.count > rows.length);
  const count = allFound ? total.count : chosen.length;
  const shown = allFound ? format.count(total) : format.number(chosen.length);
  const run = async (what: 'make' | 'never') => {
    const { standing, all: everybody, q } = narrowing;
    const done = allFound
      ? acts.onFound({ standing, all: everybody, q }, what, total.count)
      : (what === 'make' ? acts.makeMany : acts.never)(chosen);
    if (!(await done)) return;
    choose([]);
    setFound(false);
  };
  return (
    <div className={classes.bar}>
      <Checkbox
        checked={all}
        indeterminate={chosen.length > 0 && !all}
        onChange={() => {
          setFound(false);
          choose(all ? [] : rows.map(({ address }) => address));
        }}
        label={t('unfiled.choose-all', { count: rows.length, shown: format.number(rows.length) })}
      />
      {beyond && (
        <Button variant="subtle" disabled={Boolean(progress)} onClick={() => setFound(true)}>
          {t('many.choose-all', { count: total.count, shown: format.count(total) })}
        </Button>
      )}
      {allFound && (
        <span aria-live="polite">
          {t('many.all-chosen', { count: total.count, shown: format.count(total) })}
        </span>
      )}
      <span className={classes.grow}>
        {progress && progress.of > 1 && (
          <Progress
            value={(100 * progress.done) / progress.of}
            aria-label={t('unfiled.progress', { ...progress })}
          />
        )}
      </span>
      {chosen.length > 0 && (
        <>
          {!isNever && (
            <Button
              variant="subtle"
              color="gray"
              disabled={Boolean(progress)}
              onClick={() => void run('never')}
            >
              {t('unfiled.never-chosen', { count, shown })}
            </Button>
          )}
          <Button variant="filled" loading={Boolean(progress)} onClick={() => void run('make')}>
            {t('unfiled.make-chosen', { count, shown })}
          </Button>
        </>
      )}
    </div>
  );
}
