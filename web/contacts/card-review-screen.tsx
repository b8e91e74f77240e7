// After a first import: the cards that would be made, for one decision; with undo.
import { Button, Checkbox } from '@mantine/core';
import { IconChecklist } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { actOnCards, cardReviewQuery } from '../api/contacts.ts';
import { queryClient } from '../api/query-client.ts';
import { Avatar } from '../design/avatar.tsx';
import { Chip } from '../design/chip.tsx';
import { EmptyState } from '../design/empty-state.tsx';
import '../design/forms.css';
import { MoreButton } from '../design/more-button.tsx';
import { Page } from '../design/page.tsx';
import { Problem } from '../design/problem.tsx';
import { problemWords } from '../design/problem-words.ts';
import rows from '../design/rows.module.css';
import { Section } from '../design/section.tsx';
import { toast } from '../design/toast.ts';
import { useFormat } from '../design/use-format.ts';
import classes from './card-review.module.css';

export function CardReviewScreen() {
  const { t } = useTranslation();
  const format = useFormat();
  const pages = useInfiniteQuery(cardReviewQuery);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [busy, setBusy] = useState(false);
  const first = pages.data?.pages[0];
  const items = pages.data?.pages.flatMap((page) => page.items) ?? [];
  const keyOf = (item: (typeof items)[number]) => `${item.kind} ${item.key}`;
  const keys = items.filter((item) => chosen.has(keyOf(item))).map(({ kind, key }) => ({ kind, key }));
  const sum = (companies: number, contacts: number) =>
    `${t('review.companies', { count: companies, shown: format.number(companies) })}, ${t('review.contacts', { count: contacts, shown: format.number(contacts) })}`;

  const act = async (kind: Parameters<typeof actOnCards>[0], some: typeof keys = []) => {
    setBusy(true);
    try {
      const done = await actOnCards(kind, some);
      setChosen(new Set());
      if (kind !== 'undo' && kind !== 'offer')
        toast(
          t(kind === 'refuse' ? 'review.refused' : 'review.made', {
            sum: sum(done.companies, done.contacts),
          }),
          {
            undo: () => void (kind === 'refuse' ? act('offer', some) : act('undo')),
          },
        );
    } catch (error) {
      toast(problemWords(t, error), { look: 'late' });
    } finally {
      setBusy(false);
      for (const key of ['card-review', 'contacts', 'companies', 'counts', 'conversations'])
        void queryClient.invalidateQueries({ queryKey: [key] });
    }
  };
  const toggle = (key: string) => {
    const next = new Set(chosen);
    if (!next.delete(key)) next.add(key);
    setChosen(next);
  };
  return (
    <Page
      title={t('nav.review')}
      words={first && items.length > 0 ? t('review.words') : undefined}
      actions={
        items.length > 0 &&
        (keys.length > 0 ? (
          <>
            <Button loading={busy} onClick={() => void act('refuse', keys)}>
              {t('review.refuse', { count: keys.length })}
            </Button>
            <Button loading={busy} variant="filled" onClick={() => void act('make', keys)}>
              {t('review.make-chosen', { count: keys.length })}
            </Button>
          </>
        ) : (
          <Button loading={busy} variant="filled" onClick={() => void act('make-all')}>
            {first && t('review.make-all', { sum: sum(first.companies, first.contacts) })}
          </Button>
        ))
      }
    >
      {pages.isError && <Problem error={pages.error} again={() => void pages.refetch()} />}
      {first?.undoable && (
        <Section>
          <div className={rows.row}>
            <span className={rows.grow}>
              {t('review.undoable', {
                sum: sum(first.undoable.companies, first.undoable.contacts),
                time: format.since(first.undoable.at),
              })}
            </span>
            <Button loading={busy} onClick={() => void act('undo')}>
              {t('undo')}
            </Button>
          </div>
        </Section>
      )}
      {items.length > 0 && (
        <Section>
          {items.map((item) => (
            <label key={keyOf(item)} className={`${rows.row} ${rows.hover} ${classes.card}`}>
              <Checkbox
                checked={chosen.has(keyOf(item))}
                onChange={() => toggle(keyOf(item))}
                aria-label={item.name}
              />
              <Avatar name={item.name} of={item.key} size={24} />
              <span className={rows.grow}>
                <span className={rows.name}>{item.name}</span> <span className={rows.quiet}>{item.key}</span>
              </span>
              <span className={classes.more}>
                <Chip>{t(`record.${item.kind}`)}</Chip>
                <span className={rows.right}>
                  {t('review.mails', { count: item.mails, shown: format.number(item.mails) })}
                  {item.lastAt && ` · ${format.short(item.lastAt)}`}
                </span>
              </span>
            </label>
          ))}
        </Section>
      )}
      <MoreButton pages={pages} />
      {pages.isSuccess && items.length === 0 && (
        <EmptyState icon={IconChecklist} title={t('review.empty.title')} words={t('review.empty.words')} />
      )}
    </Page>
  );
}
