// The command palette: go anywhere, find customers, search all mail.
import { Modal } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { signOut } from '../api/auth.ts';
import { companiesQuery } from '../api/companies.ts';
import { contactsQuery } from '../api/contacts.ts';
import { patchMe, useMe } from '../api/me.ts';
import { searchQuery } from '../api/search.ts';
import { Avatar } from '../design/avatar.tsx';
import { type Choice, Choices } from '../design/choices.tsx';
import { useFormat } from '../design/use-format.ts';
import * as links from './links.ts';
import { useMailPlaces } from './use-mail-places.ts';

export function Palette({ close }: { close: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const me = useMe();
  const [text, setText] = useState('');
  // Places follow each letter, so that Enter goes where the typed word says; what the server finds comes after.
  const typed = text.trim();
  const q = useDeferredValue(typed);
  const asked = { enabled: q.length > 1, placeholderData: keepPreviousData };
  const mailboxes = useMailPlaces();
  const companies = useInfiniteQuery({ ...companiesQuery(q), ...asked }).data?.pages[0]?.items ?? [];
  const contacts = useInfiniteQuery({ ...contactsQuery(q), ...asked }).data?.pages[0]?.items ?? [];
  const mails = useQuery({ ...searchQuery(q), ...asked }).data?.items ?? [];
  const admin = me?.role === 'admin';

  const does = (act: () => void) => () => {
    close();
    act();
  };
  const preferences = me?.preferences;
  const places: Choice[] = [
    ...(['inbox', 'unread', 'starred', 'sent', 'all', 'junk'] as const).map((key) => ({
      key,
      group: t('palette.go'),
      words: t(`list.${key}`),
      act: does(() => void navigate(links.list(key))),
    })),
    ...mailboxes.map((one) => ({
      key: `mailbox ${one.id}`,
      group: t('palette.go'),
      words: one.name,
      act: does(() => void navigate(links.list(`mailbox-${one.id}`))),
    })),
    {
      key: 'contacts',
      group: t('palette.go'),
      words: t('nav.contacts'),
      act: does(() => void navigate({ to: '/contacts' })),
    },
    {
      key: 'companies',
      group: t('palette.go'),
      words: t('nav.companies'),
      act: does(() => void navigate({ to: '/companies' })),
    },
    {
      key: 'mailboxes',
      group: t('palette.go'),
      words: t('nav.all-mailboxes'),
      act: does(() => void navigate({ to: '/mailboxes' })),
    },
    ...(admin
      ? [
          {
            key: 'connect',
            group: t('palette.go'),
            words: t('mailboxes.connect'),
            act: does(() => void navigate({ to: '/mailboxes/connect' })),
          },
          {
            key: 'import',
            group: t('palette.go'),
            words: t('mailboxes.import'),
            act: does(() => void navigate({ to: '/mailboxes/import' })),
          },
          {
            key: 'users',
            group: t('palette.go'),
            words: t('nav.users'),
            act: does(() => void navigate({ to: '/users' })),
          },
          {
            key: 'sign-in-servers',
            group: t('palette.go'),
            words: t('servers.title'),
            act: does(() => void navigate({ to: '/users/sign-in-servers' })),
          },
          {
            key: 'house',
            group: t('palette.go'),
            words: t('nav.house'),
            act: does(() => void navigate({ to: '/house' })),
          },
        ]
      : []),
    {
      key: 'me',
      group: t('palette.go'),
      words: t('me.title'),
      act: does(() => void navigate({ to: '/me' })),
    },
    {
      key: 'theme',
      group: t('palette.do'),
      words: t(preferences?.theme === 'dark' ? 'palette.light' : 'palette.dark'),
      act: does(
        () => void patchMe({ preferences: { theme: preferences?.theme === 'dark' ? 'light' : 'dark' } }),
      ),
    },
    {
      key: 'density',
      group: t('palette.do'),
      words: t(preferences?.density === 'compact' ? 'palette.comfortable' : 'palette.compact'),
      act: does(
        () =>
          void patchMe({
            preferences: { density: preferences?.density === 'compact' ? 'comfortable' : 'compact' },
          }),
      ),
    },
    {
      key: 'sign-out',
      group: t('palette.do'),
      words: t('me.sign-out'),
      act: does(() => void signOut().then(() => navigate({ to: '/sign-in' }))),
    },
  ];
  const fits = (choice: Choice) => choice.words.toLocaleLowerCase().includes(typed.toLocaleLowerCase());
  const found: Choice[] = typed
    ? [
        {
          key: 'search',
          group: t('palette.find'),
          words: t('palette.search', { q: typed }),
          act: does(() => void navigate(links.found(typed))),
        },
        ...companies.slice(0, 4).map((one) => ({
          key: `company ${one.id}`,
          group: t('nav.customers'),
          words: one.name,
          quiet: one.domain,
          sign: <Avatar name={one.name} size={20} />,
          act: does(() => void navigate(links.record({ type: 'company', id: one.id }))),
        })),
        ...contacts.slice(0, 4).map((one) => ({
          key: `contact ${one.id}`,
          group: t('nav.customers'),
          words: one.name,
          quiet: one.company?.name ?? one.address,
          sign: <Avatar name={one.name} of={one.address} size={20} />,
          act: does(() => void navigate(links.record({ type: 'contact', id: one.id }))),
        })),
        ...mails.slice(0, 5).map((one) => ({
          key: `mail ${one.id}`,
          group: t('palette.mails'),
          words: one.subject || t('subject.none'),
          quiet: `${one.from.name || one.from.address} · ${format.short(one.sentAt)}`,
          act: does(() => void navigate(links.conversation('all', one.conversationId))),
        })),
      ]
    : [];
  return (
    <Modal
      opened
      onClose={close}
      withCloseButton={false}
      yOffset="12dvh"
      centered={false}
      size={560}
      aria-label={t('palette.title')}
    >
      <Choices
        label={t('palette.hint')}
        text={text}
        setText={setText}
        choices={[...(typed ? places.filter(fits) : places), ...found]}
      />
    </Modal>
  );
}
