// People in mail who have no card: the most frequent or the latest first, each a click from becoming one, or never.
import { SegmentedControl, Switch } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type UnfiledNarrowing, unfiledQuery } from '../api/unfiled.ts';
import { FindField } from '../design/find-field.tsx';
import { Page } from '../design/page.tsx';
import { useFormat } from '../design/use-format.ts';
import { useTextInAddress } from '../design/use-text-in-address.ts';
import { CustomerTabs } from './customer-tabs.tsx';
import classes from './unfiled.module.css';
import { UnfiledDomains } from './unfiled-domains.tsx';
import { UnfiledPeople } from './unfiled-people.tsx';

/** How the list is looked at, kept in the address. */
export type UnfiledLook = { q?: string; by?: 'recent' | 'name' | 'domain'; all?: true; never?: true };

export function UnfiledScreen() {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const { by, all, never } = useSearch({ strict: false }) as UnfiledLook;
  const { text, setText, q } = useTextInAddress();
  const narrowing: UnfiledNarrowing = {
    sort: by === 'recent' || by === 'name' ? by : 'frequent',
    standing: never ? 'never' : 'open',
    all: Boolean(all),
    q,
  };
  const total = useInfiniteQuery(unfiledQuery(narrowing)).data?.pages[0]?.total;
  const look = (change: { [Key in keyof UnfiledLook]?: UnfiledLook[Key] | undefined }) =>
    void navigate({
      to: '/unfiled',
      search: (before) => ({ ...before, ...change }) as UnfiledLook,
      replace: true,
    });
  return (
    <Page
      wide
      title={t('nav.unfiled')}
      words={total && t('unfiled.total', { count: total.count, shown: format.count(total) })}
    >
      <CustomerTabs />
      <FindField label={t('unfiled.find')} text={text} setText={setText} />
      <div className={classes.tools}>
        <SegmentedControl
          aria-label={t('unfiled.order')}
          value={by ?? 'frequent'}
          onChange={(value) =>
            look({ by: value === 'frequent' ? undefined : (value as NonNullable<UnfiledLook['by']>) })
          }
          data={[
            { value: 'frequent', label: t('unfiled.frequent') },
            { value: 'recent', label: t('unfiled.recent') },
            { value: 'name', label: t('unfiled.name') },
            { value: 'domain', label: t('unfiled.by-domain') },
          ]}
        />
        <Switch
          label={t('unfiled.all')}
          checked={Boolean(all)}
          onChange={(event) => look({ all: event.currentTarget.checked ? true : undefined })}
        />
        <Switch
          label={t('unfiled.show-never')}
          checked={Boolean(never)}
          onChange={(event) => look({ never: event.currentTarget.checked ? true : undefined })}
        />
      </div>
      {by === 'domain' ? (
        <UnfiledDomains narrowing={narrowing} />
      ) : (
        <UnfiledPeople key={`${narrowing.standing}`} narrowing={narrowing} label={t('nav.unfiled')} />
      )}
    </Page>
  );
}
