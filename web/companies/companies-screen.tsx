// All companies, by name; found by name or domain.
import { Button } from '@mantine/core';
import { IconBuilding, IconPlus } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { companiesQuery, createCompany } from '../api/companies.ts';
import * as links from '../app/links.ts';
import classes from '../contacts/cards-list.module.css';
import { CustomerTabs } from '../contacts/customer-tabs.tsx';
import { NewCard } from '../contacts/new-card.tsx';
import { Avatar } from '../design/avatar.tsx';
import { EmptyState } from '../design/empty-state.tsx';
import { FindField } from '../design/find-field.tsx';
import { Icon } from '../design/icon.tsx';
import { MoreButton } from '../design/more-button.tsx';
import { Page } from '../design/page.tsx';
import { Problem } from '../design/problem.tsx';
import { useFormat } from '../design/use-format.ts';

export function CompaniesScreen() {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const [making, setMaking] = useState(false);
  const q = useDeferredValue(text.trim());
  const pages = useInfiniteQuery({ ...companiesQuery(q), placeholderData: keepPreviousData });
  const rows = pages.data?.pages.flatMap((page) => page.items) ?? [];
  const total = pages.data?.pages[0]?.total;
  return (
    <Page
      wide
      title={t('nav.companies')}
      words={total && t('companies.total', { count: total.count, shown: format.count(total) })}
      actions={
        <Button leftSection={<Icon of={IconPlus} />} onClick={() => setMaking(true)}>
          {t('companies.new')}
        </Button>
      }
    >
      <CustomerTabs />
      <FindField label={t('companies.find')} text={text} setText={setText} />
      {pages.isError && <Problem error={pages.error} again={() => void pages.refetch()} />}
      {rows.length > 0 && (
        <div className={classes.list}>
          {rows.map((row) => (
            <Link
              key={row.id}
              {...links.record({ type: 'company', id: row.id })}
              className={`${classes.row} ${classes.company}`}
            >
              <Avatar name={row.name} />
              <span className={classes.name}>{row.name}</span>
              <span className={classes.quiet}>{row.domain}</span>
              <span className={classes.quiet}>{t('company.people', { count: row.people })}</span>
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
          icon={IconBuilding}
          title={t(q ? 'companies.none.title' : 'companies.empty.title')}
          words={t(q ? 'companies.none.words' : 'companies.empty.words')}
        />
      )}
      {making && (
        <NewCard
          title={t('companies.new')}
          label={t('company.name')}
          close={() => setMaking(false)}
          make={async (name) => {
            const made = await createCompany({ name });
            await navigate(links.record({ type: 'company', id: made.id }));
          }}
        />
      )}
    </Page>
  );
}
