// Finding mail by its words: newest first, the words marked.
import { TextInput } from '@mantine/core';
import { IconPaperclip, IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { searchPages } from '../api/search.ts';
import * as links from '../app/links.ts';
import { Avatar } from '../design/avatar.tsx';
import { EmptyState } from '../design/empty-state.tsx';
import { Icon } from '../design/icon.tsx';
import { MoreButton } from '../design/more-button.tsx';
import { Page } from '../design/page.tsx';
import { Problem } from '../design/problem.tsx';
import { useFormat } from '../design/use-format.ts';
import { useTextInAddress } from '../design/use-text-in-address.ts';
import { markWords } from './mark-words.tsx';
import classes from './search-screen.module.css';

/** What the server keeps of a mail's first words. */
const snippetLength = 200;

export function SearchScreen() {
  const { t } = useTranslation();
  const format = useFormat();
  const { text, setText, q } = useTextInAddress();
  const pages = useInfiniteQuery({ ...searchPages(q), enabled: q !== '', placeholderData: keepPreviousData });
  const hits = q ? (pages.data?.pages.flatMap((page) => page.items) ?? []) : [];
  const first = pages.data?.pages[0];

  return (
    <Page title={t('search.title')}>
      <search>
        <TextInput
          size="md"
          autoFocus
          data-find
          aria-label={t('search.label')}
          placeholder={t('search.label')}
          leftSection={<Icon of={IconSearch} />}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
        />
      </search>
      <p className={classes.total} aria-live="polite">
        {q && first && t('search.total', { count: first.total.count, shown: format.count(first.total) })}
        {q && first?.hints.map((hint) => ` ${hint.code}`)}
      </p>
      {pages.isError && <Problem error={pages.error} again={() => void pages.refetch()} />}
      {hits.map((hit) => (
        <Link key={hit.id} {...links.conversation('all', hit.conversationId)} className={classes.hit}>
          <Avatar name={hit.from.name || hit.from.address} of={hit.from.address} />
          <span className={classes.words}>
            <span className={classes.top}>
              <span className={hit.direction === 'in' ? classes.name : classes.ours}>
                {hit.from.name || hit.from.address || t('sender.unknown')}
              </span>
              {hit.attachments > 0 && <Icon of={IconPaperclip} size={14} />}
              <time className="numbers" dateTime={hit.sentAt}>
                {format.short(hit.sentAt)}
              </time>
            </span>
            <span className={classes.subject}>{markWords(hit.subject || t('subject.none'), q)}</span>
            <span className={classes.snippet}>
              {markWords(hit.snippet, q)}
              {hit.snippet.length >= snippetLength && '…'}
            </span>
          </span>
        </Link>
      ))}
      <MoreButton pages={pages} />
      {q && pages.isSuccess && hits.length === 0 && (
        <EmptyState icon={IconSearch} title={t('search.none.title')} words={t('search.none.words')} />
      )}
      {!q && <EmptyState icon={IconSearch} title={t('search.start.title')} words={t('search.start.words')} />}
    </Page>
  );
}
