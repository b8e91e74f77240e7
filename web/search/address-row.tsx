// One found address: who it is, how often and when it was written to or from, and whether it takes mail.
import { ActionIcon, Checkbox, Menu } from '@mantine/core';
import { IconDots, IconMailCheck, IconMailOff, IconMessages } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMe } from '../api/me.ts';
import { type FoundAddress, suppressAddresses } from '../api/search.ts';
import * as links from '../app/links.ts';
import { Chip } from '../design/chip.tsx';
import { Icon } from '../design/icon.tsx';
import { problemWords } from '../design/problem-words.ts';
import { toast } from '../design/toast.ts';
import { useFormat } from '../design/use-format.ts';
import classes from './addresses.module.css';
import type { RowProps } from './found-list.tsx';
import { narrowed } from './narrow-query.ts';

type Props = RowProps & {
  one: FoundAddress;
  q: string;
  chosen: boolean;
  choose: (value: boolean) => void;
};

export function AddressRow({ one, q, chosen, choose, ...props }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const me = useMe();
  const { address, name, contact, company } = one;
  const suppress = async (value: boolean) => {
    try {
      await suppressAddresses([address], value);
      toast(t(value ? 'addresses.suppressed' : 'addresses.unsuppressed', { address }), {
        undo: () => void suppress(!value),
      });
    } catch (error) {
      toast(problemWords(t, error), { look: 'late' });
    }
  };
  return (
    <div className={classes.row}>
      <Checkbox
        aria-label={t('addresses.choose', { name: name ? `${name} ${address}` : address })}
        checked={chosen}
        onChange={(event) => choose(event.currentTarget.checked)}
        {...props}
      />
      <span className={classes.who}>
        <span className={classes.name}>
          {contact ? <Link {...links.record(contact)}>{name || address}</Link> : name || address}
          {one.shared && <Chip>{t('addresses.shared')}</Chip>}
          {one.optedOut && <Chip look="warn">{t('addresses.opted-out')}</Chip>}
          {one.bounced && <Chip look="late">{t('addresses.bounced')}</Chip>}
        </span>
        {name && <span className={classes.quiet}>{address}</span>}
      </span>
      <span className={classes.company}>
        {company && <Link {...links.record(company)}>{company.name}</Link>}
      </span>
      <span className={`${classes.count} numbers`}>{t('addresses.mails', { count: one.count })}</span>
      <span
        className={`${classes.dates} numbers`}
        title={`${format.full(one.firstAt)} – ${format.full(one.lastAt)}`}
      >
        {format.days(one.firstAt, one.lastAt)}
      </span>
      <Menu>
        <Menu.Target>
          <ActionIcon aria-label={t('addresses.more', { address })}>
            <Icon of={IconDots} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<Icon of={IconMessages} />}
            onClick={() => void navigate(links.found(narrowed(q, `with:${address}`)))}
          >
            {t('addresses.show-mails')}
          </Menu.Item>
          {me?.role !== 'read-only' && (
            <Menu.Item
              leftSection={<Icon of={one.optedOut ? IconMailCheck : IconMailOff} />}
              onClick={() => void suppress(!one.optedOut)}
            >
              {t(one.optedOut ? 'addresses.unsuppress' : 'addresses.suppress')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}
