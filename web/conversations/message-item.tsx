// One message, open: who to whom and when, its own words or its HTML, its files.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Conversation, Message } from '../api/conversations.ts';
import { Avatar } from '../design/avatar.tsx';
import { Chip } from '../design/chip.tsx';
import { useFormat } from '../design/use-format.ts';
import { Attachments } from './attachments.tsx';
import { AuthenticationSign } from './authentication-sign.tsx';
import { InvitationCard } from './invitation-card.tsx';
import { MessageDetails } from './message-details.tsx';
import { MessageHtml } from './message-html.tsx';
import classes from './message-item.module.css';
import { MessageMenu } from './message-menu.tsx';
import { MessageText } from './message-text.tsx';
import { prefersHtml } from './prefers-html.ts';

type Props = { message: Message; conversation: Conversation; fold?: () => void };

export function MessageItem({ message, conversation, fold }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const [html, setHtml] = useState(() => prefersHtml(message));
  const [details, setDetails] = useState(false);
  const from = message.from[0];
  const name = from?.name || from?.address || t('sender.unknown');
  const people = (list: Message['to']) =>
    list
      .slice(0, 4)
      .map((one) => one.name || one.address)
      .join(', ') + (list.length > 4 ? ` +${list.length - 4}` : '');
  return (
    <article
      className={classes.message}
      aria-label={t('message.label', { name, time: format.long(message.sentAt) })}
    >
      <header className={classes.header}>
        <Avatar name={name} of={from?.address ?? ''} size={27} />
        {/* biome-ignore lint/a11y: the same is offered by a button with words; this only widens its target */}
        <div className={classes.who} onClick={fold}>
          <div className={classes.names}>
            <span className={message.direction === 'in' ? classes.name : classes.ours}>{name}</span>
            {from?.name && <span className={classes.address}>{from.address}</span>}
            <AuthenticationSign message={message} />
            {message.kind !== 'personal' && (
              <Chip look={message.kind === 'bounce' ? 'late' : 'plain'}>{t(`kind.${message.kind}`)}</Chip>
            )}
            {message.junk && <Chip look="warn">{t('message.junk')}</Chip>}
          </div>
          <button
            type="button"
            className={classes.to}
            aria-expanded={details}
            onClick={(event) => {
              event.stopPropagation();
              setDetails(!details);
            }}
          >
            {message.to.length > 0 ? t('message.to', { names: people(message.to) }) : t('message.to-nobody')}
            {message.cc.length > 0 && ` · ${t('message.cc', { names: people(message.cc) })}`}
            {message.bcc.length > 0 && ` · ${t('message.bcc', { names: people(message.bcc) })}`}
          </button>
        </div>
        <time
          dateTime={message.sentAt}
          title={format.full(message.sentAt)}
          className={`${classes.time} numbers`}
        >
          {format.long(message.sentAt)}
        </time>
        <MessageMenu
          message={message}
          conversation={conversation}
          html={html}
          setHtml={setHtml}
          {...(fold ? { fold } : {})}
        />
      </header>
      <div className={classes.body}>
        {details && <MessageDetails message={message} />}
        {message.problems.length > 0 && <p className={classes.note}>{t('message.problems')}</p>}
        {message.calendar && <InvitationCard invitation={message.calendar} />}
        {html ? <MessageHtml message={message} /> : <MessageText spans={message.spans} />}
        <Attachments message={message} />
      </div>
    </article>
  );
}
