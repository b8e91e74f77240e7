// A correspondence on paper: everything that is shown, opened, under the customer's name, the filters and the day.
import { Button, Checkbox, Loader } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type CorrespondenceMail,
  type CorrespondencePage,
  choicesQuery,
  correspondenceHeadQuery,
  type Form,
  printedPage,
} from '../api/correspondence.ts';
import { Icon } from '../design/icon.tsx';
import { Problem } from '../design/problem.tsx';
import { useFormat } from '../design/use-format.ts';
import { periodWords } from './period.tsx';
import '../design/forms.css';
import classes from './print-screen.module.css';
import { useAsked } from './use-asked.ts';

/** More than this is no print but a book; export it instead. */
const mailsAtMost = 2000;

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
    loadAll(form, filter, quotes ? 'all' : 'own', abort.signal, (all) => setPages(all)).then(
      (isWhole) => setState(isWhole ? 'whole' : 'cut'),
      (error) => !abort.signal.aborted && setProblem(error),
    );
    return () => abort.abort();
  }, [form, filter, quotes]);

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
          disabled={state === 'loading'}
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
        {state === 'loading' && !problem && <Loader size="xs" aria-label={t('loading')} />}
      </div>
      <header className={classes.header}>
        <h1>{names}</h1>
        <p>{[t('correspondence.title'), ...said].join(' · ')}</p>
        <p>
          {head && t('letters.total-mails', { count: head.mails.count, shown: format.count(head.mails) })}
          {head?.firstAt && head.lastAt && ` · ${format.day(head.firstAt)} – ${format.day(head.lastAt)}`}
          {` · ${t('letters.printed', { date: format.full(new Date().toISOString()) })}`}
        </p>
        {state === 'cut' && (
          <p className={classes.cut} role="status">
            {t('letters.cut', { most: format.number(mailsAtMost) })}
          </p>
        )}
      </header>
      {problem !== undefined && <Problem error={problem} />}
      {state === 'whole' && pages.every(({ subjects, mails }) => subjects.length + mails.length === 0) && (
        <p>{t('letters.none.title')}</p>
      )}
      {pages
        .flatMap((page) => page.subjects)
        .map((subject) => (
          <section key={subject.id} className={classes.subject}>
            <h2>{subject.subject || t('subject.none')}</h2>
            {subject.earlier > 0 && <p>{t('letters.earlier', { count: subject.earlier })}</p>}
            {subject.mails.map((mail) => (
              <Mail key={mail.id} mail={mail} />
            ))}
          </section>
        ))}
      {pages
        .flatMap((page) => page.mails)
        .map((mail) => (
          <section key={mail.id} className={classes.subject}>
            <h2>{mail.subject || t('subject.none')}</h2>
            <Mail mail={mail} />
          </section>
        ))}
    </main>
  );
}

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

/** Page by page, so that the first stand there early. @returns whether it is all */
async function loadAll(
  form: Form,
  filter: Parameters<typeof printedPage>[1],
  texts: 'own' | 'all',
  signal: AbortSignal,
  show: (pages: CorrespondencePage[]) => void,
): Promise<boolean> {
  const all: CorrespondencePage[] = [];
  let mails = 0;
  let cursor: string | undefined;
  do {
    const page = await printedPage(form, filter, texts, cursor, signal);
    all.push(page);
    mails += page.mails.length + page.subjects.reduce((sum, one) => sum + one.mails.length, 0);
    cursor = page.next;
    show([...all]);
  } while (cursor && mails < mailsAtMost);
  return cursor === undefined;
}
