// All cards of one sort, by name: found while typing, walked with the keyboard, made anew.
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ComponentProps, type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as links from '../app/links.ts';
import { EmptyState } from '../design/empty-state.tsx';
import { FindField } from '../design/find-field.tsx';
import { Icon } from '../design/icon.tsx';
import { Page } from '../design/page.tsx';
import { Problem } from '../design/problem.tsx';
import { useFormat } from '../design/use-format.ts';
import type { useTextInAddress } from '../design/use-text-in-address.ts';
import { type CardRow, CardsList } from './cards-list.tsx';
import { CustomerTabs } from './customer-tabs.tsx';
import { NewCard } from './new-card.tsx';

type CardsPage<Row> = { items: Row[]; next?: string; total?: { count: number; capped: boolean } };
type Props<Row extends CardRow> = {
  of: 'contacts' | 'companies';
  icon: ComponentProps<typeof EmptyState>['icon'];
  found: ReturnType<typeof useTextInAddress>;
  pages: UseInfiniteQueryResult<InfiniteData<CardsPage<Row>>>;
  make: (name: string) => Promise<{ id: string }>;
  /** By what a card's picture gets its colour. */
  colour: (row: Row) => string;
  /** What stands between the name and the responsible. */
  middle: (row: Row) => [ReactNode, ReactNode];
};

export function CardsScreen<Row extends CardRow>({
  of,
  icon,
  found,
  pages,
  make,
  colour,
  middle,
}: Props<Row>) {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const { text, setText, q } = found;
  const [making, setMaking] = useState(false);
  const first = useRef<() => void>(undefined);
  const rows = pages.data?.pages.flatMap((page) => page.items) ?? [];
  const total = pages.data?.pages[0]?.total;
  const type = of === 'contacts' ? 'contact' : 'company';
  return (
    <Page
      wide
      title={t(`nav.${of}`)}
      words={total && t(`${of}.total`, { count: total.count, shown: format.count(total) })}
      actions={
        <Button leftSection={<Icon of={IconPlus} />} onClick={() => setMaking(true)}>
          {t(`${of}.new`)}
        </Button>
      }
    >
      <CustomerTabs />
      <FindField label={t(`${of}.find`)} text={text} setText={setText} enter={() => first.current?.()} />
      {pages.isError && <Problem error={pages.error} again={() => void pages.refetch()} />}
      {rows.length > 0 && (
        <CardsList
          key={q}
          type={type}
          label={t(`nav.${of}`)}
          rows={rows}
          pages={pages}
          colour={colour}
          middle={middle}
          heads={[
            t('card.name'),
            ...(type === 'contact'
              ? [t('record.company'), t('card.address')]
              : [t('card.domains'), t('company.people-title')]),
            t('card.responsible'),
            t('card.last-mail'),
          ]}
          first={first}
        />
      )}
      {pages.isSuccess && rows.length === 0 && (
        <EmptyState
          icon={icon}
          title={t(`${of}.${q ? 'none' : 'empty'}.title`)}
          words={t(`${of}.${q ? 'none' : 'empty'}.words`)}
        />
      )}
      {making && (
        <NewCard
          title={t(`${of}.new`)}
          label={t(of === 'contacts' ? 'card.name' : 'company.name')}
          close={() => setMaking(false)}
          make={async (name) => {
            const made = await make(name);
            await navigate(links.record({ type, id: made.id }, 'card'));
          }}
        />
      )}
    </Page>
  );
}
