// The columns a list of cards can show, and those each person has chosen, remembered on the server.
import { patchMe, useMe } from '../api/me.ts';

export const columnsOf = {
  contacts: [
    'company',
    'address',
    'phone',
    'job',
    'relation',
    'stage',
    'tags',
    'language',
    'birthday',
    'responsible',
    'madeBy',
    'created',
    'mail',
  ],
  companies: [
    'domain',
    'people',
    'phone',
    'city',
    'country',
    'vat',
    'website',
    'parent',
    'relation',
    'stage',
    'tags',
    'responsible',
    'madeBy',
    'created',
    'mail',
  ],
} as const;
export type ColumnKey = (typeof columnsOf)['contacts' | 'companies'][number];

const usual: Record<'contacts' | 'companies', ColumnKey[]> = {
  contacts: ['company', 'address', 'responsible', 'mail'],
  companies: ['domain', 'people', 'responsible', 'mail'],
};

/** Shares of the width; dates have their pixels. */
export const widthOf = (key: ColumnKey): string =>
  key === 'mail' || key === 'created'
    ? '112px'
    : key === 'people'
      ? '110px'
      : key === 'stage' || key === 'language' || key === 'madeBy'
        ? 'minmax(0, 0.6fr)'
        : key === 'address' || key === 'tags'
          ? 'minmax(0, 1.3fr)'
          : 'minmax(0, 1fr)';

export function useColumns(of: 'contacts' | 'companies') {
  const me = useMe();
  const preference = of === 'contacts' ? 'contactColumns' : 'companyColumns';
  const kept = me?.preferences[preference] ?? [];
  const all = columnsOf[of] as readonly ColumnKey[];
  const known = all.filter((key) => kept.includes(key));
  const shown = known.length > 0 ? known : usual[of];
  return {
    all,
    shown,
    toggle: (key: ColumnKey) => {
      const next = shown.includes(key)
        ? shown.filter((one) => one !== key)
        : all.filter((one) => one === key || shown.includes(one));
      return patchMe({ preferences: { [preference]: next.length > 0 ? next : [] } });
    },
    reset: () => patchMe({ preferences: { [preference]: [] } }),
  };
}
