// The history of a card as a list people read: who changed what from what to what, each to be undone from here.
import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CardChange, type CardType, changesQuery, undoChange } from '../api/cards.ts';
import { useMe } from '../api/me.ts';
import { Chip } from '../design/chip.tsx';
import { MoreButton } from '../design/more-button.tsx';
import { Problem } from '../design/problem.tsx';
import { problemWords } from '../design/problem-words.ts';
import { toast } from '../design/toast.ts';
import { useFormat } from '../design/use-format.ts';
import classes from './card-history.module.css';
import { useChangeWords } from './change-words.ts';

type Props = {
  type: CardType;
  card: { id: string; madeBy: 'person' | 'itself' | 'import'; createdAt: string };
  /** Asks again for all that shows the card. */
  refresh: () => void;
};

export function CardHistory({ type, card, refresh }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const me = useMe();
  const pages = useInfiniteQuery(changesQuery(type, card.id));
  const [busy, setBusy] = useState('');
  const words = useChangeWords();
  const changes = pages.data?.pages.flatMap((page) => page.items) ?? [];
  const undo = async (change: CardChange) => {
    setBusy(change.id);
    try {
      await undoChange(type, card.id, change.id);
      toast(t('history.undone'));
    } catch (error) {
      toast(problemWords(t, error), { look: 'late' });
    } finally {
      setBusy('');
      refresh();
    }
  };
  const who = (change: CardChange) =>
    change.by?.name ?? t(change.madeBy === 'itself' ? 'history.itself' : 'history.import');
  return (
    <section aria-label={t('history.title')} className={classes.history}>
      <h2 className={classes.title}>{t('history.title')}</h2>
      {pages.isError && <Problem error={pages.error} again={() => void pages.refetch()} />}
      <ol className={classes.list}>
        {changes.map((change) => {
          const said = words(change);
          return (
            <li key={change.id} className={classes.change}>
              <div className={classes.what}>
                <span className={classes.field}>{said.field}</span>{' '}
                {said.after === undefined ? null : (
                  <>
                    <span className={classes.before}>{said.before}</span>{' '}
                    <span role="img" aria-label={t('history.becomes')}>
                      →
                    </span>{' '}
                    <span className={classes.after}>{said.after}</span>
                  </>
                )}
              </div>
              <div className={classes.who}>
                {who(change)}, <time dateTime={change.at}>{format.since(change.at)}</time>
                {change.act !== 'edit' && said.act && <Chip>{said.act}</Chip>}
                {change.from && <Chip>{t('history.from-card', { name: change.from.name })}</Chip>}
                {change.undoneAt && <Chip>{t('history.is-undone')}</Chip>}
                {change.newest &&
                  !change.undoneAt &&
                  change.act !== 'restore' &&
                  me?.role !== 'read-only' && (
                    <Button
                      size="compact-xs"
                      variant="subtle"
                      loading={busy === change.id}
                      aria-label={t('history.undo', { field: said.field })}
                      onClick={() => void undo(change)}
                    >
                      {t('undo')}
                    </Button>
                  )}
              </div>
            </li>
          );
        })}
        {pages.isSuccess && !pages.hasNextPage && (
          <li className={classes.change}>
            <div className={classes.who}>
              {t(`card.made.${card.madeBy}`, { date: format.day(card.createdAt) })}
            </div>
          </li>
        )}
      </ol>
      <MoreButton pages={pages} />
    </section>
  );
}
