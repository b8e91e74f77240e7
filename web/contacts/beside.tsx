// What stands beside a conversation: the card, the correspondence in small, and why it is filed here.
import type { Conversation } from '../api/conversations.ts';
import { WhyCard } from '../conversations/why-card.tsx';
import { CompanyCard } from './company-card.tsx';
import { ContactCard } from './contact-card.tsx';
import { CorrespondenceCard } from './correspondence-card.tsx';
import { StrangerCard } from './stranger-card.tsx';

export function Beside({ conversation }: { conversation: Conversation }) {
  const records = conversation.links.map((link) => link.record);
  const contact = records.find((record) => record.type === 'contact');
  const company = records.find((record) => record.type === 'company');
  const main = company ?? contact;
  return (
    <>
      {contact && <ContactCard id={contact.id} />}
      {company && !contact && <CompanyCard id={company.id} />}
      {!contact && <StrangerCard conversation={conversation} known={Boolean(company)} />}
      {main && <CorrespondenceCard record={main} except={conversation.id} />}
      {conversation.links.length > 0 && <WhyCard conversation={conversation} />}
    </>
  );
}
