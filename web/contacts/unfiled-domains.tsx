// The same people by domain: a whole company looked at, or refused, at once.
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type UnfiledNarrowing, unfiledDomainsQuery } from '../api/unfiled.ts';
import { Avatar } from '../design/avatar.tsx';
import { Chip } from '../design/chip.tsx';
import { Problem } from '../design/problem.tsx';
import { useFormat } from '../design/use-format.ts';
import classes from './unfiled.module.css';
import { UnfiledEmpty } from './unfiled-empty.tsx';
import { UnfiledPeople } from './unfiled-people.tsx';
import { useUnfiledActs } from './use-unfiled-acts.ts';

export function UnfiledDomains({ narrowing }: { narrowing: UnfiledNarrowing }) {
  const { t } = useTranslation();
  const format = useFormat();
  const acts = useUnfiledActs();
  const [open, setOpen] = useState<string>();
  const found = useQuery(unfiledDomainsQuery(narrowing));
  const items = found.data?.items ?? [];
  return (
    <>
      {found.isError && <Problem error={found.error} again={() => void found.refetch()} />}
      {items.length > 0 && (
        <div role="list" aria-label={t('unfiled.by-domain')} className={classes.list}>
          {items.map((item) => (
            <div key={item.domain} role="listitem" className={classes.item}>
              <div className={classes.domain}>
                <Avatar name={item.company?.name ?? item.domain} of={item.domain} size={24} />
                <span className={classes.name}>{item.domain}</span>
                {item.company && <Chip>{item.company.name}</Chip>}
                <span className={`${classes.quiet} ${classes.grow}`}>
                  {t('unfiled.people', { count: item.people, shown: format.number(item.people) })} ·{' '}
                  {t('review.mails', { count: item.mails, shown: format.number(item.mails) })} ·{' '}
                  {format.short(item.lastAt)}
                </span>
                <Button
                  aria-expanded={open === item.domain}
                  aria-label={t('unfiled.show-people', { domain: item.domain })}
                  onClick={() => setOpen(open === item.domain ? undefined : item.domain)}
                >
                  {t('unfiled.show')}
                </Button>
                {narrowing.standing === 'open' && (
                  <Button
                    variant="subtle"
                    color="gray"
                    aria-label={t('unfiled.never-domain', { domain: item.domain })}
                    onClick={() => void acts.never([`@${item.domain}`])}
                  >
                    {t('unfiled.never')}
                  </Button>
                )}
              </div>
              {open === item.domain && (
                <div className={classes.inside}>
                  <UnfiledPeople narrowing={{ ...narrowing, domain: item.domain }} label={item.domain} />
                </div>
              )}
            </div>
          ))}
        </div>
      )}
      {found.isSuccess && items.length === 0 && <UnfiledEmpty narrowing={narrowing} />}
    </>
  );
}
