// The phone's bar: inbox, customers, find, more.
import { IconAddressBook, IconInbox, IconMenu2, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useRouterState } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { countsQuery } from '../api/counts.ts';
import { Icon } from '../design/icon.tsx';
import { useFormat } from '../design/use-format.ts';
import classes from './bottom-bar.module.css';
import * as links from './links.ts';

export function BottomBar() {
  const { t } = useTranslation();
  const format = useFormat();
  const unread = useQuery(countsQuery).data?.unread;
  const isCompanies = useRouterState({
    select: (state) => /^\/(companies|cards)/.test(state.location.pathname),
  });
  const current = { className: `${classes.link} ${classes.current}` };
  return (
    <nav className={classes.bar} aria-label={t('nav.bottom')}>
      <Link {...links.inbox} className={classes.link} activeProps={current}>
        <span className={classes.sign}>
          <Icon of={IconInbox} size={22} />
          {Boolean(unread?.count) && (
            <span className={`${classes.count} numbers`}>{format.count(unread!)}</span>
          )}
        </span>
        {t('list.inbox')}
      </Link>
      <Link to="/contacts" className={isCompanies ? current.className : classes.link} activeProps={current}>
        <Icon of={IconAddressBook} size={22} />
        {t('nav.customers')}
      </Link>
      <Link to="/search" className={classes.link} activeProps={current}>
        <Icon of={IconSearch} size={22} />
        {t('nav.find-short')}
      </Link>
      <Link to="/more" className={classes.link} activeProps={current}>
        <Icon of={IconMenu2} size={22} />
        {t('nav.more')}
      </Link>
    </nav>
  );
}
