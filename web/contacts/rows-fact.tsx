// A fact of a card that is several: phones, addresses, numbers. Read as lines, written as rows of fields.
import { ActionIcon, Autocomplete, Button, Select, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import fact from '../design/edit-fact.module.css';
import '../design/forms.css';
import { Icon } from '../design/icon.tsx';
import { problemWords } from '../design/problem-words.ts';
import classes from './rows-fact.module.css';

export type RowField<Key extends string> = {
  key: Key;
  label: string;
  /** Pixels it would like to have. */
  width: number;
  /** Offered while typing; one may write another word. */
  words?: string[];
  /** One of these alone. */
  choices?: { value: string; label: string }[];
};
type Props<Key extends string> = {
  label: string;
  rows: Record<Key, string>[];
  fields: RowField<Key>[];
  /** One row in words; where none is given the fact has none. */
  shown: (row: Record<Key, string>) => ReactNode;
  /** What one row is when it is read aloud. */
  spoken: (row: Record<Key, string>) => string;
  add: string;
  empty: Record<Key, string>;
  save: (rows: Record<Key, string>[]) => Promise<void>;
};

export function RowsFact<Key extends string>(props: Props<Key>) {
  const { label, rows, shown, spoken, empty } = props;
  const { t } = useTranslation();
  const [begun, setBegun] = useState<Props<Key>>();
  if (begun)
    return (
      <Editing
        {...props}
        begun={begun}
        stop={() => setBegun(undefined)}
        first={rows.length > 0 ? rows : [empty]}
      />
    );
  return (
    <button
      type="button"
      className={fact.fact}
      onClick={() => setBegun(props)}
      aria-label={`${label}: ${rows.map(spoken).join('; ') || t('card.empty')}`}
    >
      <span className={fact.label}>{label}</span>
      {rows.length === 0 ? (
        <span className={fact.empty}>{t('card.empty')}</span>
      ) : (
        <span className={classes.shown}>
          {rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name but their place.
            <span key={index}>{shown(row)}</span>
          ))}
        </span>
      )}
    </button>
  );
}

function Editing<Key extends string>({
  label,
  rows: now,
  fields,
  add,
  empty,
  save,
  begun,
  stop,
  first,
}: Props<Key> & { begun: Props<Key>; stop: () => void; first: Record<Key, string>[] }) {
  const { t } = useTranslation();
  const [rows, setRows] = useState(first);
  const [error, setError] = useState('');
  const [busy, setBusy] = useState(false);
  const set = (index: number, key: Key, value: string) =>
    setRows(rows.map((row, at) => (at === index ? { ...row, [key]: value } : row)));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const wanted = rows.filter((row) => fields.some(({ key, choices }) => !choices && row[key].trim()));
    setBusy(true);
    try {
      // Once it is said that somebody else was here, saving again writes over theirs.
      const isOverwriting = error !== '' && JSON.stringify(begun.rows) !== JSON.stringify(now);
      await (isOverwriting ? save : begun.save)(wanted);
      stop();
    } catch (problem) {
      setError(problemWords(t, problem));
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      className={classes.form}
      aria-label={label}
      onSubmit={(event) => void submit(event)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || isOpenChoice(event.target)) return;
        event.stopPropagation();
        stop();
      }}
    >
      <div className={classes.head}>{label}</div>
      {rows.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name but their place.
        <div key={index} className={classes.row}>
          {fields.map(({ key, label: name, width, words, choices }, at) => {
            const common = {
              'aria-label': `${name} ${index + 1}`,
              placeholder: name,
              style: { flex: `1 1 ${width}px`, minWidth: Math.min(width, 120) },
              value: row[key],
              'data-autofocus': index === rows.length - 1 && at === 0 ? true : undefined,
            };
            if (choices)
              return (
                <Select
                  key={key}
                  {...common}
                  data={choices}
                  searchable
                  clearable
                  value={row[key] || null}
                  onChange={(value) => set(index, key, value ?? '')}
                />
              );
            return words ? (
              <Autocomplete key={key} {...common} data={words} onChange={(value) => set(index, key, value)} />
            ) : (
              <TextInput
                key={key}
                {...common}
                autoFocus={index === rows.length - 1 && !fields.slice(0, at).some((one) => !one.words)}
                onChange={(event) => set(index, key, event.currentTarget.value)}
              />
            );
          })}
          <ActionIcon
            variant="subtle"
            color="gray"
            size={34}
            aria-label={t('card.row-remove', { what: label, n: index + 1 })}
            onClick={() => setRows(rows.filter((_, at) => at !== index))}
          >
            <Icon of={IconTrash} />
          </ActionIcon>
        </div>
      ))}
      {error && (
        <p role="alert" className={classes.error}>
          {error}
        </p>
      )}
      <div className={classes.buttons}>
        <Button
          size="xs"
          variant="subtle"
          leftSection={<Icon of={IconPlus} size={14} />}
          onClick={() => setRows([...rows, empty])}
        >
          {add}
        </Button>
        <span className={classes.space} />
        <Button size="xs" type="submit" variant="filled" loading={busy}>
          {t('save')}
        </Button>
        <Button size="xs" onClick={stop}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
}

/** Escape closes the choices that are open before it leaves the whole. */
export const isOpenChoice = (field: EventTarget): boolean =>
  field instanceof Element && field.getAttribute('aria-expanded') === 'true';
