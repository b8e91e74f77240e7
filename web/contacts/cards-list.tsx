// Cards as rows: virtual, so that ten thousand scroll as ten; j and k go through them, x chooses, Enter opens.
import { Checkbox } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { Link, useRouterState } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CompanyRow, ContactRow } from '../../contract/customers.ts';
import * as links from '../app/links.ts';
import { Avatar } from '../design/avatar.tsx';
import { useKeys } from '../design/keys.ts';
import { useCells } from './card-cell.tsx';
import { type ColumnKey, useColumns, widthOf } from './card-columns.ts';
import classes from './cards-list.module.css';

export type CardRow = ContactRow | CompanyRow;
type Props = {
  type: 'contact' | 'company';
  label: string;
  rows: CardRow[];
  pages: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown };
  chosen: ReadonlySet<string>;
  setChosen: (chosen: ReadonlySet<string>) => void;
  mayChoose: boolean;
  /** Is set to what goes to the first row. */
  first: RefObject<(() => void) | undefined>;
};

/** Pixels, line included. */
const rowHeight = 49;
/** How far each visit's list was scrolled, by its entry in the browser's history. */
const places = new Map<string, number>();

export function CardsList({ type, label, rows, pages, chosen, setChosen, mayChoose, first }: Props) {
  const { t } = useTranslation();
  const cell = useCells();
  const columns = useShownColumns(type);
  const template = `30px minmax(0, 1.3fr) ${columns.map(widthOf).join(' ')}`;
  const visit = useRouterState({ select: (state) => state.location.state.__TSR_key ?? '' });
  const list = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const [at, setAt] = useState(-1);
  const lastChosen = useRef(-1);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => list.current?.closest('main') ?? null,
    estimateSize: () => rowHeight,
    getItemKey: (index) => rows[index]!.id,
    overscan: 12,
    scrollMargin: top,
    initialOffset: places.get(visit) ?? 0,
  });
  const shown = virtual.getVirtualItems();
  const lastShown = shown.at(-1)?.index ?? 0;

  useLayoutEffect(() => {
    const page = list.current?.closest('main');
    if (!page) return;
    setTop(topWithin(page, list.current!));
    page.scrollTop = places.get(visit) ?? 0;
    return () => void places.set(visit, page.scrollTop);
  }, [visit]);
  useLayoutEffect(() => {
    // What stands above the list may have grown: filters, what is to be done with those chosen.
    const page = list.current?.closest('main');
    if (page) setTop(topWithin(page, list.current!));
  });
  useEffect(() => {
    if (lastShown >= rows.length - 40 && pages.hasNextPage && !pages.isFetchingNextPage)
      void pages.fetchNextPage();
  }, [lastShown, rows.length, pages.hasNextPage, pages.isFetchingNextPage, pages.fetchNextPage]);

  const go = (index: number) => {
    const wanted = Math.min(Math.max(index, 0), rows.length - 1);
    setAt(wanted);
    virtual.scrollToIndex(wanted, { align: 'auto' });
    // It may be there already, or come with the scrolling.
    requestAnimationFrame(() =>
      list.current?.querySelector<HTMLElement>(`[data-index="${wanted}"]`)?.focus({ preventScroll: true }),
    );
  };
  first.current = () => go(0);
  const choose = (index: number, through = false) => {
    const row = rows[index];
    if (!row || !mayChoose) return;
    const next = new Set(chosen);
    const from = through && lastChosen.current >= 0 ? Math.min(lastChosen.current, index) : index;
    const to = through && lastChosen.current >= 0 ? Math.max(lastChosen.current, index) : index;
    const isOn = !chosen.has(row.id);
    for (const one of rows.slice(from, to + 1)) isOn ? next.add(one.id) : next.delete(one.id);
    lastChosen.current = index;
    setChosen(next);
  };
  useKeys({
    j: () => go(at + 1),
    k: () => go(at - 1),
    x: at >= 0 && mayChoose ? () => choose(at) : undefined,
    ArrowDown: at >= 0 ? () => go(at + 1) : undefined,
    ArrowUp: at >= 0 ? () => go(at - 1) : undefined,
  });
  const hasAll = rows.length > 0 && rows.every(({ id }) => chosen.has(id));

  return (
    <>
      <div className={classes.line}>
        {mayChoose && (
          <Checkbox
            size="xs"
            aria-label={t('many.choose-shown')}
            checked={hasAll}
            indeterminate={!hasAll && chosen.size > 0}
            onChange={() => setChosen(hasAll ? new Set() : new Set(rows.slice(0, 5000).map(({ id }) => id)))}
          />
        )}
        <div
          className={`${classes.columns} ${classes.heads}`}
          style={{ gridTemplateColumns: template }}
          aria-hidden
        >
          <span />
          {(['name', ...columns] as const).map((key) => (
            <span key={key} data-column={key}>
              {key !== 'name' ? t(`column.${key}`) : t(type === 'contact' ? 'card.name' : 'company.name')}
            </span>
          ))}
        </div>
      </div>
      <div
        ref={list}
        role="list"
        aria-label={label}
        className={classes.list}
        style={{ height: virtual.getTotalSize() }}
      >
        {shown.map(({ index, start, key }) => {
          const row = rows[index]!;
          return (
            <div
              key={key}
              role="listitem"
              aria-setsize={pages.hasNextPage ? -1 : rows.length}
              aria-posinset={index + 1}
              className={`${classes.item} ${classes.line}`}
              data-chosen={chosen.has(row.id) || undefined}
              style={{ transform: `translateY(${start - top}px)` }}
            >
              {mayChoose && (
                <Checkbox
                  size="xs"
                  aria-label={t('many.choose', { name: row.name })}
                  checked={chosen.has(row.id)}
                  onChange={(event) => choose(index, (event.nativeEvent as MouseEvent).shiftKey)}
                />
              )}
              <Link
                {...links.record({ type, id: row.id })}
                state={{ fromList: true }}
                preload={false}
                data-index={index}
                onFocus={() => setAt(index)}
                className={`${classes.columns} ${classes.row}`}
                style={{ gridTemplateColumns: template }}
              >
                <Avatar
                  name={row.name}
                  of={'address' in row ? row.address || row.name : row.name}
                  picture={'picture' in row && row.picture ? links.picture(row.id, row.picture) : undefined}
                />
                <span className={classes.name}>{row.name}</span>
                {columns.map((column) => (
                  <span key={column} className={classes.cell} data-column={column}>
                    {cell(row, column)}
                  </span>
                ))}
              </Link>
            </div>
          );
        })}
      </div>
    </>
  );
}

/** Whole pixels, so that the same place is the same number however far one has scrolled. */
const topWithin = (page: Element, list: Element): number =>
  Math.round(list.getBoundingClientRect().top - page.getBoundingClientRect().top + page.scrollTop);

/** Of the chosen columns as many as there is room for. */
function useShownColumns(type: 'contact' | 'company'): ColumnKey[] {
  const { shown } = useColumns(type === 'contact' ? 'contacts' : 'companies');
  const isNarrow = useMediaQuery('(max-width: 900px)', undefined, { getInitialValueInEffect: false });
  if (!isNarrow) return [...shown];
  const times = shown.filter((key) => key === 'mail' || key === 'created').slice(-1);
  return [...shown.filter((key) => key !== 'mail' && key !== 'created').slice(0, 1), ...times];
}
