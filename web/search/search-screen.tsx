// Finding: one box; below it what was found as mails, conversations or addresses, and beside it what narrows it.
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { rememberSearch } from '../api/search.ts';
import { viewsQuery } from '../api/views.ts';
import '../design/forms.css';
import { useKeys } from '../design/keys.ts';
import { ViewActions } from '../views/view-actions.tsx';
import { Facets } from './facets.tsx';
import { FoundAddresses } from './found-addresses.tsx';
import { FoundConversations } from './found-conversations.tsx';
import { FoundMails } from './found-mails.tsx';
import { SearchBar } from './search-bar.tsx';
import { SearchBox } from './search-box.tsx';
import classes from './search-screen.module.css';
import { SearchStart } from './search-start.tsx';
import { useSearchAddress } from './use-search-address.ts';

export function SearchScreen() {
  const { t } = useTranslation();
  const address = useSearchAddress();
  const { q, as, sort, text, setText, ask } = address;
  const view = useQuery(viewsQuery).data?.items.find(({ id }) => id === address.view);
  const title = view?.name ?? t('search.title');
  const box = useRef<HTMLInputElement>(null);
  /** Set by the list to what goes to its first row. */
  const first = useRef<(() => void) | undefined>(undefined);
  const hasQuery = q !== '';

  useEffect(() => {
    document.title = `${title} · Kontor`;
    return () => {
      document.title = 'Kontor';
    };
  }, [title]);
  // Who opens the empty page wants to type; who comes back to what was found wants to read on.
  useEffect(() => {
    if (!hasQuery) box.current?.focus();
  }, [hasQuery]);
  useKeys({ Escape: () => box.current?.focus() });

  const result = { q, first, ask, remember: () => rememberSearch(q) };
  return (
    <main className={classes.page}>
      <header className={classes.head}>
        <div className={classes.titleLine}>
          <h1 className={classes.title}>{title}</h1>
          <ViewActions {...address} current={view} />
        </div>
        <SearchBox
          ref={box}
          text={text}
          setText={setText}
          enter={() => {
            ask(text);
            rememberSearch(text);
          }}
          toResults={() => first.current?.()}
        />
        {hasQuery && <SearchBar {...address} />}
      </header>
      {hasQuery ? (
        <div className={classes.body}>
          {as === 'mails' && <FoundMails {...result} sort={sort} />}
          {as === 'conversations' && <FoundConversations {...result} />}
          {as === 'addresses' && <FoundAddresses {...result} sort={sort} />}
          <aside className={classes.aside} aria-label={t('search.narrow')}>
            <Facets q={q} ask={ask} />
          </aside>
        </div>
      ) : (
        <SearchStart ask={ask} />
      )}
    </main>
  );
}
