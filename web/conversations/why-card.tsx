// Why a conversation is filed where it is, with undo beside each reason.
import { useTranslation } from 'react-i18next';
import type { Conversation } from '../api/conversations.ts';
import classes from '../contacts/beside-pane.module.css';
import { useReasonWords } from './reason-words.ts';
import { useUndoLink } from './use-undo-link.ts';

export function WhyCard({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation();
  const reason = useReasonWords();
  const undo = useUndoLink(conversation);
  return (
    <section className={classes.card}>
      <div className={classes.head}>
        <h2>{t('why.title')}</h2>
      </div>
      {conversation.links.map((link) => (
        <p key={link.id} className={classes.words}>
          {reason(link)}{' '}
          {conversation.mayWork && (
            <button
              type="button"
              className={classes.undo}
              aria-label={t('why.undo-for', { name: link.record.name })}
              onClick={() => void undo(link)}
            >
              {t('undo')}
            </button>
          )}
        </p>
      ))}
    </section>
  );
}
