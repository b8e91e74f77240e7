// The page of one card, whatever its sort: what can be written in place, deleting, and all conversations beside it.
import { Button } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import type { UseQueryResult } from '@tanstack/react-query';
import { useNavigate, useParams, useRouter, useRouterState } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CappedCount } from '../../contract/shared.ts';
import { queryClient } from '../api/query-client.ts';
import * as links from '../app/links.ts';
import { CardFacts } from '../correspondence/card-facts.tsx';
import { Correspondence } from '../correspondence/correspondence.tsx';
import { FilesTab } from '../correspondence/files-tab.tsx';
import { Avatar } from '../design/avatar.tsx';
import { Icon } from '../design/icon.tsx';
import { useKeys } from '../design/keys.ts';
import { Page } from '../design/page.tsx';
import { Problem } from '../design/problem.tsx';
import { problemWords } from '../design/problem-words.ts';
import { toast } from '../design/toast.ts';
import { useFormat } from '../design/use-format.ts';
import classes from './card-screen.module.css';
import { type CardTab, CardTabs } from './card-tabs.tsx';

type Card = {
  name: string;
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
  patch: (id: string, patch: Patch) => Promise<unknown>;
  remove: (id: string) => Promise<unknown>;
  restore: (id: string) => Promise<unknown>;
  /** By what the card's picture gets its colour. */
  colour: (card: One) => string;
  /** Beside the name, before what all cards say. */
  words: (card: One) => ReactNode;
  facts: (card: One, save: SaveCard<Patch>) => ReactNode;
  /** Tabs between the correspondence and the card. */
  tabs?: (card: One) => CardTab[];
};

export function CardScreen<One extends Card, Patch>(props: Props<One, Patch>) {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const router = useRouter();
  const { id = '' } = useParams({ strict: false });
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
    for (const queryKey of [[type, id], [plural], ['conversations']])
      void queryClient.invalidateQueries({ queryKey });
  };
  const fail = (error: unknown) => toast(problemWords(t, error), { look: 'late' });
  const save: SaveCard<Patch> = async (patch, before) => {
    await props.patch(id, patch);
    refresh();
    toast(t('toast.saved'), { undo: () => void props.patch(id, before).then(refresh).catch(fail) });
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
      back={all}
      goBack={goBack}
      title={card.name}
      sign={<Avatar name={card.name} of={props.colour(card)} size={36} />}
      words={
        <>
          {props.words(card)}
          {card.firstMailAt && <span>{t('card.since', { date: format.day(card.firstMailAt) })}</span>}
        </>
      }
      actions={
        <Button
          variant="subtle"
          color="gray"
          leftSection={<Icon of={IconTrash} />}
          onClick={() => void remove()}
        >
          {t('card.delete')}
        </Button>
      }
    >
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
                  {props.facts(card, save)}
                  <p className={classes.made}>
                    {t(`card.made.${card.madeBy}`, { date: format.day(card.createdAt) })}
                  </p>
                </section>
                <CardFacts type={type} id={id} />
              </div>
            ),
          },
        ]}
      />
    </Page>
  );
}
