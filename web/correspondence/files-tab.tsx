// All files in a customer's mail: found by name, sort and time, looked at, taken along one by one or many at once.
import { Button, Checkbox, Select, TextInput } from '@mantine/core';
import { IconDownload, IconPaperclip } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CustomerFile, exportFiles, filesQuery } from '../api/correspondence.ts';
import { useMe } from '../api/me.ts';
import { EmptyState } from '../design/empty-state.tsx';
import { Icon } from '../design/icon.tsx';
import { MoreButton } from '../design/more-button.tsx';
import { Problem } from '../design/problem.tsx';
import { problemWords } from '../design/problem-words.ts';
import { toast } from '../design/toast.ts';
import { useFormat } from '../design/use-format.ts';
import { FileLine } from './file-line.tsx';
import { FilterChip } from './filter-chip.tsx';
import { Period, periodWords } from './period.tsx';
import type { AskedFor } from './use-asked.ts';
import '../design/forms.css';
import classes from './files-tab.module.css';

const types = ['picture', 'pdf', 'document', 'table', 'archive', 'other'] as const;
const directions = ['in', 'out'] as const;
const sorts = ['newest', 'oldest', 'name', 'largest'] as const;
const chosenAtMost = 500;
type Days = AskedFor['narrowed'];

/** @param of `company-5`, as the server takes it */
export function FilesTab({ of, list = 'all' }: { of: string; list?: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const me = useMe();
  const zone = me?.preferences.timeZone || Intl.DateTimeFormat().resolvedOptions().timeZone;
  const [text, setText] = useState('');
  const [q, setQ] = useState('');
  const [asked, setAsked] = useState<{
    type?: string;
    direction?: string;
    from?: string;
    to?: string;
    sort: string;
  }>({ sort: 'newest' });
  const [chosen, setChosen] = useState<ReadonlyMap<string, CustomerFile>>(new Map());
  useEffect(() => {
    const wait = setTimeout(() => setQ(text.trim()), 250);
    return () => clearTimeout(wait);
  }, [text]);
  const days = asked.from || asked.to ? { zone } : {};
  const pages = useInfiniteQuery({
    ...filesQuery({ of, q, ...asked, ...days } as Parameters<typeof filesQuery>[0]),
    placeholderData: keepPreviousData,
  });
  const files = pages.data?.pages.flatMap((page) => page.items) ?? [];
  const total = pages.data?.pages[0]?.total;
  const set = (change: Partial<typeof asked>) => setAsked({ ...asked, ...change });
  const turn = (file: CustomerFile) => {
    const next = new Map(chosen);
    if (!next.delete(keyOf(file)) && next.size < chosenAtMost) next.set(keyOf(file), file);
    setChosen(next);
  };
  const take = async () => {
    try {
      const { address } = await exportFiles(
        [...chosen.values()].map(({ places }) => ({
          messageId: places[0]!.messageId,
          position: places[0]!.position,
        })),
      );
      location.assign(address);
      setChosen(new Map());
    } catch (error) {
      toast(problemWords(t, error), { look: 'late' });
    }
  };
  return (
    <section aria-label={t('files-tab.title')}>
      <div className={classes.bar}>
        <TextInput
          type="search"
          size="xs"
          data-find
          aria-label={t('files-tab.find')}
          placeholder={t('files-tab.find')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Select
          size="xs"
          w={140}
          clearable
          aria-label={t('files-tab.type')}
          placeholder={t('files-tab.type')}
          value={asked.type ?? null}
          onChange={(type) => set({ type: type ?? undefined } as never)}
          data={types.map((value) => ({ value, label: t(`files-tab.type.${value}`) }))}
        />
        <Select
          size="xs"
          w={140}
          clearable
          aria-label={t('letters.direction')}
          placeholder={t('letters.direction')}
          value={asked.direction ?? null}
          onChange={(direction) => set({ direction: direction ?? undefined } as never)}
          data={directions.map((value) => ({ value, label: t(`letters.direction.${value}`) }))}
        />
        <Select
          size="xs"
          w={150}
          allowDeselect={false}
          aria-label={t('files-tab.sort')}
          value={asked.sort}
          onChange={(sort) => set({ sort: sort ?? 'newest' })}
          data={sorts.map((value) => ({ value, label: t(`files-tab.sort.${value}`) }))}
        />
        <FilterChip
          label={t('letters.period')}
          value={periodWords(asked as Days, format, t)}
          clear={() => set({ from: undefined, to: undefined })}
        >
          <Period years={[]} narrowed={asked as Days} set={(days) => set(days as Partial<typeof asked>)} />
        </FilterChip>
        {chosen.size > 0 && (
          <Button
            size="compact-sm"
            variant="filled"
            disabled={!me?.mayExport}
            leftSection={<Icon of={IconDownload} size={14} />}
            onClick={() => void take()}
          >
            {t('files-tab.take', { count: chosen.size })}
          </Button>
        )}
      </div>
      <p className={classes.total} aria-live="polite">
        {total && t('list.files', { count: total.count, shown: format.count(total) })}
      </p>
      {pages.isError && <Problem error={pages.error} again={() => void pages.refetch()} />}
      {pages.isPending && <div className={classes.loading} role="status" aria-label={t('loading')} />}
      <ul className={classes.files}>
        {files.map((file) => (
          <li key={keyOf(file)} className={classes.line}>
            <Checkbox
              size="xs"
              aria-label={t('files-tab.choose', { name: file.name || t('files.unnamed') })}
              checked={chosen.has(keyOf(file))}
              onChange={() => turn(file)}
            />
            <FileLine file={file} list={list} />
          </li>
        ))}
      </ul>
      <MoreButton pages={pages} />
      {pages.isSuccess && files.length === 0 && (
        <EmptyState
          icon={IconPaperclip}
          title={t('files-tab.none.title')}
          words={t('files-tab.none.words')}
        />
      )}
    </section>
  );
}

const keyOf = ({ places }: CustomerFile): string => `${places[0]!.messageId}.${places[0]!.position}`;
