// The box one types in: completes operators and names while typing, by arrows and Tab; Enter searches.
import { ActionIcon, Popover, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconHelp, IconSearch, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, type RefObject, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Completion, completions } from '../api/search.ts';
import { longestQuery } from '../app/links.ts';
import { Icon } from '../design/icon.tsx';
import { CompletionList } from './completion-list.tsx';
import classes from './search-box.module.css';
import { SearchHelp } from './search-help.tsx';

type Props = {
  ref: RefObject<HTMLInputElement | null>;
  text: string;
  setText: (text: string) => void;
  enter: () => void;
  toResults: () => void;
};

export function SearchBox({ ref, text, setText, enter, toResults }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const [caret, setCaret] = useState(text.length);
  const [isTyping, setIsTyping] = useState(false);
  const [at, setAt] = useState(-1);
  const [help, setHelp] = useState(false);
  const [askedText] = useDebouncedValue(text, 90);
  const [askedAt] = useDebouncedValue(caret, 90);
  const asked = useQuery({
    ...completions(askedText, Math.min(askedAt, askedText.length)),
    enabled: isTyping && askedText.trim() !== '',
  });
  // What answers an earlier text would replace the wrong letters.
  const isFresh = askedText === text && askedAt === caret;
  const items = isTyping && isFresh ? (asked.data?.items ?? []) : [];

  const moveTo = (position: number) => {
    setCaret(position);
    requestAnimationFrame(() => {
      ref.current?.focus();
      ref.current?.setSelectionRange(position, position);
    });
  };
  const take = (item: Completion) => {
    const { at: from, length } = asked.data!;
    const rest = text.slice(from + length);
    const gap = /[:\s]$/.test(item.insert) || /^\s/.test(rest) ? '' : ' ';
    setText(text.slice(0, from) + item.insert + gap + rest);
    moveTo(from + item.insert.length + gap.length);
    setAt(-1);
  };
  const close = () => {
    setIsTyping(false);
    setAt(-1);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const chosen = items[at];
    if (by && items.length > 0) setAt((at + by + items.length + (at < 0 && by < 0 ? 1 : 0)) % items.length);
    else if (event.key === 'ArrowDown') toResults();
    else if (event.key === 'Tab' && !event.shiftKey && items.length > 0) take(chosen ?? items[0]!);
    else if (event.key === 'Enter' && chosen) take(chosen);
    else if (event.key === 'Enter') {
      close();
      enter();
    } else if (event.key === 'Escape' && items.length > 0) close();
    else if (event.key === 'Escape') event.currentTarget.blur();
    else return;
    event.preventDefault();
  };
  return (
    <search className={classes.search}>
      <TextInput
        ref={ref}
        role="combobox"
        aria-expanded={items.length > 0}
        aria-controls={id}
        aria-autocomplete="list"
        aria-activedescendant={items[at] ? `${id}-${at}` : undefined}
        size="md"
        data-find
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        maxLength={longestQuery}
        enterKeyHint="search"
        aria-label={t('search.label')}
        placeholder={t('search.label')}
        leftSection={<Icon of={IconSearch} />}
        rightSectionWidth={72}
        rightSection={
          <span className={classes.right}>
            {text !== '' && (
              <ActionIcon
                aria-label={t('search.clear')}
                onClick={() => {
                  setText('');
                  moveTo(0);
                }}
              >
                <Icon of={IconX} />
              </ActionIcon>
            )}
            <Popover
              opened={help}
              onChange={setHelp}
              position="bottom-end"
              width="min(560px, calc(100vw - 24px))"
              trapFocus
              returnFocus
            >
              <Popover.Target>
                <ActionIcon
                  aria-label={t('search.help.title')}
                  aria-expanded={help}
                  onClick={() => setHelp(!help)}
                >
                  <Icon of={IconHelp} />
                </ActionIcon>
              </Popover.Target>
              <Popover.Dropdown aria-label={t('search.help.title')}>
                <SearchHelp
                  take={(piece) => {
                    setHelp(false);
                    const before = text.trimEnd();
                    const next = before === '' ? piece : `${before} ${piece}`;
                    setText(next);
                    setIsTyping(true);
                    moveTo(next.length);
                  }}
                />
              </Popover.Dropdown>
            </Popover>
          </span>
        }
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setCaret(event.currentTarget.selectionStart ?? event.currentTarget.value.length);
          setIsTyping(true);
          setAt(-1);
        }}
        onSelect={(event) => setCaret(event.currentTarget.selectionStart ?? 0)}
        onBlur={close}
        onKeyDown={onKeyDown}
      />
      <CompletionList id={id} items={items} at={at} take={take} />
    </search>
  );
}
