// Found things as rows: virtual, so that ten thousand scroll as ten; j and k go through them, Enter opens, coming back finds the place.
import { useRouterState } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useKeys } from '../design/keys.ts';
import classes from './found-list.module.css';

/** What the part of a row that takes the keyboard must carry. */
export type RowProps = { 'data-index': number; onFocus: () => void };
type Props<Row> = {
  label: string;
  rows: Row[];
  keyOf: (row: Row) => string;
  /** Pixels, about; each row is measured when it is there. */
  height: number;
  pages: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown };
  first: RefObject<(() => void) | undefined>;
  /** Above the rows, scrolling with them. */
  above?: ReactNode;
  /** Instead of rows. */
  empty?: ReactNode;
  row: (row: Row, props: RowProps) => ReactNode;
};

/** How far each visit's list was scrolled, by its entry in the browser's history. */
const places = new Map<string, number>();

export function FoundList<Row>({ label, rows, keyOf, height, pages, first, above, empty, row }: Props<Row>) {
  const visit = useRouterState({ select: (state) => state.location.state.__TSR_key ?? '' });
  const scroll = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const [at, setAt] = useState(-1);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => height,
    getItemKey: (index) => keyOf(rows[index]!),
    overscan: 8,
    scrollMargin: top,
    initialOffset: places.get(visit) ?? 0,
  });
  const shown = virtual.getVirtualItems();
  const lastShown = shown.at(-1)?.index ?? 0;

  useLayoutEffect(() => {
    if (list.current && list.current.offsetTop !== top) setTop(list.current.offsetTop);
  });
  useLayoutEffect(() => {
    const page = scroll.current;
    if (!page) return;
    page.scrollTop = places.get(visit) ?? 0;
    const note = () => void places.set(visit, page.scrollTop);
    page.addEventListener('scroll', note, { passive: true });
    return () => page.removeEventListener('scroll', note);
  }, [visit]);
  useEffect(() => {
    if (lastShown >= rows.length - 20 && pages.hasNextPage && !pages.isFetchingNextPage)
      void pages.fetchNextPage();
  }, [lastShown, rows.length, pages.hasNextPage, pages.isFetchingNextPage, pages.fetchNextPage]);

  const go = (index: number) => {
    if (rows.length === 0) return;
    const wanted = Math.min(Math.max(index, 0), rows.length - 1);
    setAt(wanted);
    virtual.scrollToIndex(wanted, { align: 'auto' });
    const focus = () => {
      const row = list.current?.querySelector<HTMLElement>(`[data-index="${wanted}"] [data-index]`);
      row?.focus({ preventScroll: true });
      return Boolean(row);
    };
    // It is there already, so that Enter may follow at once, or comes with the scrolling.
    if (!focus()) requestAnimationFrame(focus);
  };
  first.current = () => go(0);
  useKeys({
    j: () => go(at + 1),
    k: () => go(at - 1),
    ArrowDown: at >= 0 ? () => go(at + 1) : undefined,
    ArrowUp: at >= 0 ? () => go(at - 1) : undefined,
  });

  return (
    <div ref={scroll} className={classes.scroll} tabIndex={-1}>
      {above}
      {rows.length === 0 ? (
        empty
      ) : (
        <div
          ref={list}
          role="list"
          aria-label={label}
          className={classes.list}
          style={{ height: virtual.getTotalSize() }}
        >
          {shown.map(({ index, start, key }) => (
            <div
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              role="listitem"
              aria-setsize={pages.hasNextPage ? -1 : rows.length}
              aria-posinset={index + 1}
              className={classes.item}
              style={{ transform: `translateY(${start - top}px)` }}
            >
              {row(rows[index]!, { 'data-index': index, onFocus: () => setAt(index) })}
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
