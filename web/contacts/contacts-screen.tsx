// All contacts, by name; found by name, address or company.
import { IconAddressBook } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { contactsQuery, createContact } from '../api/contacts.ts';
import { useTextInAddress } from '../design/use-text-in-address.ts';
import { CardsScreen } from './cards-screen.tsx';

export function ContactsScreen() {
  const found = useTextInAddress();
  const pages = useInfiniteQuery({ ...contactsQuery(found.q), placeholderData: keepPreviousData });
  return (
    <CardsScreen
      of="contacts"
      icon={IconAddressBook}
      found={found}
      pages={pages}
      make={(name) => createContact({ name })}
      colour={(row) => row.address || row.name}
      middle={(row) => [row.company?.name, row.address]}
    />
  );
}
