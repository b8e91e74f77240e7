// What a correspondence is narrowed by: a chip for each, its choices behind it, all of them in the address.
import { Button, TextInput } from '@mantine/core';
import { IconPaperclip, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { choicesQuery } from '../api/correspondence.ts';
import { Icon } from '../design/icon.tsx';
import { useFormat } from '../design/use-format.ts';
import { FilterChip } from './filter-chip.tsx';
import classes from './filters.module.css';
import { Options } from './options.tsx';
import { Period, periodWords } from './period.tsx';
import type { AskedFor } from './use-asked.ts';

const directions = ['in', 'out', 'internal'] as const;

export function Filters({ asked }: { asked: AskedFor }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { narrowed, set, clear, filter } = asked;
  const choices = useQuery(choicesQuery(filter.of)).data;
  const people = narrowed.people?.split(',') ?? [];
  const ours = narrowed.ours?.split(',') ?? [];
  const kinds = narrowed.kind?.split(',') ?? [];
  const nameOf = (address: string) => choices?.people.find((one) => one.address === address)?.name || address;
  const turn = (all: string[], one: string) =>
    (all.includes(one) ? all.filter((each) => each !== one) : [...all, one]).join(',') || undefined;
  return (
    <>
      <Words value={narrowed.words ?? ''} set={(words) => set({ words: words || undefined })} />
      <FilterChip
        label={t('letters.people-filter')}
        value={people.map(nameOf).join(', ')}
        clear={() => set({ people: undefined })}
      >
        <Options
          label={t('letters.people-filter')}
          options={(choices?.people ?? []).map(({ name, address, ours: isOurs, count }) => ({
            key: address,
            words: name || address,
            quiet: name ? address : '',
            group: t(isOurs ? 'letters.of-ours' : 'letters.of-theirs'),
            count,
            chosen: people.includes(address),
          }))}
          choose={(address) => set({ people: turn(people, address) })}
        />
      </FilterChip>
      <FilterChip
        label={t('letters.direction')}
        value={narrowed.direction ? t(`letters.direction.${narrowed.direction as 'in'}`) : ''}
        clear={() => set({ direction: undefined })}
      >
        <Options
          label={t('letters.direction')}
          options={directions.map((one) => ({
            key: one,
            words: t(`letters.direction.${one}`),
            chosen: narrowed.direction === one,
          }))}
          choose={(one) => set({ direction: narrowed.direction === one ? undefined : one })}
        />
      </FilterChip>
      <FilterChip
        label={t('letters.mailbox')}
        value={
          narrowed.mailbox
            ? (choices?.mailboxes.find(({ id }) => id === narrowed.mailbox)?.name ?? t('letters.one-mailbox'))
            : ''
        }
        clear={() => set({ mailbox: undefined })}
      >
        <Options
          label={t('letters.mailbox')}
          options={(choices?.mailboxes ?? []).map(({ id, name, count }) => ({
            key: id,
            words: name,
            count,
            chosen: narrowed.mailbox === id,
          }))}
          choose={(id) => set({ mailbox: narrowed.mailbox === id ? undefined : id })}
        />
      </FilterChip>
      <FilterChip
        label={t('letters.ours')}
        value={ours.map((id) => choices?.ours.find((one) => one.id === id)?.name ?? '…').join(', ')}
        clear={() => set({ ours: undefined })}
      >
        <Options
          label={t('letters.ours')}
          options={(choices?.ours ?? []).map(({ id, name, count }) => ({
            key: id,
            words: name,
            count,
            chosen: ours.includes(id),
          }))}
          choose={(id) => set({ ours: turn(ours, id) })}
        />
      </FilterChip>
      <FilterChip
        label={t('letters.kind')}
        value={kinds.map((kind) => t(`kind.${kind as 'personal'}`)).join(', ')}
        clear={() => set({ kind: undefined })}
      >
        <Options
          label={t('letters.kind')}
          options={(choices?.kinds ?? []).map(({ kind, count }) => ({
            key: kind,
            words: t(`kind.${kind}`),
            count,
            chosen: kinds.includes(kind),
          }))}
          choose={(kind) => set({ kind: turn(kinds, kind) })}
        />
      </FilterChip>
      <FilterChip
        label={t('letters.period')}
        value={periodWords(narrowed, format, t)}
        clear={() => set({ from: undefined, to: undefined })}
      >
        <Period years={choices?.years ?? []} narrowed={narrowed} set={set} />
      </FilterChip>
      <button
        type="button"
        className={classes.chip}
        data-on={narrowed.files ? true : undefined}
        aria-pressed={Boolean(narrowed.files)}
        onClick={() => set({ files: narrowed.files ? undefined : '1' })}
      >
        <Icon of={IconPaperclip} size={14} />
        {t('letters.with-files')}
      </button>
      {Object.keys(narrowed).length > 0 && (
        <Button variant="subtle" size="compact-sm" onClick={clear}>
          {t('letters.clear')}
        </Button>
      )}
    </>
  );
}

/** Half a second behind what is being typed. */
function Words({ value, set }: { value: string; set: (words: string) => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  useEffect(() => {
    if (text.trim() === value) return;
    const wait = setTimeout(() => set(text.trim()), 400);
    return () => clearTimeout(wait);
  }, [text]);
  return (
    <TextInput
      type="search"
      size="xs"
      w={150}
      data-find
      aria-label={t('letters.words')}
      placeholder={t('letters.words')}
      leftSection={<Icon of={IconSearch} size={14} />}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
    />
  );
}
