// The correspondence with any set of customers: named in the address, added and taken away above it.
import { Button, Modal } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { companiesQuery } from '../api/companies.ts';
import { contactsQuery } from '../api/contacts.ts';
import { correspondenceHeadQuery } from '../api/correspondence.ts';
import * as links from '../app/links.ts';
import { Choices } from '../design/choices.tsx';
import { EmptyState } from '../design/empty-state.tsx';
import { Icon } from '../design/icon.tsx';
import { Page } from '../design/page.tsx';
import { Problem } from '../design/problem.tsx';
import classes from './correspondence.module.css';
import { Correspondence } from './correspondence.tsx';

export function CorrespondenceScreen() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { of = '' } = useSearch({ strict: false }) as { of?: string };
  const [adding, setAdding] = useState(false);
  const all = of ? of.split(',') : [];
  const found = useQuery({
    ...correspondenceHeadQuery({ of }),
    enabled: of !== '',
    placeholderData: keepPreviousData,
  });
  const named = of ? (found.data?.of ?? []) : [];
  const show = (next: string[]) =>
    void navigate({
      to: '.',
      replace: true,
      search: ((before: object) => ({
        ...before,
        of: next.length > 0 ? next.join(',') : undefined,
      })) as never,
    });
  const names = named.map(({ name }) => name);
  return (
    <Page wide title={names.length > 0 ? titleOf(names) : t('correspondence.title')}>
      <div className={classes.head}>
        {named.map((record) => {
          const isHere = (one: string) =>
            one.endsWith(`-${record.id}`) && one.startsWith(record.type === 'contact' ? 'contact' : '');
          const keys = all.filter(
            (one) => isHere(one) && (record.type === 'contact') === one.startsWith('contact'),
          );
          return (
            <span key={`${record.type}-${record.id}`} className={classes.one}>
              <Link {...links.record(record)}>{record.name}</Link>
              {keys.some((one) => one.startsWith('group')) && ` (${t('letters.group')})`}
              <Button
                variant="subtle"
                color="gray"
                size="compact-xs"
                aria-label={t('letters.leave-out', { name: record.name })}
                onClick={() => show(all.filter((one) => !keys.includes(one)))}
              >
                <Icon of={IconX} size={13} />
              </Button>
            </span>
          );
        })}
        <Button
          size="compact-sm"
          leftSection={<Icon of={IconPlus} size={14} />}
          onClick={() => setAdding(true)}
        >
          {t('letters.add')}
        </Button>
      </div>
      {of === '' && <EmptyState title={t('letters.nobody.title')} words={t('letters.nobody.words')} />}
      {found.isError ? (
        <Problem error={found.error} again={() => void found.refetch()} />
      ) : (
        of !== '' && <Correspondence of={of} />
      )}
      {adding && (
        <Add
          close={() => setAdding(false)}
          add={(one) => {
            setAdding(false);
            if (!all.includes(one)) show([...all, one]);
          }}
        />
      )}
    </Page>
  );
}

/** A hundred names are no title. */
const titleOf = (names: string[]): string =>
  names.slice(0, 3).join(', ') + (names.length > 3 ? ` +${names.length - 3}` : '');

function Add({ close, add }: { close: () => void; add: (one: string) => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const q = useDeferredValue(text.trim());
  const companies = useInfiniteQuery({ ...companiesQuery(q), placeholderData: keepPreviousData });
  const contacts = useInfiniteQuery({ ...contactsQuery(q), placeholderData: keepPreviousData });
  const late =
    q !== text.trim() || [companies, contacts].some((one) => one.isPlaceholderData || one.isPending);
  return (
    <Modal opened onClose={close} title={t('letters.add')} closeButtonProps={{ 'aria-label': t('close') }}>
      <Choices
        label={t('letters.find-customer')}
        text={text}
        setText={setText}
        late={late}
        choices={[
          ...(companies.data?.pages[0]?.items ?? []).slice(0, 8).map(({ id, name, domain }) => ({
            key: `company-${id}`,
            group: t('nav.companies'),
            words: name,
            quiet: domain,
            act: () => add(`company-${id}`),
          })),
          ...(contacts.data?.pages[0]?.items ?? []).slice(0, 8).map(({ id, name, address, company }) => ({
            key: `contact-${id}`,
            group: t('nav.contacts'),
            words: name,
            quiet: company?.name ?? address,
            act: () => add(`contact-${id}`),
          })),
        ]}
      />
    </Modal>
  );
}
