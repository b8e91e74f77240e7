// Takes what is shown along: on paper or as PDF by the browser, as mbox, or as a zip of eml files.
import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconDownload, IconMail, IconPrinter } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { exportCorrespondence } from '../api/correspondence.ts';
import { useMe } from '../api/me.ts';
import * as links from '../app/links.ts';
import { Icon } from '../design/icon.tsx';
import { problemWords } from '../design/problem-words.ts';
import { toast } from '../design/toast.ts';
import { useIsPhone } from '../design/use-is-phone.ts';
import type { AskedFor } from './use-asked.ts';

export function ExportMenu({ asked: { form, narrowed, filter } }: { asked: AskedFor }) {
  const { t } = useTranslation();
  const isPhone = useIsPhone();
  const mayExport = useMe()?.mayExport ?? false;
  const take = async (format: 'mbox' | 'eml') => {
    try {
      const { address, mails } = await exportCorrespondence(filter, format);
      location.assign(address);
      toast(t('letters.exporting', { count: mails }));
    } catch (error) {
      toast(problemWords(t, error), { look: 'late' });
    }
  };
  return (
    <Menu>
      <Menu.Target>
        {isPhone ? (
          <ActionIcon ml="auto" size={32} aria-label={t('letters.export')}>
            <Icon of={IconDownload} size={18} />
          </ActionIcon>
        ) : (
          <Button ml="auto" leftSection={<Icon of={IconDownload} />}>
            {t('letters.export')}
          </Button>
        )}
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          component="a"
          href={links.printed({ of: filter.of, form, ...narrowed })}
          target="_blank"
          leftSection={<Icon of={IconPrinter} />}
        >
          {t('letters.print')}
        </Menu.Item>
        <Menu.Item
          disabled={!mayExport}
          leftSection={<Icon of={IconMail} />}
          onClick={() => void take('mbox')}
        >
          {t('letters.as-mbox')}
        </Menu.Item>
        <Menu.Item
          disabled={!mayExport}
          leftSection={<Icon of={IconMail} />}
          onClick={() => void take('eml')}
        >
          {t('letters.as-eml')}
        </Menu.Item>
        {!mayExport && <Menu.Label maw={240}>{t('letters.may-not-export')}</Menu.Label>}
      </Menu.Dropdown>
    </Menu>
  );
}
