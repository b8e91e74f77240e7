// What is known of a contact, each fact written where it stands.
import { useTranslation } from 'react-i18next';
import type { Contact, ContactPatch } from '../api/contacts.ts';
import { EditFact } from '../design/edit-fact.tsx';
import { BirthdayFact } from './birthday-fact.tsx';
import type { SaveCard } from './card-screen.tsx';
import { CompanyChoice } from './company-choice.tsx';
import { languageName } from './language-name.ts';
import { PhonesFact } from './phones-fact.tsx';
import { PictureFact } from './picture-fact.tsx';
import { PostalAddressesFact } from './postal-addresses-fact.tsx';
import { RelationFacts } from './relation-facts.tsx';
import { ResponsibleChoice } from './responsible-choice.tsx';

type Props = { contact: Contact; save: SaveCard<ContactPatch>; refresh: () => void };

export function ContactFacts({ contact, save, refresh }: Props) {
  const { t, i18n } = useTranslation();
  return (
    <>
      <PictureFact contact={contact} refresh={refresh} />
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
      <PhonesFact phones={contact.phones} save={(phones) => save({ phones }, { phones: contact.phones })} />
      <PostalAddressesFact
        addresses={contact.postalAddresses}
        save={(postalAddresses) => save({ postalAddresses }, { postalAddresses: contact.postalAddresses })}
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
        label={t('card.language')}
        value={contact.language}
        shown={contact.language && languageName(contact.language, i18n.language)}
        hint={t('card.language-hint')}
        save={(language) => save({ language }, { language: contact.language })}
      />
      <BirthdayFact
        birthday={contact.birthday}
        save={(birthday) => save({ birthday }, { birthday: contact.birthday })}
      />
      <RelationFacts card={contact} save={save} />
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
