// A company: the card, written in place, its people, and all conversations.
import { Button } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import {
  type CompanyPatch,
  companyQuery,
  deleteCompany,
  patchCompany,
  restoreCompany,
} from '../api/companies.ts';
import { queryClient } from '../api/query-client.ts';
import * as links from '../app/links.ts';
import classes from '../contacts/card-screen.module.css';
import { Correspondence } from '../contacts/correspondence.tsx';
import { ResponsibleChoice } from '../contacts/responsible-choice.tsx';
import { Avatar } from '../design/avatar.tsx';
import { EditFact } from '../design/edit-fact.tsx';
import { Icon } from '../design/icon.tsx';
import { Page } from '../design/page.tsx';
import { Problem } from '../design/problem.tsx';
import { problemWords } from '../design/problem-words.ts';
import { toast } from '../design/toast.ts';
import { useFormat } from '../design/use-format.ts';

export function CompanyScreen() {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const { id = '' } = useParams({ strict: false });
  const found = useQuery(companyQuery(id));
  const company = found.data;
  if (found.isError)
    return (
      <Page title="" back="/companies">
        <Problem error={found.error} />
      </Page>
    );
  if (!company)
    return (
      <Page title="" back="/companies">
        {null}
      </Page>
    );

  const refresh = () => {
    void queryClient.invalidateQueries({ queryKey: ['company', id] });
    void queryClient.invalidateQueries({ queryKey: ['companies'] });
    void queryClient.invalidateQueries({ queryKey: ['conversations'] });
  };
  const save = async (patch: CompanyPatch, before: CompanyPatch) => {
    await patchCompany(id, patch);
    refresh();
    toast(t('toast.saved'), { undo: () => void patchCompany(id, before).then(refresh) });
  };
  const remove = async () => {
    try {
      await deleteCompany(id);
      refresh();
      toast(t('toast.card-deleted', { name: company.name }), {
        undo: () =>
          void restoreCompany(id)
            .then(() => navigate(links.record({ type: 'company', id })))
            .then(refresh),
      });
      await navigate({ to: '/companies' });
    } catch (error) {
      toast(problemWords(t, error), { look: 'late' });
    }
  };
  return (
    <Page
      wide
      back="/companies"
      title={company.name}
      sign={<Avatar name={company.name} size={36} />}
      words={
        <>
          <span>{t('company.people', { count: company.people.length })}</span>
          {company.responsible && <span>{t('card.responsible-is', { name: company.responsible.name })}</span>}
          <span>
            {t('list.conversations', {
              count: company.conversations.count,
              shown: format.count(company.conversations),
            })}
          </span>
          {company.firstMailAt && <span>{t('card.since', { date: format.day(company.firstMailAt) })}</span>}
        </>
      }
      actions={
        <Button
          variant="subtle"
          color="gray"
          leftSection={<Icon of={IconTrash} />}
          onClick={() => void remove()}
        >
          {t('card.delete')}
        </Button>
      }
    >
      <div className={classes.columns}>
        <div>
          <section className={classes.card} aria-label={t('card.title')}>
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
              save={(responsibleId) =>
                save({ responsibleId }, { responsibleId: company.responsible?.id ?? null })
              }
            />
            <EditFact
              label={t('card.notes')}
              value={company.notes}
              lines
              save={(notes) => save({ notes }, { notes: company.notes })}
            />
            <p className={classes.made}>
              {t(`card.made.${company.madeBy}`, { date: format.day(company.createdAt) })}
            </p>
          </section>
          {company.people.length > 0 && (
            <section className={classes.people} aria-label={t('company.people-title')}>
              <h2>{t('company.people-title')}</h2>
              {company.people.map((person) => (
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
          )}
        </div>
        <Correspondence record={{ type: 'company', id, name: company.name }} />
      </div>
    </Page>
  );
}
