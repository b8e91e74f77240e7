// Rows that need a look: cards that are there already, each with what is to be done, and rows that cannot be used.
import { NativeSelect } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CardImportPreview, CardImportRow, OnDuplicate } from '../api/card-imports.ts';
import * as links from '../app/links.ts';
import rows from '../design/rows.module.css';
import { Section } from '../design/section.tsx';
import { useFormat } from '../design/use-format.ts';
import { troubleWords } from './trouble-words.ts';

type Props = {
  preview: CardImportPreview;
  /** For all rows that say nothing else. */
  duplicates: OnDuplicate;
  own: Record<string, OnDuplicate>;
  setOwn: (own: Record<string, OnDuplicate>) => void;
};

export function PreviewRows({ preview, duplicates, own, setOwn }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const all = [...preview.rows, ...preview.more];
  const doubles = all.filter((row) => row.same);
  const repeats = all.filter((row) => row.repeats);
  const faulty = all.filter((row) => row.trouble);
  const cards =
    preview.reading.format === 'vcard' ? preview.rows.filter((row) => !row.trouble && !row.same) : [];
  const line = (row: CardImportRow) => (
    <span className={rows.quiet}>{t('card-import.line', { line: format.number(row.line) })}</span>
  );
  /** A row about somebody who is there by then, and what is to be done with it. */
  const decided = (row: CardImportRow, why: ReactNode) => (
    <div key={row.line} className={rows.row}>
      {line(row)}
      <span className={rows.grow}>
        <span className={rows.name}>{row.name}</span> <span className={rows.quiet}>{row.address}</span>
        <br />
        <span className={rows.quiet}>{why}</span>
      </span>
      <NativeSelect
        size="xs"
        aria-label={t('card-import.what-to-do', { name: row.name })}
        data={(['fill', 'skip', 'make'] as const).map((value) => ({
          value,
          label: t(`card-import.duplicates.${value}`),
        }))}
        value={own[row.line] ?? duplicates}
        onChange={(event) => setOwn({ ...own, [row.line]: event.currentTarget.value as OnDuplicate })}
      />
    </div>
  );
  return (
    <>
      {doubles.length > 0 && (
        <Section
          title={t('card-import.there', {
            count: preview.duplicates,
            shown: format.number(preview.duplicates),
          })}
        >
          {doubles.map((row) =>
            decided(
              row,
              <>
                {t(`card-import.same-by.${row.same!.by}`)}{' '}
                <Link {...links.record({ type: row.same!.type, id: row.same!.id }, 'card')} target="_blank">
                  {row.same!.name}
                </Link>
              </>,
            ),
          )}
        </Section>
      )}
      {repeats.length > 0 && (
        <Section
          title={t('card-import.repeats', {
            count: preview.repeats,
            shown: format.number(preview.repeats),
          })}
          words={t('card-import.repeats-words')}
        >
          {repeats.map((row) =>
            decided(
              row,
              <>
                {t(`card-import.same-by.${row.repeats!.by}`)} {row.repeats!.name},{' '}
                {t('card-import.line', { line: format.number(row.repeats!.line) })}
              </>,
            ),
          )}
        </Section>
      )}
      {faulty.length > 0 && (
        <Section
          title={t('card-import.faulty', { count: preview.faulty, shown: format.number(preview.faulty) })}
          words={t('card-import.faulty-words')}
        >
          {faulty.map((row) => {
            const { words, what } = troubleWords(t, row.trouble!, row.what);
            return (
              <div key={row.line} className={rows.row}>
                {line(row)}
                <span className={rows.grow}>
                  <span className={rows.late}>{words}</span>
                  {what && <span className={rows.quiet}> {what}</span>}
                </span>
              </div>
            );
          })}
        </Section>
      )}
      {cards.length > 0 && (
        <Section title={t('card-import.cards')}>
          {cards.map((row) => (
            <div key={row.line} className={rows.row}>
              <span className={rows.grow}>
                <span className={rows.name}>{row.name}</span>{' '}
                <span className={rows.quiet}>{[row.company, row.address].filter(Boolean).join(' · ')}</span>
              </span>
            </div>
          ))}
        </Section>
      )}
    </>
  );
}
