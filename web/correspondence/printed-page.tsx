// A page of mails as they stand on paper; drawn once, however many come after it.
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CorrespondenceMail, CorrespondencePage } from '../api/correspondence.ts';
import { useFormat } from '../design/use-format.ts';
import classes from './print-screen.module.css';

export const PrintedPage = memo(function PrintedPage({ page }: { page: CorrespondencePage }) {
  const { t } = useTranslation();
  return (
    <>
      {page.subjects.map((subject) => (
        <section key={subject.id} className={classes.subject}>
          <h2>{subject.subject || t('subject.none')}</h2>
          {subject.earlier > 0 && <p>{t('letters.earlier', { count: subject.earlier })}</p>}
          {subject.mails.map((mail) => (
            <Mail key={mail.id} mail={mail} />
          ))}
        </section>
      ))}
      {page.mails.map((mail) => (
        <section key={mail.id} className={classes.subject}>
          <h2>{mail.subject || t('subject.none')}</h2>
          <Mail mail={mail} />
        </section>
      ))}
    </>
  );
});

function Mail({ mail }: { mail: CorrespondenceMail }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <article className={classes.mail} style={{ marginLeft: Math.min(mail.depth, 6) * 14 }}>
      <h3>
        {mail.from.name || mail.from.address || t('sender.unknown')}
        {mail.from.name && <span> {mail.from.address}</span>}
        <time dateTime={mail.sentAt}>{format.full(mail.sentAt)}</time>
      </h3>
      {(mail.spans ?? []).map((span, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never change their order
        <div key={at} data-kind={span.kind} className={classes.text}>
          {span.text.trim()}
        </div>
      ))}
      {mail.attachments > 0 && (
        <p className={classes.files}>{t('list.files', { count: mail.attachments })}</p>
      )}
    </article>
  );
}
