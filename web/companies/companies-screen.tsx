// All companies; found by name, domain or number.
import { IconBuilding } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { companiesQuery, createCompany } from '../api/companies.ts';
import { asQuery, useFilters } from '../contacts/card-filters.ts';
import { CardsScreen } from '../contacts/cards-screen.tsx';
import { useTextInAddress } from '../design/use-text-in-address.ts';

export function CompaniesScreen() {
  const found = useTextInAddress();
  const narrowed = useFilters();
  const pages = useInfiniteQuery({
    ...companiesQuery(found.q, asQuery(narrowed.filters)),
    placeholderData: keepPreviousData,
  });
  return (
    <CardsScreen
      of="companies"
      icon={IconBuilding}
      found={found}
      narrowed={narrowed}
      pages={pages}
      make={createCompany}
    />
  );
}
