// Before anything is typed: one's latest searches, or how to begin.
import { ActionIcon, Button } from '@mantine/core';
import { IconHistory, IconSearch, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { forgetSearches, recentSearches } from '../api/search.ts';
import * as links from '../app/links.ts';
import { EmptyState } from '../design/empty-state.tsx';
import { Icon } from '../design/icon.tsx';
import { problemWords } from '../design/problem-words.ts';
import { toast } from '../design/toast.ts';
import classes from './search-start.module.css';

export function SearchStart({ ask }: { ask: (q: string) => void }) {
  const { t } = useTranslation();
  const recent = useQuery(recentSearches);
  const items = recent.data?.items ?? [];
  const forget = (id?: string) =>
    void forgetSearches(id).catch((error) => toast(problemWords(t, error), { look: 'late' }));
  if (items.length === 0)
    return (
      <div className={classes.start}>
        {!recent.isPending && (
          <EmptyState icon={IconSearch} title={t('search.start.title')} words={t('search.start.words')} />
        )}
      </div>
    );
  return (
    <section className={classes.start} aria-labelledby="recent-searches">
      <div className={classes.line}>
        <h2 id="recent-searches" className={classes.head}>
          {t('search.recent')}
        </h2>
        <Button variant="subtle" color="gray" size="compact-sm" onClick={() => forget()}>
          {t('search.forget-all')}
        </Button>
      </div>
      <ul className={classes.recent}>
        {items.map(({ id, q }) => (
          <li key={id} className={classes.one}>
            <Link
              {...links.found(q)}
              className={classes.link}
              onClick={(event) => {
                if (event.ctrlKey || event.metaKey || event.shiftKey) return;
                event.preventDefault();
                ask(q);
              }}
            >
              <Icon of={IconHistory} />
              <span className={classes.q}>{q}</span>
            </Link>
            <ActionIcon aria-label={t('search.forget', { q })} onClick={() => forget(id)}>
              <Icon of={IconX} />
            </ActionIcon>
          </li>
        ))}
      </ul>
    </section>
  );
}
