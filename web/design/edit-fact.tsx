// One fact of a card, changed where it stands: click, write, Enter; Escape leaves it as it was.
import { Textarea, TextInput } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './edit-fact.module.css';
import { problemWords } from './problem-words.ts';
import { WrapAddress } from './wrap-address.tsx';

type Props = {
  label: string;
  value: string;
  shown?: string | undefined;
  hint?: string;
  lines?: boolean;
  required?: boolean;
  /** In a list of the same facts the label is said, but not shown, until it is written. */
  unlabelled?: boolean;
  save: (value: string) => Promise<void>;
};

export function EditFact(props: Props) {
  const { label, value, shown, hint, lines, required, unlabelled } = props;
  const { t } = useTranslation();
  const [text, setText] = useState<string>();
  /** What stood there when writing began: whoever changed it meanwhile is not written over. */
  const [begun, setBegun] = useState<Pick<Props, 'value' | 'save'>>();
  const [error, setError] = useState('');
  if (text === undefined || begun === undefined)
    return (
      <button
        type="button"
        className={classes.fact}
        data-unlabelled={unlabelled || undefined}
        onClick={() => {
          setText(value);
          setBegun(props);
        }}
        aria-label={`${label}: ${shown || value || t('card.empty')}`}
      >
        {!unlabelled && <span className={classes.label}>{label}</span>}
        <span className={value ? classes.value : classes.empty}>
          {shown || <WrapAddress text={value || t('card.empty')} />}
        </span>
      </button>
    );
  const stop = () => {
    setText(undefined);
    setError('');
  };
  const isOverwriting = error !== '' && begun.value !== value;
  const done = async () => {
    const next = text.trim();
    if (next === value || (required && !next)) return stop();
    try {
      await (isOverwriting ? props : begun).save(next);
      stop();
    } catch (problem) {
      setError(problemWords(t, problem));
    }
  };
  const field = {
    label,
    value: text,
    error,
    description: isOverwriting ? t('card.stands-now', { value: value || t('card.nothing') }) : hint,
    autoFocus: true,
    onBlur: () => {
      // What was refused waits for Enter: leaving the field by itself writes over nobody.
      if (error === '') void done();
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key === 'Escape') {
        event.stopPropagation();
        stop();
      }
      if (event.key === 'Enter' && (!lines || event.ctrlKey || event.metaKey)) void done();
    },
  };
  return (
    <div className={classes.editing}>
      {lines ? (
        <Textarea
          {...field}
          rows={Math.max(3, text.split('\n').length + 1)}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      ) : (
        <TextInput {...field} onChange={(event) => setText(event.currentTarget.value)} />
      )}
    </div>
  );
}
