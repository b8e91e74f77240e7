// What was found as conversations: one row each, at its newest found mail.
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { conversationHit, type FoundConversation, foundConversations } from '../api/search.ts';
import { noteFoundIn } from '../app/found-hits.ts';
import * as links from '../app/links.ts';
import { Avatar } from '../design/avatar.tsx';
import { useFormat } from '../design/use-format.ts';
import { FoundList, type RowProps } from './found-list.tsx';
import type { ResultProps } from './found-mails.tsx';
import { FoundStatus, NothingFound } from './found-status.tsx';
import classes from './hit-row.module.css';
import { markFound } from './mark-found.tsx';
import { WhereFound } from './where-found.tsx';

export function FoundConversations({ q, first, ask, remember }: ResultProps) {
  const { t } = useTranslation();
  const pages = useInfiniteQuery(foundConversations(q));
  const rows = pages.data?.pages.flatMap((page) => page.items) ?? [];
  const page = pages.data?.pages[0];
  const hints = page?.hints ?? [];
  const open = () => {
    remember();
    noteFoundIn(pages, conversationHit, { as: 'conversations', q, sort: 'date' });
  };
  return (
    <FoundList
      label={t('search.as-conversations')}
      rows={rows}
      keyOf={({ id }) => id}
      height={92}
      pages={pages}
      first={first}
      above={
        <FoundStatus
          q={q}
          hints={pages.isPlaceholderData ? [] : hints}
          ask={ask}
          customers={rows.flatMap(({ customers }) => customers)}
          words={
            page &&
            t('list.conversations', {
              count: rows.length,
              shown: `${rows.length}${pages.hasNextPage ? '+' : ''}`,
            })
          }
        />
      }
      empty={<NothingFound pages={pages} hints={hints} />}
      row={(one, props) => <ConversationHit one={one} words={page?.words ?? []} opened={open} {...props} />}
    />
  );
}

function ConversationHit(props: RowProps & { one: FoundConversation; words: string[]; opened: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { one, words, opened, ...row } = props;
  const names = one.people.map(({ name, address }) => name || address);
  const lead = one.people[0];
  const customer = one.customers.find(({ name }) => !names.includes(name));
  return (
    <Link
      {...links.foundMail(one.id, one.messageId)}
      preload={false}
      className={classes.hit}
      onClick={opened}
      {...row}
    >
      <Avatar name={names[0] ?? ''} of={lead?.address ?? ''} />
      <span className={classes.words}>
        <span className={`${classes.top} ${names.length > 1 ? classes.many : ''}`}>
          <span className={classes.name}>{markFound(names.join(', ') || t('sender.unknown'), words)}</span>
          {customer && <span className={classes.customer}>{customer.name}</span>}
          <span className={classes.signs}>
            <span className="numbers">{t('search.hits-in', { count: one.count })}</span>
            <time className="numbers" dateTime={one.lastAt} title={format.full(one.lastAt)}>
              {format.short(one.lastAt)}
            </time>
          </span>
        </span>
        <span className={classes.subject}>{markFound(one.subject || t('subject.none'), words)}</span>
        <span className={classes.snippet}>{markFound(one.snippet, words)}</span>
        <WhereFound where={one.where} words={words} />
      </span>
    </Link>
  );
}
