// What narrows the found set: who, which company, mailbox, year, kind; a click adds the operator, another takes it away.
import { IconCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Facet, searchFacets } from '../api/search.ts';
import { Icon } from '../design/icon.tsx';
import { problemWords } from '../design/problem-words.ts';
import { useFormat } from '../design/use-format.ts';
import classes from './facets.module.css';
import { isNarrowedBy, narrowed, widened } from './narrow-query.ts';

const groups = ['who', 'company', 'mailbox', 'year', 'kind'] as const;

export function Facets({ q, ask }: { q: string; ask: (q: string) => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const facets = useQuery({ ...searchFacets(q), enabled: q !== '' });
  const found = facets.data;
  if (facets.isError) return <p className={classes.words}>{problemWords(t, facets.error)}</p>;
  if (!found) return <div role="status" aria-label={t('loading')} className={classes.loading} />;
  const say = t as unknown as (key: string, options: object) => string;
  const nameOf = (group: string, { name }: Facet) =>
    group === 'kind' ? say(`search.kind.${name}`, { defaultValue: name }) : name;
  const shown = groups.filter((group) => found[group].length > 0);
  return (
    <div aria-busy={facets.isPlaceholderData || undefined}>
      {found.capped && (
        <p className={classes.words}>{t('search.facets-capped', { shown: format.number(found.counted) })}</p>
      )}
      {shown.length === 0 && <p className={classes.words}>{t('search.facets-none')}</p>}
      {shown.map((group) => (
        <section key={group} className={classes.group}>
          <h2 className={classes.head}>{t(`search.facet.${group}`)}</h2>
          {found[group].map((facet) => {
            const isOn = isNarrowedBy(q, facet.narrow);
            return (
              <button
                key={facet.narrow}
                type="button"
                className={classes.facet}
                aria-pressed={isOn}
                title={facet.narrow}
                onClick={() => ask(isOn ? widened(q, facet.narrow) : narrowed(q, facet.narrow))}
              >
                <span className={classes.name}>
                  {nameOf(group, facet)}
                  {facet.detail && <span className={classes.detail}> {facet.detail}</span>}
                </span>
                <span className={`${classes.count} numbers`}>
                  {format.count({ count: facet.count, capped: found.capped })}
                </span>
                {isOn && <Icon of={IconCheck} size={14} />}
              </button>
            );
          })}
        </section>
      ))}
    </div>
  );
}
