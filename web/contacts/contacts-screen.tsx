// All contacts; found by name, address or company.
import { IconAddressBook } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { contactsQuery, createContact } from '../api/contacts.ts';
import { useTextInAddress } from '../design/use-text-in-address.ts';
import { asQuery, useFilters } from './card-filters.ts';
import { CardsScreen } from './cards-screen.tsx';

export function ContactsScreen() {
  const found = useTextInAddress();
  const narrowed = useFilters();
  const pages = useInfiniteQuery({
    ...contactsQuery(found.q, asQuery(narrowed.filters)),
    placeholderData: keepPreviousData,
  });
  return (
    <CardsScreen
      of="contacts"
      icon={IconAddressBook}
      found={found}
      narrowed={narrowed}
      pages={pages}
      make={createContact}
    />
  );
}
