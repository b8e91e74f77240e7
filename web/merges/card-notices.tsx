// What a card's page says above all else: that it may be there twice, of what it was merged, that somebody has moved.
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Navigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import {
  type CardType,
  mergesQuery,
  movesQuery,
  patchMove,
  undoMerge,
  undoMove,
} from '../api/card-merges.ts';
import { companyQuery } from '../api/companies.ts';
import { contactQuery } from '../api/contacts.ts';
import { useMe } from '../api/me.ts';
import { queryClient } from '../api/query-client.ts';
import * as links from '../app/links.ts';
import { problemWords } from '../design/problem-words.ts';
import rows from '../design/rows.module.css';
import { toast } from '../design/toast.ts';
import { useFormat } from '../design/use-format.ts';
import { AlikeNotice } from './alike-notice.tsx';
import classes from './card-notices.module.css';

type Props = { type: CardType; id: string };
/** Days for which it is worth saying that somebody has moved. */
const movedLately = 60;

export function CardNotices({ type, id }: Props) {
  const contact = useQuery({ ...contactQuery(id), enabled: type === 'contact' }).data;
  const company = useQuery({ ...companyQuery(id), enabled: type === 'company' }).data;
  const card = contact ?? company;
  const writes = useMe()?.role !== 'read-only';
  // An address from before a merge leads to the card that was kept.
  if (card && card.id !== id) return <Navigate {...links.record({ type, id: card.id })} replace />;
  if (!card || !writes) return null;
  return (
    <div className={classes.notices}>
      <AlikeNotice type={type} id={id} />
      {type === 'contact' && <Moved id={id} name={card.name} />}
      <Merged type={type} id={id} />
    </div>
  );
}

function Moved({ id, name }: { id: string; name: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const move = useQuery(movesQuery(id)).data?.items[0];
  if (!move || Date.now() - Date.parse(move.at) > movedLately * 86_400_000) return null;
  const refresh = () => {
    for (const queryKey of [['contact', id], ['contacts'], ['conversations']])
      void queryClient.invalidateQueries({ queryKey });
  };
  const act = (work: Promise<unknown>) =>
    void work.then(refresh).catch((error) => toast(problemWords(t, error), { look: 'late' }));
  const mail = { count: move.conversations.count, shown: format.count(move.conversations) };
  return (
    <p className={classes.notice}>
      <span className={rows.grow}>
        {move.to
          ? t('moved.to', { name, from: move.from.name, to: move.to.name, date: format.day(move.at) })
          : t('moved.left', { name, from: move.from.name, date: format.day(move.at) })}{' '}
        {move.conversations.count > 0 && (
          <span className={rows.quiet}>
            {move.mail === 'stays'
              ? t('moved.stays', { ...mail, from: move.from.name })
              : t('moved.along', { ...mail, to: move.to?.name ?? '' })}
          </span>
        )}
      </span>
      {move.conversations.count > 0 && move.to && (
        <Button
          size="compact-sm"
          onClick={() => act(patchMove(id, move.id, move.mail === 'stays' ? 'moved' : 'stays'))}
        >
          {t(move.mail === 'stays' ? 'moved.take-along' : 'moved.leave')}
        </Button>
      )}
      <Button size="compact-sm" onClick={() => act(undoMove(id, move.id))}>
        {t('undo')}
      </Button>
    </p>
  );
}

function Merged({ type, id }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const merges = useQuery(mergesQuery(type, id)).data?.items ?? [];
  const part = (merge: string) =>
    undoMerge(merge)
      .then(() => {
        for (const queryKey of [[type], [`${type === 'contact' ? 'contacts' : 'companies'}`], ['duplicates']])
          void queryClient.invalidateQueries({ queryKey });
        toast(t('merge-cards.parted'));
      })
      .catch((error) => toast(problemWords(t, error), { look: 'late' }));
  return merges.slice(0, 3).map((merge) => (
    <p key={merge.id} className={classes.notice}>
      <span className={`${rows.grow} ${rows.quiet}`}>
        {t('merge-cards.consists', { name: merge.name, date: format.day(merge.at) })}
      </span>
      <Button size="compact-sm" onClick={() => void part(merge.id)}>
        {t('merge-cards.part')}
      </Button>
    </p>
  ));
}
