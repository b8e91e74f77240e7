// A correspondence on paper: everything that is shown, opened, under the customer's name, the filters and the day.
import { Button, Checkbox, Loader } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CorrespondencePage, choicesQuery, correspondenceHeadQuery } from '../api/correspondence.ts';
import * as links from '../app/links.ts';
import { Icon } from '../design/icon.tsx';
import { Problem } from '../design/problem.tsx';
import { useFormat } from '../design/use-format.ts';
import { loadPrinted, mailsAtMost, mailsOf } from './load-printed.ts';
import { periodWords } from './period.tsx';
import '../design/forms.css';
import classes from './print-screen.module.css';
import { PrintedPage } from './printed-page.tsx';
import { useAsked } from './use-asked.ts';

export function PrintScreen() {
  const { t } = useTranslation();
  const format = useFormat();
  const { of = '' } = useSearch({ strict: false }) as { of?: string };
  const { form, filter, narrowed } = useAsked(of);
  const [quotes, setQuotes] = useState(false);
  const [pages, setPages] = useState<CorrespondencePage[]>([]);
  const [state, setState] = useState<'loading' | 'whole' | 'cut'>('loading');
  const [problem, setProblem] = useState<unknown>();
  const head = useQuery(correspondenceHeadQuery(filter)).data;
  const choices = useQuery(choicesQuery(of)).data;

  useEffect(() => {
    const abort = new AbortController();
    setState('loading');
    setPages([]);
    setProblem(undefined);
    loadPrinted(form, filter, quotes ? 'all' : 'own', abort.signal, setPages).then(
      (isWhole) => setState(isWhole ? 'whole' : 'cut'),
      (error) => !abort.signal.aborted && setProblem(error),
    );
    return () => abort.abort();
  }, [form, filter, quotes]);

  const shown = pages.reduce((sum, page) => sum + mailsOf(page), 0);
  const names = head?.of.map(({ name }) => name).join(', ') ?? '';
  useEffect(() => {
    document.title = `${names} · Kontor`;
  }, [names]);
  const said = [
    narrowed.people && `${t('letters.people-filter')}: ${narrowed.people.replaceAll(',', ', ')}`,
    narrowed.direction && t(`letters.direction.${narrowed.direction as 'in'}`),
    narrowed.mailbox &&
      `${t('letters.mailbox')}: ${choices?.mailboxes.find(({ id }) => id === narrowed.mailbox)?.name ?? ''}`,
    narrowed.ours &&
      `${t('letters.ours')}: ${
        choices?.ours
          .filter(({ id }) => narrowed.ours!.split(',').includes(id))
          .map(({ name }) => name)
          .join(', ') ?? ''
      }`,
    narrowed.kind
      ?.split(',')
      .map((kind) => t(`kind.${kind as 'personal'}`))
      .join(', '),
    narrowed.files && t('letters.with-files'),
    periodWords(narrowed, format, t),
    narrowed.words && `“${narrowed.words}”`,
  ].filter(Boolean);
  return (
    <main className={classes.page}>
      <div className={classes.tools}>
        <Button
          variant="filled"
          disabled={state === 'loading' || shown === 0}
          leftSection={<Icon of={IconPrinter} />}
          onClick={() => window.print()}
        >
          {t('letters.print')}
        </Button>
        <Checkbox
          label={t('letters.with-quotes')}
          checked={quotes}
          onChange={(event) => setQuotes(event.currentTarget.checked)}
        />
        {state === 'loading' && !problem && (
          <span className={classes.loading} role="status">
            <Loader size="xs" aria-hidden />
            {head
              ? t('letters.print-loading', { shown: format.number(shown), all: format.count(head.mails) })
              : t('loading')}
          </span>
        )}
      </div>
      <header className={classes.header}>
        <h1>{names}</h1>
        <p>{[t('correspondence.title'), ...said].join(' · ')}</p>
        <p>
          {head && t('letters.total-mails', { count: head.mails.count, shown: format.count(head.mails) })}
          {head?.firstAt && head.lastAt && ` · ${format.days(head.firstAt, head.lastAt)}`}
          {` · ${t('letters.printed', { date: format.full(new Date().toISOString()) })}`}
        </p>
        {state === 'cut' && (
          <p className={classes.cut} role="status">
            {t('letters.cut', {
              shown: format.number(shown),
              all: head ? format.count(head.mails) : format.number(mailsAtMost),
            })}{' '}
            <a className={classes.tool} href={links.printed({ of, form, ...narrowed, to: oldestDay(pages) })}>
              {t('letters.print-earlier')}
            </a>
          </p>
        )}
      </header>
      {problem !== undefined && <Problem error={problem} />}
      {state === 'whole' && pages.every(({ subjects, mails }) => subjects.length + mails.length === 0) && (
        <p>{t('letters.none.title')}</p>
      )}
      {pages.map((page, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pages only join at the end
        <PrintedPage key={at} page={page} />
      ))}
    </main>
  );
}

/** The day of the last conversation or mail that is here: what is left out is of that day or before. */
function oldestDay(pages: CorrespondencePage[]): string {
  const last = pages.at(-1);
  const at = last?.subjects.at(-1)?.lastAt ?? last?.mails.at(-1)?.sentAt ?? '';
  return at && new Intl.DateTimeFormat('en-CA').format(new Date(at));
}
