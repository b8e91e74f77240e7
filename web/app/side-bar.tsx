// Where one can go: work, mailboxes, customers, administration, oneself.
import { ActionIcon } from '@mantine/core';
import {
  IconAddressBook,
  IconAlertTriangle,
  IconBuilding,
  IconBuildingStore,
  IconChecklist,
  IconInbox,
  IconKeyboard,
  IconLock,
  IconMail,
  IconMailbox,
  IconMailOff,
  IconMailOpened,
  IconSearch,
  IconSend,
  IconShieldExclamation,
  IconStack2,
  IconStar,
  IconUserQuestion,
  IconUsersGroup,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { countsQuery } from '../api/counts.ts';
import { useMe } from '../api/me.ts';
import { Avatar } from '../design/avatar.tsx';
import { Icon } from '../design/icon.tsx';
import { KeyHint } from '../design/key-hint.tsx';
import { useFormat } from '../design/use-format.ts';
import { ViewLinks } from '../views/view-links.tsx';
import * as links from './links.ts';
import classes from './side-bar.module.css';
import { SideLink } from './side-link.tsx';
import { useMailPlaces } from './use-mail-places.ts';

export function SideBar() {
  const { t } = useTranslation();
  const format = useFormat();
  const me = useMe();
  const counts = useQuery(countsQuery).data;
  const mailboxes = useMailPlaces();
  const admin = me?.role === 'admin';

  return (
    <nav className={classes.side} aria-label={t('nav.label')}>
      <Link {...links.inbox} className={classes.brand}>
        <img src="/icon.svg" alt="" width={23} height={23} />
        <span>Kontor</span>
      </Link>
      <Link to="/search" className={classes.find} activeProps={{}}>
        <Icon of={IconSearch} />
        <span>{t('nav.find')}</span>
        <KeyHint>/</KeyHint>
      </Link>
      <div className={classes.scroll}>
        <SideLink
          {...links.inbox}
          icon={IconInbox}
          label={t('list.inbox')}
          count={counts && format.count(counts.inbox)}
        />
        <SideLink
          {...links.list('unread')}
          icon={IconMailOpened}
          label={t('list.unread')}
          count={counts && format.count(counts.unread)}
        />
        <SideLink {...links.list('starred')} icon={IconStar} label={t('list.starred')} />
        <SideLink {...links.list('sent')} icon={IconSend} label={t('list.sent')} />
        <SideLink {...links.list('all')} icon={IconStack2} label={t('list.all')} />
        <SideLink
          {...links.list('junk')}
          icon={IconMailOff}
          label={t('list.junk')}
          count={counts?.junkFromCustomers ? format.number(counts.junkFromCustomers) : undefined}
          alarm={Boolean(counts?.junkFromCustomers)}
          {...(counts?.junkFromCustomers
            ? { why: t('nav.junk-from-customers', { count: counts.junkFromCustomers }) }
            : {})}
        />
        <ViewLinks head={classes.head} />
        {mailboxes.length > 0 && <h2 className={classes.head}>{t('nav.mailboxes')}</h2>}
        {mailboxes.map((mailbox) => (
          <SideLink
            key={mailbox.id}
            {...links.list(`mailbox-${mailbox.id}`)}
            icon={mailbox.inTrouble ? IconAlertTriangle : mailbox.isOwn ? IconLock : IconMail}
            label={mailbox.name}
            count={format.count(mailbox.open)}
            late={mailbox.inTrouble}
            {...(mailbox.inTrouble ? { why: t('mailbox.in-trouble') } : {})}
          />
        ))}
        <h2 className={classes.head}>{t('nav.customers')}</h2>
        <SideLink to="/contacts" icon={IconAddressBook} label={t('nav.contacts')} />
        <SideLink to="/companies" icon={IconBuilding} label={t('nav.companies')} />
        <SideLink
          to="/unfiled"
          icon={IconUserQuestion}
          label={t('nav.unfiled')}
          count={counts?.unfiled.count ? format.count(counts.unfiled) : undefined}
        />
        {Boolean(counts?.cardsToReview) && (
          <SideLink
            to="/cards/review"
            icon={IconChecklist}
            label={t('nav.review')}
            count={format.number(counts!.cardsToReview)}
          />
        )}
        <h2 className={classes.head}>{t(admin ? 'nav.admin' : 'nav.mail')}</h2>
        <SideLink
          to="/mailboxes"
          icon={IconMailbox}
          label={t('nav.all-mailboxes')}
          count={counts?.trouble ? format.number(counts.trouble) : undefined}
          late={Boolean(counts?.trouble)}
        />
        {(admin || Boolean(counts?.quarantined)) && (
          <SideLink
            to="/quarantine"
            icon={IconShieldExclamation}
            label={t('nav.quarantine')}
            count={counts?.quarantined ? format.number(counts.quarantined) : undefined}
          />
        )}
        {admin && <SideLink to="/users" icon={IconUsersGroup} label={t('nav.users')} />}
        {admin && <SideLink to="/house" icon={IconBuildingStore} label={t('nav.house')} />}
      </div>
      <div className={classes.self}>
        <Link to="/me" className={classes.me} activeProps={{ className: `${classes.me} ${classes.current}` }}>
          <Avatar name={me?.name ?? ''} of={me?.email ?? ''} size={22} />
          <span className={classes.name}>{me?.name}</span>
        </Link>
        <ActionIcon
          aria-label={t('keys.title')}
          onClick={() => document.dispatchEvent(new KeyboardEvent('keydown', { key: '?' }))}
        >
          <Icon of={IconKeyboard} />
        </ActionIcon>
      </div>
    </nav>
  );
}
