// A company: all correspondence, its people, and the card, written in place.
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type Company, companyQuery, deleteCompany, patchCompany, restoreCompany } from '../api/companies.ts';
import * as links from '../app/links.ts';
import classes from '../contacts/card-screen.module.css';
import { CardScreen } from '../contacts/card-screen.tsx';
import { countryName } from '../contacts/postal-line.ts';
import { Avatar } from '../design/avatar.tsx';
import { CompanyFacts } from './company-facts.tsx';
import { CompanyGroup } from './company-group.tsx';

export function CompanyScreen() {
  const { t, i18n } = useTranslation();
  const { id = '' } = useParams({ strict: false });
  return (
    <CardScreen
      type="company"
      card={useQuery(companyQuery(id))}
      patch={patchCompany}
      remove={deleteCompany}
      restore={restoreCompany}
      colour={(company) => company.name}
      words={(company) => {
        const [address] = company.postalAddresses;
        const place =
          address && [address.city, countryName(address.country, i18n.language)].filter(Boolean).join(', ');
        return (
          <>
            {place && <span>{place}</span>}
            {company.parent && (
              <span>
                {t('company.part-of')} <Link {...links.record(company.parent)}>{company.parent.name}</Link>
              </span>
            )}
          </>
        );
      }}
      facts={(company, save) => <CompanyFacts company={company} save={save} />}
      tabs={(company) => [
        ...(company.people.length > 0
          ? [
              {
                key: 'people',
                label: t('company.people-title'),
                count: String(company.people.length),
                content: <People people={company.people} />,
              },
            ]
          : []),
        ...(company.group.length > 0
          ? [
              {
                key: 'group',
                label: t('company.group'),
                count: String(company.group.length + 1),
                content: <CompanyGroup company={company} />,
              },
            ]
          : []),
      ]}
    />
  );
}

function People({ people }: Pick<Company, 'people'>) {
  const { t } = useTranslation();
  return (
    <section aria-label={t('company.people-title')}>
      {people.map((person) => (
        <Link
          key={person.id}
          {...links.record({ type: 'contact', id: person.id })}
          className={classes.person}
        >
          <Avatar name={person.name} of={person.address} size={24} />
          <span>
            {person.name} <span className={classes.quiet}>{person.job || person.address}</span>
          </span>
        </Link>
      ))}
    </section>
  );
}
