// Everything the head of a message says, and where it lies.
import { useTranslation } from 'react-i18next';
import type { Message } from '../api/conversations.ts';
import { useFormat } from '../design/use-format.ts';
import classes from './message-details.module.css';

export function MessageDetails({ message }: { message: Message }) {
  const { t } = useTranslation();
  const format = useFormat();
  const people = (list: Message['to']) =>
    list.map((one) => (one.name ? `${one.name} <${one.address}>` : one.address)).join(', ');
  const clock =
    message.utcOffset === undefined
      ? ''
      : new Date(Date.parse(message.sentAt) + message.utcOffset * 60_000).toISOString().slice(11, 16);
  const theirs =
    clock && clock !== format.time(message.sentAt) ? t('details.their-time', { time: clock }) : '';
  const rows: [string, string][] = [
    [t('details.from'), people(message.from)],
    [t('details.reply-to'), people(message.replyTo)],
    [t('details.to'), people(message.to)],
    [t('details.cc'), people(message.cc)],
    [t('details.bcc'), people(message.bcc)],
    [t('details.subject'), message.subject],
    [t('details.date'), [format.full(message.sentAt), theirs].filter(Boolean).join(' · ')],
    [t('details.places'), message.places.map((place) => `${place.mailbox} / ${place.folder}`).join(', ')],
    [t('details.size'), format.size(message.size)],
    [t('details.message-id'), message.messageId],
  ];
  return (
    <dl className={classes.details}>
      {rows
        .filter(([, value]) => value)
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
