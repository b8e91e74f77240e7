// One list of conversations: virtual, by day, worked with the keyboard or by selecting many.
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../api/me.ts';
import { useKeys } from '../design/keys.ts';
import { Problem } from '../design/problem.tsx';
import { useFormat } from '../design/use-format.ts';
import { BulkBar } from './bulk-bar.tsx';
import classes from './conversation-list.module.css';
import { ConversationRow } from './conversation-row.tsx';
import { EmptyList } from './empty-list.tsx';
import { ListHeader } from './list-header.tsx';
import { useActs } from './use-acts.ts';
import { useList } from './use-list.ts';
import { withHeads } from './with-heads.ts';

export function ConversationList() {
  const { t } = useTranslation();
  const format = useFormat();
  const { list, id, asked, pages, rows, index, step, total } = useList();
  const acts = useActs();
  const compact = useMe()?.preferences.density === 'compact';
  const scroll = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const lastChosen = useRef<string>(undefined);

  const items = useMemo(() => withHeads(rows, format), [rows, format]);
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroll.current,
    estimateSize: (at) => (items[at]!.kind === 'head' ? 31 : compact ? 52 : 88),
    getItemKey: (at) => items[at]!.key,
    overscan: 8,
  });
  const shown = virtual.getVirtualItems();
  const lastShown = shown.at(-1)?.index ?? 0;

  useEffect(() => virtual.measure(), [compact, items, virtual]);
  useEffect(() => {
    if (lastShown >= items.length - 15 && pages.hasNextPage && !pages.isFetchingNextPage)
      void pages.fetchNextPage();
  }, [lastShown, items.length, pages.hasNextPage, pages.isFetchingNextPage, pages.fetchNextPage]);
  useEffect(() => {
    const at = items.findIndex((item) => item.kind === 'row' && item.row.id === id);
    if (at >= 0)
      virtual.scrollToIndex(at > 0 && items[at - 1]!.kind === 'head' ? at - 1 : at, { align: 'auto' });
  }, [id, index >= 0]);

  const choose = (row: string, range: boolean) => {
    const next = new Set(chosen);
    const from = rows.findIndex((one) => one.id === lastChosen.current);
    const to = rows.findIndex((one) => one.id === row);
    if (range && from >= 0)
      for (const one of rows.slice(Math.min(from, to), Math.max(from, to) + 1)) next.add(one.id);
    else if (!next.delete(row)) next.add(row);
    lastChosen.current = row;
    setChosen(next);
  };
  const clear = () => setChosen(new Set());
  const many = [...chosen].filter((one) => rows.some((row) => row.id === one));

  useKeys({
    j: () => step(1),
    k: () => step(-1),
    x: id ? () => choose(id, false) : undefined,
    Escape: many.length ? clear : undefined,
    'ctrl+a': rows.length ? () => setChosen(new Set(rows.map((row) => row.id))) : undefined,
    ...(many.length > 0 ? { e: () => bulk('handled', true), i: () => bulk('read', true) } : {}),
  });
  const bulk = (kind: 'handled' | 'read' | 'starred', value: boolean) => {
    clear();
    if (kind === 'handled') void acts.handled(many, value);
    else if (kind === 'read') void acts.read(many, value);
    else void acts.star(many, value);
  };

  return (
    <section role={id ? undefined : 'main'} className={classes.pane} aria-label={t('list.label')}>
      {many.length > 0 ? (
        <BulkBar count={many.length} act={bulk} clear={clear} inbox={asked.box === 'inbox'} />
      ) : (
        <ListHeader list={list} total={total} />
      )}
      <div ref={scroll} className={classes.scroll} tabIndex={-1}>
        {pages.isError && rows.length === 0 && (
          <Problem error={pages.error} again={() => void pages.refetch()} />
        )}
        {pages.isSuccess && rows.length === 0 && <EmptyList list={list} />}
        {pages.isPending && <div className={classes.loading} role="status" aria-label={t('loading')} />}
        {rows.length > 0 && (
          <div role="list" className={classes.rows} style={{ height: virtual.getTotalSize() }}>
            {shown.map(({ index: at, start, size, key }) => {
              const item = items[at]!;
              const place = { transform: `translateY(${start}px)`, height: size };
              if (item.kind === 'head')
                return (
                  <div key={key} role="listitem" className={classes.head} style={place}>
                    <h2>{item.words}</h2>
                  </div>
                );
              return (
                <div key={key} role="listitem" className={classes.item} style={place}>
                  <ConversationRow
                    row={item.row}
                    list={list}
                    compact={compact}
                    open={item.row.id === id}
                    chosen={chosen.has(item.row.id)}
                    choosing={many.length > 0}
                    choose={choose}
                    star={(value) => void acts.star([item.row.id], value)}
                  />
                </div>
              );
            })}
          </div>
        )}
      </div>
    </section>
  );
}
