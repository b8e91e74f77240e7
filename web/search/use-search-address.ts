// What is searched, as it stands in the address: going back, a link and a view find the same again.
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { SearchForm, SearchSort } from '../api/views.ts';
import * as links from '../app/links.ts';

export type SearchState = { q: string; as: SearchForm; sort: SearchSort; view?: string };

export function useSearchAddress() {
  const given = useSearch({ strict: false }) as links.SearchAddress;
  const navigate = useNavigate();
  const { q = '', as = 'mails', view } = given;
  const state: SearchState = { q, as, sort: given.sort ?? links.usualSort(as), ...(view ? { view } : {}) };
  const [text, setText] = useState(q);
  // What is being typed wins over an address that only lags behind it, such as one without the last space.
  useEffect(() => {
    if (text.trim() !== q) setText(q);
  }, [q]);
  useEffect(() => {
    const wanted = text.trim();
    if (wanted === q) return;
    const wait = setTimeout(() => go({ q: wanted }), 250);
    return () => clearTimeout(wait);
  }, [text]);

  /** Typing replaces the entry in the history; choosing adds one. */
  const go = (change: Partial<SearchState>, { replace = true }: { replace?: boolean } = {}) => {
    const { q: wanted, ...more } = { ...state, ...change };
    void navigate({ ...links.found(wanted, more), replace });
  };
  return {
    ...state,
    text,
    setText,
    /** At once: words that were chosen, not typed. */
    ask: (wanted: string) => {
      setText(wanted);
      go({ q: wanted.trim() }, { replace: false });
    },
    go,
  };
}
