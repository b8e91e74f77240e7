// The filters of a list of cards: what is chosen stands as chips that take themselves away, the rest behind one button.
import { Button, MultiSelect, Popover, Select } from '@mantine/core';
import { IconFilter, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { relationsQuery, tagsQuery } from '../api/cards.ts';
import { companyQuery } from '../api/companies.ts';
import { usersQuery } from '../api/users.ts';
import '../design/forms.css';
import { Icon } from '../design/icon.tsx';
import { languages } from '../languages/languages.ts';
import { type FilterKey, filterKeys, type useFilters } from './card-filters.ts';
import classes from './card-filters-bar.module.css';
import { languageName } from './language-name.ts';
import { stages, useRelationName } from './relation-name.ts';

type Props = ReturnType<typeof useFilters> & { of: 'contacts' | 'companies' };
type Offer = { value: string; label: string }[];

const days = ['30', '90', '365'];
/** Languages people are written to in, beside those of the screen. */
const moreLanguages = ['de', 'fr', 'es', 'it', 'uk', 'cs', 'da', 'sv', 'tr'];

export function CardFiltersBar({ of, filters, set }: Props) {
  const { t } = useTranslation();
  const offers = useOffers(of);
  const company = useQuery({
    ...companyQuery(filters.company ?? ''),
    enabled: Boolean(filters.company),
  }).data;
  const chosen = filterKeys.filter((key) => filters[key]);
  const words = (key: FilterKey): string => {
    const value = filters[key]!;
    if (key === 'company') return company?.name ?? '…';
    const label = (one: string) => offers[key].find((offer) => offer.value === one)?.label ?? '…';
    return value.split(',').map(label).join(' + ');
  };
  return (
    <div className={classes.bar}>
      <Popover position="bottom-start" width={320} trapFocus>
        <Popover.Target>
          <Button size="xs" leftSection={<Icon of={IconFilter} size={14} />}>
            {t('filter.title')}
          </Button>
        </Popover.Target>
        <Popover.Dropdown aria-label={t('filter.title')}>
          <div className={classes.form}>
            {filterKeys
              .filter((key) => key !== 'company' && (key !== 'language' || of === 'contacts'))
              .map((key) =>
                key === 'tags' ? (
                  <MultiSelect
                    key={key}
                    label={t('filter.tags')}
                    data={offers.tags}
                    value={filters.tags?.split(',') ?? []}
                    searchable
                    clearable
                    maxValues={10}
                    openOnFocus={false}
                    nothingFoundMessage={t('choices.none')}
                    comboboxProps={{ withinPortal: false }}
                    onChange={(tags) => set({ tags: tags.join(',') || undefined })}
                  />
                ) : (
                  <Select
                    key={key}
                    label={t(`filter.${key}`)}
                    placeholder={t('filter.any')}
                    openOnFocus={false}
                    data={offers[key]}
                    value={filters[key] ?? null}
                    searchable
                    clearable
                    nothingFoundMessage={t('choices.none')}
                    comboboxProps={{ withinPortal: false }}
                    onChange={(value) => set({ [key]: value ?? undefined })}
                  />
                ),
              )}
          </div>
        </Popover.Dropdown>
      </Popover>
      {chosen.map((key) => (
        <button
          key={key}
          type="button"
          className={classes.chosen}
          aria-label={t('filter.remove', { what: `${t(`filter.${key}`)}: ${words(key)}` })}
          onClick={() => set({ [key]: undefined })}
        >
          <span className={classes.name}>{t(`filter.${key}`)}</span> {words(key)}
          <Icon of={IconX} size={12} />
        </button>
      ))}
      {chosen.length > 1 && (
        <Button
          size="compact-xs"
          variant="subtle"
          onClick={() => set(Object.fromEntries(filterKeys.map((key) => [key, undefined])))}
        >
          {t('filter.clear')}
        </Button>
      )}
    </div>
  );
}

function useOffers(of: 'contacts' | 'companies'): Record<Exclude<FilterKey, 'company'> | 'company', Offer> {
  const { t, i18n } = useTranslation();
  const nameOf = useRelationName();
  const none = { value: 'none', label: t('filter.none') };
  const count = of === 'contacts' ? 'contacts' : 'companies';
  return {
    relation: [
      ...(useQuery(relationsQuery).data?.items ?? []).map((one) => ({ value: one.id, label: nameOf(one) })),
      none,
    ],
    stage: [...stages.map((value) => ({ value, label: t(`stage.${value}`) })), none],
    tags: (useQuery(tagsQuery).data?.items ?? [])
      .filter((one) => one[count].count > 0)
      .map((one) => ({ value: one.id, label: one.name })),
    responsible: [
      ...(useQuery(usersQuery).data?.items ?? []).map((one) => ({ value: one.id, label: one.name })),
      { value: 'none', label: t('card.nobody') },
    ],
    company: [],
    language: [...languages.map(({ code }) => code as string), ...moreLanguages].map((value) => ({
      value,
      label: languageName(value, i18n.language),
    })),
    mail: days.map((value) => ({ value, label: t('filter.days', { count: Number(value) }) })),
    quiet: days.map((value) => ({ value, label: t('filter.days', { count: Number(value) }) })),
    madeBy: (['person', 'itself', 'import'] as const).map((value) => ({
      value,
      label: t(`filter.made.${value}`),
    })),
  };
}
