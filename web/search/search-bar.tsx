// Between the box and what was found: as what it is shown, what comes first, and on a narrow screen what narrows it.
import '@mantine/core/styles/Drawer.layer.css';
import { Button, Drawer } from '@mantine/core';
import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as links from '../app/links.ts';
import { Icon } from '../design/icon.tsx';
import { useIsPhone } from '../design/use-is-phone.ts';
import { Facets } from './facets.tsx';
import classes from './search-bar.module.css';
import type { SearchState } from './use-search-address.ts';

const forms = ['mails', 'conversations', 'addresses'] as const;
const sorts = ['date', 'relevance'] as const;

export function SearchBar({ q, as, sort, view, ask }: SearchState & { ask: (q: string) => void }) {
  const { t } = useTranslation();
  const [narrowing, setNarrowing] = useState(false);
  const isPhone = useIsPhone();
  const of = view ? { view } : {};
  return (
    <div className={classes.bar}>
      <nav className={classes.choice} aria-label={t('search.as')}>
        {forms.map((form) => (
          <Link
            key={form}
            {...links.found(q, { as: form, ...of })}
            replace
            activeOptions={{ exact: true }}
            className={classes.one}
            aria-current={form === as ? 'page' : undefined}
          >
            {t(`search.as-${form}`)}
          </Link>
        ))}
      </nav>
      {as !== 'conversations' && (
        <nav className={classes.choice} aria-label={t('search.sort')}>
          {sorts.map((one) => (
            <Link
              key={one}
              {...links.found(q, { as, sort: one, ...of })}
              replace
              activeOptions={{ exact: true }}
              className={classes.one}
              aria-current={one === sort ? 'true' : undefined}
            >
              {as === 'addresses' ? t(`search.sort-addresses-${one}`) : t(`search.sort-${one}`)}
            </Link>
          ))}
        </nav>
      )}
      <Button
        className={classes.narrow}
        leftSection={<Icon of={IconAdjustmentsHorizontal} />}
        onClick={() => setNarrowing(true)}
      >
        {t('search.narrow')}
      </Button>
      <Drawer
        opened={narrowing}
        onClose={() => setNarrowing(false)}
        title={t('search.narrow')}
        position={isPhone ? 'bottom' : 'right'}
        size={isPhone ? '82%' : 340}
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        <Facets q={q} ask={ask} />
      </Drawer>
    </div>
  );
}
