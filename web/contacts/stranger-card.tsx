// Somebody without a card: who it is as their mail tells, and making the card.
import { Button, Loader } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { createContact, deleteContact } from '../api/contacts.ts';
import { type Conversation, refreshConversation } from '../api/conversations.ts';
import { part, pieceWithWords } from '../app/piece.tsx';
import { Avatar } from '../design/avatar.tsx';
import { Icon } from '../design/icon.tsx';
import { problemWords } from '../design/problem-words.ts';
import { toast } from '../design/toast.ts';
import classes from './beside-pane.module.css';
import { useUnfiledActs } from './use-unfiled-acts.ts';

// With its fields it is loaded when it is wanted: the inbox does without them.
const ProposalForm = part(() =>
  pieceWithWords(import('./proposal-form.tsx')).then((file) => file.ProposalForm),
);

export function StrangerCard({ conversation, known }: { conversation: Conversation; known: boolean }) {
  const { t } = useTranslation();
  const acts = useUnfiledActs();
  const [open, setOpen] = useState(false);
  const message = conversation.messages.find((one) => one.direction === 'in') ?? conversation.messages[0];
  const person = message?.direction === 'out' ? message.to[0] : (message?.replyTo[0] ?? message?.from[0]);
  if (!message || message.direction === 'internal' || !person?.address) return null;
  const machine = message.kind === 'bounce' || message.kind === 'bulk' || message.kind === 'list';
  const address = person.address.toLowerCase();
  const asNamed = async () => {
    try {
      const made = await createContact({ name: person.name || person.address, addresses: [person.address] });
      refreshConversation(conversation.id);
      toast(t('toast.contact-made', { name: made.name }), {
        undo: () => void deleteContact(made.id).then(() => refreshConversation(conversation.id)),
      });
    } catch (error) {
      toast(problemWords(t, error), { look: 'late' });
    }
  };
  return (
    <section className={classes.card} aria-label={person.name || person.address}>
      <div className={classes.who} style={{ marginBottom: 4 }}>
        <Avatar name={person.name || person.address} of={person.address} size={30} />
        <div>
          <span className={classes.name}>{person.name || person.address}</span>
          {person.name && <span className={classes.quiet}>{person.address}</span>}
        </div>
      </div>
      {!machine && (
        <>
          <p className={classes.words}>{t(known ? 'stranger.of-company' : 'stranger.no-card')}</p>
          {conversation.mayWork && open && (
            <ProposalForm
              key={address}
              narrow
              meanwhile={<Loader size={18} aria-label={t('loading')} />}
              address={address}
              make={async (item) => {
                if (await acts.make(item)) setOpen(false);
                refreshConversation(conversation.id);
              }}
              orElse={asNamed}
              cancel={() => setOpen(false)}
            />
          )}
          {conversation.mayWork && !open && (
            <div className={classes.buttons}>
              <Button leftSection={<Icon of={IconUserPlus} />} onClick={() => setOpen(true)}>
                {t('stranger.make')}
              </Button>
            </div>
          )}
        </>
      )}
    </section>
  );
}
