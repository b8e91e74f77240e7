// A company's card in small.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { companyQuery } from '../api/companies.ts';
import * as links from '../app/links.ts';
import { Avatar } from '../design/avatar.tsx';
import classes from './beside-pane.module.css';

export function CompanyCard({ id }: { id: string }) {
  const { t } = useTranslation();
  const company = useQuery(companyQuery(id)).data;
  if (!company) return null;
  return (
    <section className={classes.card} aria-label={company.name}>
      <div className={classes.who}>
        <Avatar name={company.name} size={30} />
        <div>
          <Link {...links.record({ type: 'company', id })} className={classes.name}>
            {company.name}
          </Link>
          <span className={classes.quiet}>{t('company.people', { count: company.people.length })}</span>
        </div>
      </div>
      <dl className={classes.facts}>
        {company.domains.length > 0 && (
          <>
            <dt>{t('card.domains')}</dt>
            <dd>{company.domains.join(', ')}</dd>
          </>
        )}
        {company.responsible && (
          <>
            <dt>{t('card.responsible')}</dt>
            <dd>{company.responsible.name}</dd>
          </>
        )}
      </dl>
    </section>
  );
}
