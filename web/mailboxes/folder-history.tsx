// A line for every mail ever seen in a folder: what became of it, and when.
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type Folder, historyQuery } from '../api/mailboxes.ts';
import * as links from '../app/links.ts';
import { MoreButton } from '../design/more-button.tsx';
import { Problem } from '../design/problem.tsx';
import rows from '../design/rows.module.css';
import { useFormat } from '../design/use-format.ts';
import classes from './folder-rows.module.css';
import { outcomeWords } from './outcome-words.ts';

export function FolderHistory({ folder }: { folder: Folder }) {
  const { t } = useTranslation();
  const format = useFormat();
  const pages = useInfiniteQuery(historyQuery(folder.id));
  const lines = pages.data?.pages.flatMap((page) => page.items) ?? [];
  if (pages.isError) return <Problem error={pages.error} again={() => void pages.refetch()} />;
  if (pages.isSuccess && lines.length === 0) return <p className={classes.history}>{t('history.none')}</p>;
  return (
    <div className={classes.history}>
      <p className={rows.quiet}>{t('history.words')}</p>
      <table className="numbers">
        <thead>
          <tr>
            <th scope="col">{t('history.uid')}</th>
            <th scope="col">{t('history.mail')}</th>
            <th scope="col">{t('history.outcome')}</th>
            <th scope="col">{t('history.seen')}</th>
            <th scope="col">{t('history.size')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.uid}>
              <td>{line.uid}</td>
              <td className={classes.mail}>
                {line.mail && (
                  <>
                    <Link {...links.foundMail(line.mail.conversationId, line.mail.id)}>
                      {line.mail.subject || t('subject.none')}
                    </Link>{' '}
                    <span className={classes.from}>{line.mail.from.name || line.mail.from.address}</span>
                  </>
                )}
              </td>
              <td>
                {outcomeWords(t, line.outcome, line.reason)}
                {line.goneAt && ` · ${t('history.gone', { time: format.since(line.goneAt) })}`}
              </td>
              <td>{format.since(line.firstSeenAt)}</td>
              <td>{line.size !== undefined && format.size(line.size)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <MoreButton pages={pages} />
    </div>
  );
}
