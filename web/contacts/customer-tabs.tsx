// On the phone: from contacts to companies and back.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import classes from './customer-tabs.module.css';

export function CustomerTabs() {
  const { t } = useTranslation();
  const current = { className: `${classes.tab} ${classes.current}` };
  return (
    <nav className={classes.tabs} aria-label={t('nav.customers')}>
      <Link to="/contacts" className={classes.tab} activeProps={current}>
        {t('nav.contacts')}
      </Link>
      <Link to="/companies" className={classes.tab} activeProps={current}>
        {t('nav.companies')}
      </Link>
      <Link to="/unfiled" className={classes.tab} activeProps={current}>
        {t('nav.unfiled')}
      </Link>
    </nav>
  );
}
