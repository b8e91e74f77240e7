// Cards by name as rows: virtual, so that ten thousand scroll as ten; j and k go through them, Enter opens.
import { Link, useRouterState } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { UserRef } from '../../contract/shared.ts';
import * as links from '../app/links.ts';
import { Avatar } from '../design/avatar.tsx';
import { useKeys } from '../design/keys.ts';
import { useFormat } from '../design/use-format.ts';
import classes from './cards-list.module.css';

export type CardRow = { id: string; name: string; responsible?: UserRef; lastMailAt?: string };
type Props<Row extends CardRow> = {
  type: 'contact' | 'company';
  label: string;
  rows: Row[];
  pages: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown };
  colour: (row: Row) => string;
  middle: (row: Row) => [ReactNode, ReactNode];
  /** What stands above the columns. */
  heads: string[];
  /** Is set to what goes to the first row. */
  first: RefObject<(() => void) | undefined>;
};

/** Pixels, line included. */
const rowHeight = 49;
/** How far each visit's list was scrolled, by its entry in the browser's history. */
const places = new Map<string, number>();

export function CardsList<Row extends CardRow>(props: Props<Row>) {
  const { type, label, rows, pages, colour, middle, heads, first } = props;
  const columns = type === 'company' ? `${classes.columns} ${classes.company}` : classes.columns;
  const format = useFormat();
  const visit = useRouterState({ select: (state) => state.location.state.__TSR_key ?? '' });
  const list = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const [at, setAt] = useState(-1);
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
    setTop(list.current!.getBoundingClientRect().top - page.getBoundingClientRect().top + page.scrollTop);
    page.scrollTop = places.get(visit) ?? 0;
    return () => void places.set(visit, page.scrollTop);
  }, [visit]);
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
  useKeys({
    j: () => go(at + 1),
    k: () => go(at - 1),
    ArrowDown: at >= 0 ? () => go(at + 1) : undefined,
    ArrowUp: at >= 0 ? () => go(at - 1) : undefined,
  });

  return (
    <>
      <div className={`${columns} ${classes.heads}`} aria-hidden>
        <span />
        {heads.map((head) => (
          <span key={head}>{head}</span>
        ))}
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
          const [one, other] = middle(row);
          return (
            <div
              key={key}
              role="listitem"
              aria-setsize={pages.hasNextPage ? -1 : rows.length}
              aria-posinset={index + 1}
              className={classes.item}
              style={{ transform: `translateY(${start - top}px)` }}
            >
              <Link
                {...links.record({ type, id: row.id })}
                state={{ fromList: true }}
                preload={false}
                data-index={index}
                onFocus={() => setAt(index)}
                className={`${columns} ${classes.row}`}
              >
                <Avatar name={row.name} of={colour(row)} />
                <span className={classes.name}>{row.name}</span>
                <span className={classes.quiet}>{one}</span>
                <span className={classes.quiet}>{other}</span>
                <span className={classes.short}>{row.responsible?.name}</span>
                <span className={`${classes.date} numbers`}>
                  {row.lastMailAt && format.short(row.lastMailAt)}
                </span>
              </Link>
            </div>
          );
        })}
      </div>
    </>
  );
}
