// Which columns a list of cards shows, and by what it is ordered.
import { Button, Menu } from '@mantine/core';
import { IconArrowsSort, IconColumns3 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../design/icon.tsx';
import { problemWords } from '../design/problem-words.ts';
import { toast } from '../design/toast.ts';
import { useColumns } from './card-columns.ts';

/** Within the page's landmark, and nothing but items in the menu. */
const inPage = { withinPortal: false, withInitialFocusPlaceholder: false };

export function ColumnsMenu({ of }: { of: 'contacts' | 'companies' }) {
  const { t } = useTranslation();
  const { all, shown, toggle, reset } = useColumns(of);
  const run = (done: Promise<void>) =>
    void done.catch((error) => toast(problemWords(t, error), { look: 'late' }));
  return (
    <Menu {...inPage} closeOnItemClick={false} position="bottom-end">
      <Menu.Target>
        <Button size="xs" leftSection={<Icon of={IconColumns3} size={14} />}>
          {t('columns.title')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {all.map((key) => (
          <Menu.CheckboxItem key={key} checked={shown.includes(key)} onChange={() => run(toggle(key))}>
            {t(`column.${key}`)}
          </Menu.CheckboxItem>
        ))}
        <Menu.Divider />
        <Menu.Item onClick={() => run(reset())}>{t('columns.reset')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

type OrderProps = { order: string | undefined; set: (order: string | undefined) => void };

export function OrderMenu({ order = 'name', set }: OrderProps) {
  const { t } = useTranslation();
  return (
    <Menu {...inPage} position="bottom-end">
      <Menu.Target>
        <Button size="xs" leftSection={<Icon of={IconArrowsSort} size={14} />}>
          {t(`order.${order as 'name'}`)}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('order.title')}</Menu.Label>
        <Menu.RadioGroup value={order} onChange={(key) => set(key === 'name' ? undefined : key)}>
          {(['name', 'mail', 'created'] as const).map((key) => (
            <Menu.RadioItem key={key} value={key} closeMenuOnClick>
              {t(`order.${key}`)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
