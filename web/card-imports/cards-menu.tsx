// The list as it is narrowed, as a file: CSV or vCard; and the way to bring one in, and to cards that are there twice.
import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { Link, useRouterState } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CardType } from '../api/card-merges.ts';
import { useMe } from '../api/me.ts';
import * as links from '../app/links.ts';
import { Icon } from '../design/icon.tsx';

const narrowing = [
  'q',
  'relation',
  'stage',
  'tags',
  'responsible',
  'madeBy',
  'mailSince',
  'quietSince',
  'company',
  'language',
  'order',
];

export function CardsMenu({ type }: { type: CardType }) {
  const { t } = useTranslation();
  const me = useMe();
  const search = useRouterState({ select: ({ location }) => location.search as Record<string, unknown> });
  const narrowed = Object.fromEntries(
    narrowing.flatMap((key) => (search[key] ? [[key, String(search[key])] as const] : [])),
  );
  const writes = me?.role !== 'read-only';
  if (!writes && !me?.mayExport) return null;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button rightSection={<Icon of={IconChevronDown} size={14} />}>{t('cards-menu.title')}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {writes && (
          <Menu.Item component={Link} to="/cards/import">
            {t('cards-menu.import')}
          </Menu.Item>
        )}
        {writes && (
          <Menu.Item component={Link} to="/cards/duplicates">
            {t('cards-menu.duplicates')}
          </Menu.Item>
        )}
        {me?.mayExport && (
          <>
            <Menu.Label>{t('cards-menu.export')}</Menu.Label>
            {(['csv', 'vcard3', 'vcard4'] as const).map((format) => (
              <Menu.Item
                key={format}
                component="a"
                href={links.exportedCards(type, narrowed, format)}
                download
              >
                {t(`cards-menu.${format}`)}
              </Menu.Item>
            ))}
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
