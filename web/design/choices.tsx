// A field to type in, and below it what can be chosen, with arrows and Enter.
import { TextInput } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './choices.module.css';

export type Choice = {
  key: string;
  group: string;
  words: string;
  quiet?: string;
  sign?: ReactNode;
  act: () => void;
};
type Props = {
  label: string;
  text: string;
  setText: (text: string) => void;
  choices: Choice[];
  /** What is offered still answers an earlier text: Enter waits for what answers this one. */
  late?: boolean;
};

export function Choices({ label, text, setText, choices, late = false }: Props) {
  const { t } = useTranslation();
  const [at, setAt] = useState(0);
  const [waits, setWaits] = useState(false);
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    setAt(0);
    setWaits(false);
  }, [text]);
  useEffect(() => {
    if (!waits || late) return;
    setWaits(false);
    choices[at]?.act();
  }, [waits, late]);
  useEffect(() => {
    // Newer browsers answer a promise here, which is no clean-up.
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by) setAt((at + by + choices.length) % Math.max(choices.length, 1));
    else if (event.key === 'Enter' && late) setWaits(true);
    else if (event.key === 'Enter') choices[at]?.act();
    else return;
    event.preventDefault();
  };
  return (
    <>
      <TextInput
        role="combobox"
        aria-expanded
        aria-controls={id}
        aria-activedescendant={choices[at] ? `${id}-${at}` : undefined}
        aria-label={label}
        placeholder={label}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        data-autofocus
        autoComplete="off"
        size="md"
      />
      <div ref={list} id={id} role="listbox" aria-label={label} className={classes.list}>
        {choices.map((choice, index) => (
          <div key={choice.key} role="presentation">
            {choice.group !== choices[index - 1]?.group && (
              <div className={classes.group} role="presentation">
                {choice.group}
              </div>
            )}
            <button
              type="button"
              role="option"
              id={`${id}-${index}`}
              aria-selected={index === at}
              tabIndex={-1}
              className={classes.choice}
              onClick={choice.act}
              onMouseMove={() => setAt(index)}
            >
              {choice.sign}
              <span className={classes.words}>{choice.words}</span>
              {choice.quiet && <span className={classes.quiet}>{choice.quiet}</span>}
            </button>
          </div>
        ))}
        {choices.length === 0 && text.trim() !== '' && (
          <p role="option" aria-selected={false} aria-disabled className={classes.none}>
            {t('choices.none')}
          </p>
        )}
      </div>
    </>
  );
}
