// On the phone: everything the side bar has and the bottom bar has no room for.
import {
  IconAlertTriangle,
  IconBuilding,
  IconBuildingStore,
  IconChecklist,
  IconLock,
  IconMail,
  IconMailbox,
  IconMailOff,
  IconMailOpened,
  IconSend,
  IconSettings,
  IconShieldExclamation,
  IconStack2,
  IconStar,
  IconUserQuestion,
  IconUsersGroup,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { countsQuery } from '../api/counts.ts';
import { useMe } from '../api/me.ts';
import { Page } from '../design/page.tsx';
import { useFormat } from '../design/use-format.ts';
import { ViewLinks } from '../views/view-links.tsx';
import * as links from './links.ts';
import classes from './more-screen.module.css';
import { SideLink } from './side-link.tsx';
import { useMailPlaces } from './use-mail-places.ts';

export function MoreScreen() {
  const { t } = useTranslation();
  const format = useFormat();
  const me = useMe();
  const admin = me?.role === 'admin';
  const counts = useQuery(countsQuery).data;
  const mailboxes = useMailPlaces();
  return (
    <Page title={t('nav.more')}>
      <div className={classes.links}>
        <SideLink
          {...links.list('unread')}
          icon={IconMailOpened}
          label={t('list.unread')}
          count={counts && format.count(counts.unread)}
        />
        <SideLink {...links.list('starred')} icon={IconStar} label={t('list.starred')} />
        <SideLink {...links.list('sent')} icon={IconSend} label={t('list.sent')} />
        <SideLink {...links.list('all')} icon={IconStack2} label={t('list.all')} />
        <SideLink {...links.list('junk')} icon={IconMailOff} label={t('list.junk')} />
        <ViewLinks head={classes.head} />
        <h2 className={classes.head}>{t('nav.mailboxes')}</h2>
        {mailboxes.map((one) => (
          <SideLink
            key={one.id}
            {...links.list(`mailbox-${one.id}`)}
            icon={one.inTrouble ? IconAlertTriangle : one.isOwn ? IconLock : IconMail}
            label={one.name}
            late={one.inTrouble}
            count={format.count(one.open)}
          />
        ))}
        <SideLink to="/mailboxes" icon={IconMailbox} label={t('nav.all-mailboxes')} />
        <h2 className={classes.head}>{t('nav.customers')}</h2>
        <SideLink to="/companies" icon={IconBuilding} label={t('nav.companies')} />
        <SideLink
          to="/unfiled"
          icon={IconUserQuestion}
          label={t('nav.unfiled')}
          count={counts?.unfiled.count ? format.count(counts.unfiled) : undefined}
        />
        {Boolean(counts?.cardsToReview) && (
          <SideLink to="/cards/review" icon={IconChecklist} label={t('nav.review')} />
        )}
        <h2 className={classes.head}>{t('nav.admin')}</h2>
        {admin && <SideLink to="/users" icon={IconUsersGroup} label={t('nav.users')} />}
        {admin && <SideLink to="/house" icon={IconBuildingStore} label={t('nav.house')} />}
        <SideLink to="/quarantine" icon={IconShieldExclamation} label={t('nav.quarantine')} />
        {me && <h2 className={classes.head}>{me.name}</h2>}
        <SideLink to="/me" icon={IconSettings} label={t('me.title')} />
      </div>
    </Page>
  );
}
