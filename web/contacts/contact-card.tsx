// A contact's card in small.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { contactQuery } from '../api/contacts.ts';
import * as links from '../app/links.ts';
import { Avatar } from '../design/avatar.tsx';
import classes from './beside-pane.module.css';
import { languageName } from './language-name.ts';

export function ContactCard({ id }: { id: string }) {
  const { t, i18n } = useTranslation();
  const contact = useQuery(contactQuery(id)).data;
  if (!contact) return null;
  const facts: [string, string | undefined][] = [
    [t('card.address'), contact.addresses[0]],
    [t('card.phone'), contact.phones[0]?.number],
    [t('card.language'), contact.language && languageName(contact.language, i18n.language)],
    [t('card.responsible'), contact.responsible?.name],
  ];
  return (
    <section className={classes.card} aria-label={contact.name}>
      <div className={classes.who}>
        <Avatar name={contact.name} of={contact.addresses[0] ?? contact.name} size={30} />
        <div>
          <Link {...links.record({ type: 'contact', id })} className={classes.name}>
            {contact.name}
          </Link>
          <span className={classes.quiet}>
            {contact.job}
            {contact.job && contact.company && ', '}
            {contact.company && <Link {...links.record(contact.company)}>{contact.company.name}</Link>}
          </span>
        </div>
      </div>
      <dl className={classes.facts}>
        {facts
          .filter(([, value]) => value)
          .map(([name, value]) => (
            <div key={name} style={{ display: 'contents' }}>
              <dt>{name}</dt>
              <dd title={value}>{value}</dd>
            </div>
          ))}
      </dl>
    </section>
  );
}
