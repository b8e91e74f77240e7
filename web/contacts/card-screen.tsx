// The page of one card, whatever its sort: its correspondence and its other parts as tabs, what can be written in place, deleting.
import type { UseQueryResult } from '@tanstack/react-query';
import { useNavigate, useParams, useRouter, useRouterState } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RelationRef, Stage } from '../../contract/customers.ts';
import type { CappedCount, UserRef } from '../../contract/shared.ts';
import { queryClient } from '../api/query-client.ts';
import { ApiProblem } from '../api/request.ts';
import * as links from '../app/links.ts';
import { CardFacts } from '../correspondence/card-facts.tsx';
import { Correspondence } from '../correspondence/correspondence.tsx';
import { FilesTab } from '../correspondence/files-tab.tsx';
import { Avatar } from '../design/avatar.tsx';
import { useKeys } from '../design/keys.ts';
import { Page } from '../design/page.tsx';
import { Problem } from '../design/problem.tsx';
import { problemWords } from '../design/problem-words.ts';
import { toast } from '../design/toast.ts';
import { useFormat } from '../design/use-format.ts';
import { CardNotices } from '../merges/card-notices.tsx';
import { CardActions } from './card-actions.tsx';
import { CardHistory } from './card-history.tsx';
import classes from './card-screen.module.css';
import { type CardTab, CardTabs } from './card-tabs.tsx';
import { CardWords } from './card-words.tsx';

type Card = {
  id: string;
  revision: number;
  name: string;
  relation?: RelationRef;
  stage: Stage;
  tags: string[];
  responsible?: UserRef;
  madeBy: 'person' | 'itself' | 'import';
  createdAt: string;
  firstMailAt?: string;
  conversations: CappedCount;
  group?: { parentId?: string | undefined }[];
};
/** Writes a change; `before` is what undo writes. */
export type SaveCard<Patch> = (patch: Patch, before: Patch) => Promise<void>;
type Props<One extends Card, Patch> = {
  type: 'contact' | 'company';
  card: UseQueryResult<One>;
  patch: (id: string, patch: Patch & { revision?: number }) => Promise<One>;
  remove: (id: string) => Promise<unknown>;
  restore: (id: string) => Promise<unknown>;
  /** By what the card's picture gets its colour. */
  colour: (card: One) => string;
  /** Address of its picture, if there is one. */
  picture?: (card: One) => string | undefined;
  /** Beside the name, before what all cards say. */
  words: (card: One) => ReactNode;
  facts: (card: One, save: SaveCard<Patch>, refresh: () => void) => ReactNode;
  /** Tabs between the correspondence and the card. */
  tabs?: (card: One) => CardTab[];
};

export function CardScreen<One extends Card, Patch>(props: Props<One, Patch>) {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const router = useRouter();
  const { id = '', tab } = useParams({ strict: false });
  const isFromList = useRouterState({ select: (state) => state.location.state.fromList === true });
  const { type } = props;
  const plural = type === 'contact' ? 'contacts' : 'companies';
  const all = `/${plural}` as const;
  const goBack = isFromList ? () => router.history.back() : undefined;
  useKeys({ Escape: goBack ?? (() => void navigate({ to: all })) });

  const card = props.card.data;
  if (!card)
    return (
      <Page title="" back={all} goBack={goBack}>
        {props.card.isError && <Problem error={props.card.error} />}
      </Page>
    );

  const refresh = () => {
    for (const queryKey of [[type, id], [plural], ['conversations'], ['tags'], ['bin']])
      void queryClient.invalidateQueries({ queryKey });
  };
  const fail = (error: unknown) => toast(problemWords(t, error), { look: 'late' });
  const { revision } = card;
  const save: SaveCard<Patch> = async (patch, before) => {
    try {
      const after = await props.patch(id, { ...patch, revision });
      refresh();
      toast(t('toast.saved'), {
        undo: () =>
          void props
            .patch(id, { ...before, revision: after.revision })
            .then(refresh)
            .catch(fail),
      });
    } catch (error) {
      // Somebody else was here: what stands there now comes into view.
      if (error instanceof ApiProblem && error.status === 409) refresh();
      throw error;
    }
  };
  const remove = async () => {
    try {
      await props.remove(id);
      refresh();
      toast(t('toast.card-deleted', { name: card.name }), {
        undo: () =>
          void props
            .restore(id)
            .then(() => navigate(links.record({ type, id })))
            .then(refresh)
            .catch(fail),
      });
      await navigate({ to: all });
    } catch (error) {
      fail(error);
    }
  };
  return (
    <Page
      wide
      tight
      back={all}
      goBack={goBack}
      title={card.name}
      sign={<Avatar name={card.name} of={props.colour(card)} size={36} picture={props.picture?.(card)} />}
      words={
        <CardWords card={card}>
          {props.words(card)}
          {card.firstMailAt && <span>{t('card.since', { date: format.day(card.firstMailAt) })}</span>}
        </CardWords>
      }
      actions={<CardActions type={type} id={id} mayEdit={tab !== 'card'} remove={() => void remove()} />}
    >
      <CardNotices type={type} id={id} />
      <CardTabs
        record={{ type, id }}
        tabs={[
          {
            key: 'correspondence',
            label: t('correspondence.title'),
            count: format.count(card.conversations),
            content: (
              <Correspondence
                of={`${type}-${id}`}
                list={links.recordList({ type, id })}
                group={card.group?.some(({ parentId }) => parentId === id) ? `group-${id}` : undefined}
              />
            ),
          },
          {
            key: 'files',
            label: t('files-tab.title'),
            content: <FilesTab of={`${type}-${id}`} list={links.recordList({ type, id })} />,
          },
          ...(props.tabs?.(card) ?? []),
          {
            key: 'card',
            label: t('card.title'),
            content: (
              <div className={classes.columns}>
                <section className={classes.card} aria-label={t('card.title')}>
                  {props.facts(card, save, refresh)}
                </section>
                <div>
                  <CardFacts type={type} id={id} />
                  <CardHistory type={type} card={card} refresh={refresh} />
                </div>
              </div>
            ),
          },
        ]}
      />
    </Page>
  );
}
