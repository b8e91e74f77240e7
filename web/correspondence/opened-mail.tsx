// A mail opened in place: its own words; asked once more, what it quotes, its files, and the way to its conversation.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type CorrespondenceMail, messageQuery } from '../api/correspondence.ts';
import * as links from '../app/links.ts';
import { Attachments } from '../conversations/attachments.tsx';
import { MessageText } from '../conversations/message-text.tsx';
import { KeyHint } from '../design/key-hint.tsx';
import { Problem } from '../design/problem.tsx';
import { useFormat } from '../design/use-format.ts';
import classes from './mail-line.module.css';

export function OpenedMail({
  mail,
  list,
  whole,
}: {
  mail: CorrespondenceMail;
  list: string;
  whole: boolean;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const found = useQuery(messageQuery(mail.id));
  const message = found.data;
  if (found.isError) return <Problem error={found.error} again={() => void found.refetch()} />;
  if (!message) return <p className={classes.snippet}>{mail.snippet}</p>;
  const people = message.to.map((one) => one.name || one.address).join(', ');
  return (
    <article
      aria-label={t('message.label', {
        name: mail.from.name || mail.from.address,
        time: format.long(mail.sentAt),
      })}
    >
      {whole && (
        <p className={classes.to}>
          {people ? t('message.to', { names: people }) : t('message.to-nobody')} · {format.full(mail.sentAt)}
        </p>
      )}
      <MessageText spans={whole ? message.spans : message.spans.filter(({ kind }) => kind === 'own')} />
      {whole && <Attachments message={message} />}
      <p className={classes.actions}>
        <Link {...links.conversation(list, mail.conversationId)}>
          {t('letters.open')} <KeyHint>o</KeyHint>
        </Link>
        {whole && (
          <a href={links.original(mail.id)} download>
            {t('letters.original')}
          </a>
        )}
      </p>
    </article>
  );
}
