// What is done with the chosen: cards of all, never for all, with progress.
import { Button, Checkbox, Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { UnfiledRow } from '../api/unfiled.ts';
import { useFormat } from '../design/use-format.ts';
import classes from './unfiled.module.css';
import type { useUnfiledActs } from './use-unfiled-acts.ts';

type Props = {
  rows: UnfiledRow[];
  chosen: string[];
  choose: (addresses: string[]) => void;
  acts: ReturnType<typeof useUnfiledActs>;
  isNever: boolean;
};

export function UnfiledBulk({ rows, chosen, choose, acts, isNever }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const all = chosen.length === rows.length;
  const { progress } = acts;
  const shown = format.number(chosen.length);
  const run = async (act: (addresses: string[]) => Promise<boolean>) => {
    if (await act(chosen)) choose([]);
  };
  return (
    <div className={classes.bar}>
      <Checkbox
        checked={all}
        indeterminate={chosen.length > 0 && !all}
        onChange={() => choose(all ? [] : rows.map(({ address }) => address))}
        label={t('unfiled.choose-all', { count: rows.length, shown: format.number(rows.length) })}
      />
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
              onClick={() => void run(acts.never)}
            >
              {t('unfiled.never-chosen', { count: chosen.length, shown })}
            </Button>
          )}
          <Button variant="filled" loading={Boolean(progress)} onClick={() => void run(acts.makeMany)}>
            {t('unfiled.make-chosen', { count: chosen.length, shown })}
          </Button>
        </>
      )}
    </div>
  );
}
