// All cards of one sort: found while typing, narrowed, ordered, walked with the keyboard, changed many at once, made anew.
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ComponentProps, useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ManyAct } from '../api/cards.ts';
import { useMe } from '../api/me.ts';
import * as links from '../app/links.ts';
import { CardsMenu } from '../card-imports/cards-menu.tsx';
import { EmptyState } from '../design/empty-state.tsx';
import { FindField } from '../design/find-field.tsx';
import { Icon } from '../design/icon.tsx';
import { Page } from '../design/page.tsx';
import { Problem } from '../design/problem.tsx';
import { useFormat } from '../design/use-format.ts';
import type { useTextInAddress } from '../design/use-text-in-address.ts';
import { ActProgress } from './act-progress.tsx';
import { asQuery, filterKeys, type useFilters } from './card-filters.ts';
import { CardFiltersBar } from './card-filters-bar.tsx';
import { type CardRow, CardsList } from './cards-list.tsx';
import classes from './cards-screen.module.css';
import { ColumnsMenu, OrderMenu } from './columns-menu.tsx';
import { CustomerTabs } from './customer-tabs.tsx';
import { ManyBar } from './many-bar.tsx';
import { NewCard, type NewCardInput } from './new-card.tsx';
import { useActOnMany } from './use-act-on-many.ts';

type CardsPage = { items: CardRow[]; next?: string; total?: { count: number; capped: boolean } };
type Props = {
  of: 'contacts' | 'companies';
  icon: ComponentProps<typeof EmptyState>['icon'];
  found: ReturnType<typeof useTextInAddress>;
  narrowed: ReturnType<typeof useFilters>;
  pages: UseInfiniteQueryResult<InfiniteData<CardsPage>>;
  make: (input: NewCardInput) => Promise<{ id: string }>;
};

export function CardsScreen({ of, icon, found, narrowed, pages, make }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const mayWrite = useMe()?.role !== 'read-only';
  const { text, setText, q } = found;
  const [making, setMaking] = useState(false);
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [all, setAll] = useState(false);
  const first = useRef<() => void>(undefined);
  const rows = pages.data?.pages.flatMap((page) => page.items) ?? [];
  const total = pages.data?.pages[0]?.total;
  const type = of === 'contacts' ? 'contact' : 'company';
  const list = JSON.stringify([q, narrowed.filters]);
  const isNarrowed = q !== '' || filterKeys.some((key) => narrowed.filters[key]);
  const isEmpty = pages.isSuccess && rows.length === 0 && !pages.hasNextPage;
  const setChosen = useCallback((next: ReadonlySet<string>) => {
    setAll(false);
    setPicked(next);
  }, []);
  const clear = () => setChosen(new Set());
  useEffect(clear, [list]);
  const chosen = all ? new Set(rows.map(({ id }) => id)) : picked;
  const many = useActOnMany(type);
  const actOnChosen = async (what: ManyAct) => {
    const { order: _, ...narrowing } = asQuery(narrowed.filters);
    const done = await many.act(all ? { q, ...narrowing } : [...picked], what);
    if (done && (what.act === 'bin' || all)) clear();
  };
  return (
    <Page
      wide
      title={t(`nav.${of}`)}
      words={total && t(`${of}.total`, { count: total.count, shown: format.count(total) })}
      actions={
        <>
          <CardsMenu type={type} />
          {mayWrite && (
            <Button leftSection={<Icon of={IconPlus} />} onClick={() => setMaking(true)}>
              {t(`${of}.new`)}
            </Button>
          )}
        </>
      }
    >
      <CustomerTabs />
      <FindField label={t(`${of}.find`)} text={text} setText={setText} enter={() => first.current?.()} />
      <div className={classes.tools}>
        <CardFiltersBar of={of} {...narrowed} />
        <div className={classes.right}>
          <OrderMenu order={narrowed.filters.order} set={(order) => narrowed.set({ order })} />
          <ColumnsMenu of={of} />
        </div>
      </div>
      {many.running && <ActProgress running={many.running} undo={many.undo} ended={many.ended} />}
      {chosen.size > 0 && (
        <ManyBar
          chosen={[...chosen].map((id) => ({ type, id }))}
          count={chosen.size}
          all={all}
          total={total}
          busy={many.busy}
          act={actOnChosen}
          chooseAll={() => setAll(true)}
          clear={clear}
        />
      )}
      {pages.isError && <Problem error={pages.error} again={() => void pages.refetch()} />}
      {rows.length > 0 && (
        <CardsList
          key={list}
          type={type}
          label={t(`nav.${of}`)}
          rows={rows}
          pages={pages}
          chosen={chosen}
          setChosen={setChosen}
          mayChoose={mayWrite}
          first={first}
        />
      )}
      {isEmpty && isNarrowed && q === '' && (
        <EmptyState icon={icon} title={t('filter.nobody.title')} words={t('filter.nobody.words')} />
      )}
      {isEmpty && (q !== '' || !isNarrowed) && (
        <EmptyState
          icon={icon}
          title={t(`${of}.${isNarrowed ? 'none' : 'empty'}.title`)}
          words={t(`${of}.${isNarrowed ? 'none' : 'empty'}.words`)}
        />
      )}
      {making && (
        <NewCard
          of={of}
          close={() => setMaking(false)}
          make={async (input) => {
            const made = await make(input);
            await navigate(links.record({ type, id: made.id }, 'card'));
          }}
        />
      )}
    </Page>
  );
}
