// The list as it is narrowed, as a file: CSV or vCard; and the way to bring one in, to cards that are there twice, to tags and the bin.
import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { Link, useRouterState } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CardType } from '../api/card-merges.ts';
import { useMe } from '../api/me.ts';
import * as links from '../app/links.ts';
import { asQuery, filtersOf } from '../contacts/card-filters.ts';
import { Icon } from '../design/icon.tsx';
import { ExportDialog } from './export-dialog.tsx';

export function CardsMenu({ type }: { type: CardType }) {
  const { t } = useTranslation();
  const me = useMe();
  const search = useRouterState({ select: ({ location }) => location.search as Record<string, unknown> });
  const { q, ...filters } = filtersOf(search);
  const narrowed: Record<string, string> = {
    ...(q ? { q } : {}),
    ...(asQuery(filters) as Record<string, string>),
  };
  const writes = me?.role !== 'read-only';
  const [exporting, setExporting] = useState(false);
  return (
    <>
      <Menu position="bottom-end" withinPortal={false} withInitialFocusPlaceholder={false}>
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
          <Menu.Item component={Link} to="/tags">
            {t('tags.title')}
          </Menu.Item>
          <Menu.Item component={Link} to="/bin">
            {t('bin.title')}
          </Menu.Item>
          {me?.mayExport && (
            <>
              <Menu.Label>{t('cards-menu.export')}</Menu.Label>
              <Menu.Item onClick={() => setExporting(true)}>{t('cards-menu.csv')}</Menu.Item>
              {(['vcard3', 'vcard4'] as const).map((format) => (
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
      {exporting && <ExportDialog type={type} narrowed={narrowed} close={() => setExporting(false)} />}
    </>
  );
}
