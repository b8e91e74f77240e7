// The head of a list: its name, how many there are; for a mailbox its boxes.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { companyQuery } from '../api/companies.ts';
import { contactQuery } from '../api/contacts.ts';
import type { ConversationPage } from '../api/conversations.ts';
import * as links from '../app/links.ts';
import { useMailPlaces } from '../app/use-mail-places.ts';
import { useFormat } from '../design/use-format.ts';
import classes from './list-header.module.css';
import { listQueryOf } from './list-key.ts';

const boxes = ['inbox', 'sent', 'all', 'junk'] as const;

export function ListHeader({ list, total }: { list: string; total: ConversationPage['total'] | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  const asked = listQueryOf(list);
  const mailbox = useMailPlaces().find((one) => one.id === asked.mailbox);
  const contact = useQuery({ ...contactQuery(asked.contact ?? ''), enabled: Boolean(asked.contact) }).data;
  const company = useQuery({ ...companyQuery(asked.company ?? ''), enabled: Boolean(asked.company) }).data;
  const title =
    asked.contact || asked.company
      ? (contact?.name ?? company?.name ?? '')
      : mailbox
        ? mailbox.name
        : t(`list.${asked.filter ?? asked.box}`);
  return (
    <header className={classes.header}>
      <div className={classes.line}>
        <h1 className={classes.title}>{title}</h1>
        {total && (
          <span className={classes.total}>
            {t('list.conversations', { count: total.count, shown: format.count(total) })}
          </span>
        )}
      </div>
      {asked.mailbox && (
        <div className={classes.boxes}>
          {boxes.map((box) => (
            <Link
              key={box}
              {...links.list(
                box === 'inbox' ? `mailbox-${asked.mailbox}` : `mailbox-${asked.mailbox}-${box}`,
              )}
              className={classes.box}
              aria-current={asked.box === box ? 'page' : undefined}
            >
              {t(`list.${box}`)}
            </Link>
          ))}
        </div>
      )}
    </header>
  );
}
