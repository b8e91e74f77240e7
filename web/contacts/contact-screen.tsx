// A contact: the card, written in place, and all conversations.
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import {
  type Contact,
  type ContactPatch,
  contactQuery,
  deleteContact,
  patchContact,
  restoreContact,
} from '../api/contacts.ts';
import * as links from '../app/links.ts';
import { EditFact } from '../design/edit-fact.tsx';
import { CardScreen, type SaveCard } from './card-screen.tsx';
import { CardSuggestions } from './card-suggestions.tsx';
import { CompanyChoice } from './company-choice.tsx';
import { languageName } from './language-name.ts';
import { ResponsibleChoice } from './responsible-choice.tsx';

export function ContactScreen() {
  const { id = '' } = useParams({ strict: false });
  return (
    <CardScreen
      type="contact"
      card={useQuery(contactQuery(id))}
      patch={patchContact}
      remove={deleteContact}
      restore={restoreContact}
      colour={(contact) => contact.addresses[0] ?? contact.name}
      words={(contact) => (
        <>
          {contact.job && <span>{contact.job}</span>}
          {contact.company && <Link {...links.record(contact.company)}>{contact.company.name}</Link>}
        </>
      )}
      facts={(contact, save) => (
        <>
          <Facts contact={contact} save={save} />
          <CardSuggestions contact={contact} />
        </>
      )}
    />
  );
}

function Facts({ contact, save }: { contact: Contact; save: SaveCard<ContactPatch> }) {
  const { t, i18n } = useTranslation();
  return (
    <>
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
        value={contact.phones.map(({ number }) => number).join('\n')}
        lines
        hint={t('card.addresses-hint')}
        save={(text) =>
          save(
            {
              phones: text
                .split('\n')
                .filter((line) => line.trim())
                .map((number, at) => ({ label: contact.phones[at]?.label ?? '', number })),
            },
            { phones: contact.phones },
          )
        }
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
              responsibleId: contact.responsibleFrom === 'card' ? (contact.responsible?.id ?? null) : null,
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
    </>
  );
}

function linesOf(text: string): string[] {
  return text
    .split(/[\s,;]+/)
    .map((line) => line.trim())
    .filter(Boolean);
}
