// All contacts, by name; found by name or address.
import { Button } from '@mantine/core';
import { IconAddressBook, IconPlus } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { contactsQuery, createContact } from '../api/contacts.ts';
import * as links from '../app/links.ts';
import { Avatar } from '../design/avatar.tsx';
import { EmptyState } from '../design/empty-state.tsx';
import { FindField } from '../design/find-field.tsx';
import { Icon } from '../design/icon.tsx';
import { MoreButton } from '../design/more-button.tsx';
import { Page } from '../design/page.tsx';
import { Problem } from '../design/problem.tsx';
import { useFormat } from '../design/use-format.ts';
import classes from './cards-list.module.css';
import { CustomerTabs } from './customer-tabs.tsx';
import { NewCard } from './new-card.tsx';

export function ContactsScreen() {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const [making, setMaking] = useState(false);
  const q = useDeferredValue(text.trim());
  const pages = useInfiniteQuery({ ...contactsQuery(q), placeholderData: keepPreviousData });
  const rows = pages.data?.pages.flatMap((page) => page.items) ?? [];
  const total = pages.data?.pages[0]?.total;
  return (
    <Page
      wide
      title={t('nav.contacts')}
      words={total && t('contacts.total', { count: total.count, shown: format.count(total) })}
      actions={
        <Button leftSection={<Icon of={IconPlus} />} onClick={() => setMaking(true)}>
          {t('contacts.new')}
        </Button>
      }
    >
      <CustomerTabs />
      <FindField label={t('contacts.find')} text={text} setText={setText} />
      {pages.isError && <Problem error={pages.error} again={() => void pages.refetch()} />}
      {rows.length > 0 && (
        <div className={classes.list}>
          {rows.map((row) => (
            <Link key={row.id} {...links.record({ type: 'contact', id: row.id })} className={classes.row}>
              <Avatar name={row.name} of={row.address || row.name} />
              <span className={classes.name}>{row.name}</span>
              <span className={classes.quiet}>{row.company?.name}</span>
              <span className={classes.quiet}>{row.address}</span>
              <span className={classes.short}>{row.responsible?.name}</span>
              <span className={`${classes.date} numbers`}>
                {row.lastMailAt && format.short(row.lastMailAt)}
              </span>
            </Link>
          ))}
        </div>
      )}
      <MoreButton pages={pages} />
      {pages.isSuccess && rows.length === 0 && (
        <EmptyState
          icon={IconAddressBook}
          title={t(q ? 'contacts.none.title' : 'contacts.empty.title')}
          words={t(q ? 'contacts.none.words' : 'contacts.empty.words')}
        />
      )}
      {making && (
        <NewCard
          title={t('contacts.new')}
          label={t('card.name')}
          close={() => setMaking(false)}
          make={async (name) => {
            const made = await createContact({ name });
            await navigate(links.record({ type: 'contact', id: made.id }));
          }}
        />
      )}
    </Page>
  );
}
