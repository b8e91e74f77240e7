// A company: the card, written in place, its people, and all conversations.
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import {
  type Company,
  type CompanyPatch,
  companyQuery,
  deleteCompany,
  patchCompany,
  restoreCompany,
} from '../api/companies.ts';
import * as links from '../app/links.ts';
import classes from '../contacts/card-screen.module.css';
import { CardScreen, type SaveCard } from '../contacts/card-screen.tsx';
import { ResponsibleChoice } from '../contacts/responsible-choice.tsx';
import { Avatar } from '../design/avatar.tsx';
import { EditFact } from '../design/edit-fact.tsx';

export function CompanyScreen() {
  const { t } = useTranslation();
  const { id = '' } = useParams({ strict: false });
  return (
    <CardScreen
      type="company"
      card={useQuery(companyQuery(id))}
      patch={patchCompany}
      remove={deleteCompany}
      restore={restoreCompany}
      colour={(company) => company.name}
      words={(company) => (
        <>
          {company.responsible && <span>{t('card.responsible-is', { name: company.responsible.name })}</span>}
        </>
      )}
      facts={(company, save) => <Facts company={company} save={save} />}
      tabs={(company) =>
        company.people.length > 0
          ? [
              {
                key: 'people',
                label: t('company.people-title'),
                count: String(company.people.length),
                content: <People people={company.people} />,
              },
            ]
          : []
      }
    />
  );
}

function Facts({ company, save }: { company: Company; save: SaveCard<CompanyPatch> }) {
  const { t } = useTranslation();
  return (
    <>
      <EditFact
        label={t('company.name')}
        value={company.name}
        required
        save={(name) => save({ name }, { name: company.name })}
      />
      <EditFact
        label={t('card.domains')}
        value={company.domains.join('\n')}
        lines
        hint={t('card.domains-hint')}
        save={(text) =>
          save({ domains: text.split(/[\s,;]+/).filter(Boolean) }, { domains: company.domains })
        }
      />
      <ResponsibleChoice
        responsible={company.responsible}
        save={(responsibleId) => save({ responsibleId }, { responsibleId: company.responsible?.id ?? null })}
      />
      <EditFact
        label={t('card.notes')}
        value={company.notes}
        lines
        save={(notes) => save({ notes }, { notes: company.notes })}
      />
    </>
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
