// What was found as addresses: everybody in the found mails but ourselves and machines; to choose, copy, export.
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type FoundAddress, foundAddresses } from '../api/search.ts';
import type { SearchSort } from '../api/views.ts';
import { useFormat } from '../design/use-format.ts';
import { type Choice, choose, isChosen, nothingChosen } from './address-choice.ts';
import { AddressRow } from './address-row.tsx';
import classes from './addresses.module.css';
import { AddressesBar } from './addresses-bar.tsx';
import { FoundList } from './found-list.tsx';
import type { ResultProps } from './found-mails.tsx';
import { FoundStatus, NothingFound } from './found-status.tsx';

export function FoundAddresses({ q, sort, first, ask, remember }: ResultProps & { sort: SearchSort }) {
  const { t } = useTranslation();
  const format = useFormat();
  const pages = useInfiniteQuery(foundAddresses(q, sort === 'date' ? 'last' : 'count'));
  const page = pages.data?.pages[0];
  const hints = page?.hints ?? [];
  const all = useMemo(() => pages.data?.pages.flatMap(({ items }) => items) ?? [], [pages.data]);
  const [filter, setFilter] = useState('');
  const [choice, setChoice] = useState<Choice>(nothingChosen);
  const rows = useMemo(() => all.filter((one) => fits(one, filter)), [all, filter]);

  useEffect(() => {
    setChoice(nothingChosen);
    setFilter('');
  }, [q]);
  // A filter looks through all of them, not only through those that were scrolled to.
  useEffect(() => {
    if (filter !== '' && pages.hasNextPage && !pages.isFetchingNextPage) void pages.fetchNextPage();
  }, [filter, pages.hasNextPage, pages.isFetchingNextPage, pages.fetchNextPage]);

  return (
    <FoundList
      label={t('search.as-addresses')}
      rows={rows}
      keyOf={({ address }) => address}
      height={50}
      pages={pages}
      first={first}
      above={
        <>
          <FoundStatus
            q={q}
            hints={pages.isPlaceholderData ? [] : hints}
            ask={ask}
            words={
              page &&
              t('addresses.total', {
                count: page.total,
                shown: format.number(page.total),
                mails: format.count(page.mails),
              }) +
                (page.mails.capped
                  ? ` ${t('addresses.capped', { shown: format.number(page.mails.count) })}`
                  : '')
            }
          />
          {page && page.total > 0 && (
            <AddressesBar
              q={q}
              total={page.total}
              rows={rows}
              filter={filter}
              setFilter={setFilter}
              choice={choice}
              setChoice={setChoice}
              exported={remember}
            />
          )}
        </>
      }
      empty={
        filter === '' || !page ? (
          <NothingFound pages={pages} hints={hints} />
        ) : (
          <p className={classes.none}>{t('addresses.no-fit', { filter })}</p>
        )
      }
      row={(one, props) => (
        <AddressRow
          one={one}
          q={q}
          chosen={isChosen(choice, one.address)}
          choose={(value) => setChoice(choose(choice, [one.address], value))}
          {...props}
        />
      )}
    />
  );
}

function fits({ address, name, company }: FoundAddress, filter: string): boolean {
  const text = `${name} ${address} ${company?.name ?? ''}`.toLocaleLowerCase();
  return filter
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
