// A contact: all correspondence, and the card, written in place.
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { contactQuery, deleteContact, patchContact, restoreContact } from '../api/contacts.ts';
import * as links from '../app/links.ts';
import { CardScreen } from './card-screen.tsx';
import { CardSuggestions } from './card-suggestions.tsx';
import { ContactFacts } from './contact-facts.tsx';

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
      picture={(contact) => contact.picture && links.picture(contact.id, contact.picture)}
      words={(contact) => (
        <>
          {contact.job && <span>{contact.job}</span>}
          {contact.company && <Link {...links.record(contact.company)}>{contact.company.name}</Link>}
        </>
      )}
      facts={(contact, save, refresh) => (
        <>
          <ContactFacts contact={contact} save={save} refresh={refresh} />
          <CardSuggestions contact={contact} />
        </>
      )}
    />
  );
}
