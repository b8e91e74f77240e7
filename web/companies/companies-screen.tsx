// All companies, by name; found by name or domain.
import { IconBuilding } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { companiesQuery, createCompany } from '../api/companies.ts';
import { CardsScreen } from '../contacts/cards-screen.tsx';
import { useTextInAddress } from '../design/use-text-in-address.ts';

export function CompaniesScreen() {
  const { t } = useTranslation();
  const found = useTextInAddress();
  const pages = useInfiniteQuery({ ...companiesQuery(found.q), placeholderData: keepPreviousData });
  return (
    <CardsScreen
      of="companies"
      icon={IconBuilding}
      found={found}
      pages={pages}
      make={(name) => createCompany({ name })}
      colour={(row) => row.name}
      middle={(row) => [row.domain, t('company.people', { count: row.people })]}
    />
  );
}
