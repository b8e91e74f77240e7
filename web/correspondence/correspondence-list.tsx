// The lines of a correspondence: only those in sight are drawn, and what comes or goes above them does not move them.
import { useCallbackRef } from '@mantine/hooks';
import { useInfiniteQuery, useQueries } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { correspondenceQuery, wholeSubjectQuery } from '../api/correspondence.ts';
import * as links from '../app/links.ts';
import { useKeys } from '../design/keys.ts';
import { Problem } from '../design/problem.tsx';
import { useFormat } from '../design/use-format.ts';
import { SearchHints } from '../search/search-hints.tsx';
import classes from './correspondence-list.module.css';
import { type Line, layOut } from './lay-out.ts';
import { MailLine } from './mail-line.tsx';
import { NothingHere } from './nothing-here.tsx';
import { SubjectLine } from './subject-line.tsx';
import type { AskedFor } from './use-asked.ts';
import { useSteadyPlace } from './use-steady-place.ts';

const heights = { head: 38, subject: 36, earlier: 30, mail: 30 };
const none: never[] = [];

export function CorrespondenceList({ asked, list }: { asked: AskedFor; list: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const { form, filter, set } = asked;
  const pages = useInfiniteQuery(correspondenceQuery(form, filter));
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set());
  const [asking, setAsking] = useState<readonly string[]>([]);
  /** How far mails are opened: 1 own words, 2 everything. */
  const [opened, setOpened] = useState<ReadonlyMap<string, number>>(new Map());
  const [at, setAt] = useState<string>();
  const wholes = useQueries({ queries: asking.map((id) => wholeSubjectQuery(filter, id)) });
  const loaded = wholes.map(({ data }) => data);
  const whole = useMemo(
    () => new Map(asking.flatMap((id, index) => (loaded[index] ? [[id, loaded[index]] as const] : []))),
    [asking, ...loaded],
  );
  const data = pages.data?.pages ?? none;
  const lines = useMemo(
    () => layOut({ form, pages: data, turned, whole, format }),
    [form, data, turned, whole, format],
  );

  const words = useMemo(() => [...new Set(data.flatMap((page) => page.words))], [data]);

  const frame = useRef<HTMLDivElement>(null);
  const [margin, setMargin] = useState(0);
  useLayoutEffect(() => setMargin(frame.current?.offsetTop ?? 0), [lines.length > 0, asked.narrowed]);
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => frame.current?.closest('main') ?? null,
    estimateSize: (index) => heights[lines[index]!.kind],
    getItemKey: (index) => lines[index]!.key,
    scrollMargin: margin,
    overscan: 12,
  });
  const shown = virtual.getVirtualItems();
  useSteadyPlace(virtual, lines, `${list} ${form} ${JSON.stringify(filter)}`);

  const lastShown = shown.at(-1)?.index ?? 0;
  useEffect(() => {
    if (lastShown >= lines.length - 40 && pages.hasNextPage && !pages.isFetchingNextPage && !pages.isError)
      void pages.fetchNextPage();
  }, [lastShown, lines.length, pages.hasNextPage, pages.isFetchingNextPage, pages.isError]);

  const focus = (key: string | undefined) =>
    frame.current?.querySelector<HTMLElement>(`[data-line="${key}"]`)?.focus({ preventScroll: true });
  useEffect(() => {
    if (at !== undefined) focus(at);
  }, [at]);
  const index = lines.findIndex(({ key }) => key === at);
  const go = (line: number) => {
    if (!lines[line]) return;
    virtual.scrollToIndex(line, { align: 'auto' });
    setAt(lines[line].key);
    // What was out of sight is drawn with the next picture.
    requestAnimationFrame(() => focus(lines[line]!.key));
  };
  const step = (by: 1 | -1) => {
    let to = index < 0 && by < 0 ? 0 : index + by;
    while (lines[to]?.kind === 'head') to += by;
    go(to);
  };
  const turn = (id: string) => {
    const next = new Set(turned);
    if (!next.delete(id)) next.add(id);
    setTurned(next);
  };
  const open = (id: string, level: number) => setOpened(new Map(opened).set(id, level));
  const current = lines[index];
  const openness = (line: Line | undefined) => (line?.kind === 'mail' ? (opened.get(line.mail.id) ?? 0) : 0);
  const enter = (line: Line | undefined) => {
    if (line?.kind === 'mail') open(line.mail.id, (openness(line) + 1) % 3);
    else if (line?.kind === 'subject') turn(line.subject.id);
    else if (line?.kind === 'earlier') setAsking([...new Set([...asking, line.subject.id])]);
  };
  // The same function each time, so that lines in sight are not drawn anew with every turn of the wheel.
  const act = useCallbackRef(enter);
  const right = () => {
    if (current?.kind === 'subject' && !current.isFolded) step(1);
    else if (openness(current) < 2) enter(current);
  };
  const left = () => {
    if (current?.kind === 'mail' && openness(current) > 0) open(current.mail.id, 0);
    else if (current?.kind === 'subject' && !current.isFolded) turn(current.subject.id);
    else go(parentOf(lines, index));
  };
  const openConversation = () => {
    const id =
      current?.kind === 'mail'
        ? current.mail.conversationId
        : current?.kind === 'subject' && current.subject.id;
    if (id) void navigate(links.conversation(list, id));
  };
  useKeys(
    {
      j: () => step(1),
      k: () => step(-1),
      ArrowDown: () => step(1),
      ArrowUp: () => step(-1),
      ArrowRight: current ? right : undefined,
      ArrowLeft: current ? left : undefined,
      o: current ? openConversation : undefined,
      1: () => set({ form: 'subjects' }),
      2: () => set({ form: 'timeline' }),
      3: () => set({ form: 'both' }),
      Escape:
        openness(current) > 0 && current?.kind === 'mail'
          ? () => open(current.mail.id, 0)
          : at !== undefined
            ? () => setAt(undefined)
            : undefined,
    },
    { first: true },
  );

  if (pages.isError && lines.length === 0)
    return <Problem error={pages.error} again={() => void pages.refetch()} />;
  return (
    <section aria-label={t('correspondence.title')} aria-busy={pages.isFetching}>
      <SearchHints
        q={filter.words ?? ''}
        hints={data[0]?.hints ?? none}
        ask={(instead) => set({ words: instead })}
      />
      {pages.isPending && (
        <p className={classes.loading} role="status">
          {t('loading')}
        </p>
      )}
      {pages.isSuccess && lines.length === 0 && <NothingHere asked={asked} />}
      <div ref={frame} className={classes.lines} style={{ height: virtual.getTotalSize() }} role="list">
        {shown.map((item) => {
          const line = lines[item.index]!;
          return (
            <div
              key={item.key}
              ref={virtual.measureElement}
              data-index={item.index}
              role="listitem"
              className={classes.line}
              style={{ transform: `translateY(${item.start - margin}px)` }}
            >
              {line.kind === 'head' && <h2 className={classes.head}>{line.words}</h2>}
              {line.kind === 'subject' && (
                <SubjectLine line={line} form={form} list={list} act={act} here={setAt} />
              )}
              {line.kind === 'earlier' && (
                <div className={classes.inCard}>
                  <button
                    type="button"
                    data-line={line.key}
                    className={classes.earlier}
                    onClick={() => enter(line)}
                    onFocus={() => setAt(line.key)}
                  >
                    {t('letters.earlier', { count: line.subject.earlier })}
                  </button>
                </div>
              )}
              {line.kind === 'mail' && (
                <MailLine
                  line={line}
                  form={form}
                  list={list}
                  words={words}
                  level={openness(line)}
                  act={act}
                  here={setAt}
                />
              )}
            </div>
          );
        })}
      </div>
      {pages.isFetchingNextPage && <p className={classes.more}>{t('loading')}</p>}
      {pages.isError && lines.length > 0 && (
        <Problem error={pages.error} again={() => void pages.fetchNextPage()} />
      )}
    </section>
  );
}

/** The line above it in the tree: what the mail answers, else its subject. */
function parentOf(lines: Line[], index: number): number {
  const line = lines[index];
  if (line?.kind !== 'mail') return -1;
  for (let up = index - 1; up >= 0; up -= 1) {
    const above = lines[up]!;
    if (above.kind === 'subject') return up;
    if (above.kind === 'mail' && above.mail.depth < line.mail.depth) return up;
  }
  return -1;
}
