// What concerns somebody on whatever page they are: no connection, a mailbox in trouble, customers' letters in spam.
import { IconAlertTriangle, IconCloudOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useOnline } from '../api/live.ts';
import { mailboxesQuery } from '../api/mailboxes.ts';
import { useMe } from '../api/me.ts';
import { Icon } from '../design/icon.tsx';
import { useFormat } from '../design/use-format.ts';
import { troubleWords } from '../mailboxes/trouble-words.ts';
import classes from './banners.module.css';
import * as links from './links.ts';

export function Banners() {
  const { t } = useTranslation();
  const format = useFormat();
  const online = useOnline();
  const admin = useMe()?.role === 'admin';
  const mailboxes = useQuery(mailboxesQuery).data?.items ?? [];
  const troubled = mailboxes.filter((one) => one.state === 'trouble' && (admin || one.mayManage));
  const first = troubled[0];
  return (
    <div aria-live="polite">
      {!online && (
        <div className={`${classes.banner} ${classes.quiet}`}>
          <Icon of={IconCloudOff} />
          <span>{t('offline')}</span>
        </div>
      )}
      {first && (
        <div className={`${classes.banner} ${classes.late}`}>
          <Icon of={IconAlertTriangle} />
          <span className={classes.words}>
            <b>{first.name || first.address}</b>: {troubleWords(t, format, first)}
          </span>
          {troubled.length > 1 ? (
            <Link to="/mailboxes" className={classes.link}>
              {t('banner.all-troubled', { count: troubled.length })}
            </Link>
          ) : (
            <Link {...links.mailbox(first.id)} className={classes.link}>
              {t('banner.mend')}
            </Link>
          )}
        </div>
      )}
    </div>
  );
}
