// A contact: the card, written in place, and all conversations.
import { Button } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import {
  type ContactPatch,
  contactQuery,
  deleteContact,
  patchContact,
  restoreContact,
} from '../api/contacts.ts';
import { queryClient } from '../api/query-client.ts';
import * as links from '../app/links.ts';
import { Avatar } from '../design/avatar.tsx';
import { EditFact } from '../design/edit-fact.tsx';
import { Icon } from '../design/icon.tsx';
import { Page } from '../design/page.tsx';
import { Problem } from '../design/problem.tsx';
import { problemWords } from '../design/problem-words.ts';
import { toast } from '../design/toast.ts';
import { useFormat } from '../design/use-format.ts';
import classes from './card-screen.module.css';
import { CompanyChoice } from './company-choice.tsx';
import { Correspondence } from './correspondence.tsx';
import { languageName } from './language-name.ts';
import { ResponsibleChoice } from './responsible-choice.tsx';

export function ContactScreen() {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const { id = '' } = useParams({ strict: false });
  const found = useQuery(contactQuery(id));
  const contact = found.data;
  if (found.isError)
    return (
      <Page title="" back="/contacts">
        <Problem error={found.error} />
      </Page>
    );
  if (!contact)
    return (
      <Page title="" back="/contacts">
        {null}
      </Page>
    );

  const refresh = () => {
    void queryClient.invalidateQueries({ queryKey: ['contact', id] });
    void queryClient.invalidateQueries({ queryKey: ['contacts'] });
    void queryClient.invalidateQueries({ queryKey: ['conversations'] });
  };
  const save = async (patch: ContactPatch, before: ContactPatch) => {
    await patchContact(id, patch);
    refresh();
    toast(t('toast.saved'), { undo: () => void patchContact(id, before).then(refresh) });
  };
  const remove = async () => {
    try {
      await deleteContact(id);
      refresh();
      toast(t('toast.card-deleted', { name: contact.name }), {
        undo: () =>
          void restoreContact(id)
            .then(() => navigate(links.record({ type: 'contact', id })))
            .then(refresh),
      });
      await navigate({ to: '/contacts' });
    } catch (error) {
      toast(problemWords(t, error), { look: 'late' });
    }
  };
  return (
    <Page
      wide
      back="/contacts"
      title={contact.name}
      sign={<Avatar name={contact.name} of={contact.addresses[0] ?? contact.name} size={36} />}
      words={
        <>
          {contact.job && <span>{contact.job}</span>}
          {contact.company && <Link {...links.record(contact.company)}>{contact.company.name}</Link>}
          <span>
            {t('list.conversations', {
              count: contact.conversations.count,
              shown: format.count(contact.conversations),
            })}
          </span>
          {contact.firstMailAt && <span>{t('card.since', { date: format.day(contact.firstMailAt) })}</span>}
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
        <section className={classes.card} aria-label={t('card.title')}>
          <EditFact
            label={t('card.name')}
            value={contact.name}
            required
            save={(name) => save({ name }, { name: contact.name })}
          />
          <EditFact
            label={t('card.addresses')}
            value={contact.addresses.join('\n')}
            lines
            hint={t('card.addresses-hint')}
            save={(text) => save({ addresses: linesOf(text) }, { addresses: contact.addresses })}
          />
          <CompanyChoice
            company={contact.company}
            save={(companyId) => save({ companyId }, { companyId: contact.company?.id ?? null })}
          />
          <EditFact
            label={t('card.job')}
            value={contact.job}
            save={(job) => save({ job }, { job: contact.job })}
          />
          <EditFact
            label={t('card.phone')}
            value={contact.phone}
            save={(phone) => save({ phone }, { phone: contact.phone })}
          />
          <EditFact
            label={t('card.language')}
            value={contact.language}
            shown={contact.language && languageName(contact.language, i18n.language)}
            hint={t('card.language-hint')}
            save={(language) => save({ language }, { language: contact.language })}
          />
          <ResponsibleChoice
            responsible={contact.responsible}
            inherited={contact.responsibleFrom === 'company'}
            save={(responsibleId) =>
              save(
                { responsibleId },
                {
                  responsibleId:
                    contact.responsibleFrom === 'card' ? (contact.responsible?.id ?? null) : null,
                },
              )
            }
          />
          <EditFact
            label={t('card.notes')}
            value={contact.notes}
            lines
            save={(notes) => save({ notes }, { notes: contact.notes })}
          />
          <p className={classes.made}>
            {t(`card.made.${contact.madeBy}`, { date: format.day(contact.createdAt) })}
          </p>
        </section>
        <Correspondence record={{ type: 'contact', id, name: contact.name }} />
      </div>
    </Page>
  );
}

function linesOf(text: string): string[] {
  return text
    .split(/[\s,;]+/)
    .map((line) => line.trim())
    .filter(Boolean);
}
