// The rows of the list in the address, and going up and down in it.
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useMemo, useRef } from 'react';
import { conversationsQuery } from '../api/conversations.ts';
import * as links from '../app/links.ts';
import { listQueryOf } from './list-key.ts';

export function useList() {
  const { list = 'inbox', id } = useParams({ strict: false });
  const asked = useMemo(() => listQueryOf(list), [list]);
  const pages = useInfiniteQuery(conversationsQuery(asked));
  const rows = useMemo(() => pages.data?.pages.flatMap((page) => page.items) ?? [], [pages.data]);
  const navigate = useNavigate();
  const index = id ? rows.findIndex((row) => row.id === id) : -1;
  const lastIndex = useRef(0);
  if (index >= 0) lastIndex.current = index;

  /** Opens the row so many places further; a row that has left the list counts from where it was. */
  const step = (by: number) => {
    const from = index >= 0 ? index : id ? lastIndex.current - (by > 0 ? 1 : 0) : -1;
    const row = rows[Math.min(Math.max(from + by, 0), rows.length - 1)];
    if (row) void navigate(links.conversation(list, row.id));
  };
  /** After a row has left: opens the next one, or the one before, or shows the list. */
  const stepOff = () => {
    const row = rows[index + 1] ?? rows[index - 1];
    void navigate(row ? links.conversation(list, row.id) : links.list(list));
  };
  return { list, id, asked, pages, rows, index, step, stepOff, total: pages.data?.pages[0]?.total };
}
