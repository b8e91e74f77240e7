// What could not be used of a query, or what was looked for instead: the place is underlined in what was typed.
import { Button } from '@mantine/core';
import { IconBulb } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { SearchHint } from '../api/search.ts';
import { Icon } from '../design/icon.tsx';
import classes from './search-hints.module.css';

type Props = { q: string; hints: SearchHint[]; ask: (q: string) => void };

/** So much of the query stands before and after the place. */
const around = 24;

export function SearchHints({ q, hints, ask }: Props) {
  const { t } = useTranslation();
  if (hints.length === 0) return null;
  return (
    <ul className={classes.hints} aria-label={t('search.hints')}>
      {hints.map((hint) => {
        const instead = hint.code === 'spelling' ? insteadOf(q, hint) : undefined;
        return (
          <li key={`${hint.code} ${hint.at}`} className={classes.hint}>
            <Icon of={IconBulb} />
            <span>
              {hint.length > 0 && <Place q={q} hint={hint} />}
              {hintWords(t, hint)}
            </span>
            {instead !== undefined && (
              <Button variant="subtle" size="compact-sm" onClick={() => ask(instead)}>
                {t('search.did-you-mean', { q: instead })}
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function Place({ q, hint: { at, length } }: { q: string; hint: SearchHint }) {
  const from = Math.max(0, at - around);
  const to = Math.min(q.length, at + length + around);
  return (
    <code className={classes.place}>
      {from > 0 && '…'}
      {q.slice(from, at)}
      <u>{q.slice(at, Math.min(at + length, at + 60))}</u>
      {q.slice(at + length, to)}
      {to < q.length && '…'}
    </code>
  );
}

/** The whole query with what was looked for in place of what was typed. */
function insteadOf(q: string, { at, length, params }: SearchHint): string {
  return `${q.slice(0, at)}${params.instead ?? ''}${q.slice(at + length)}`;
}

function hintWords(t: TFunction, { code, params }: SearchHint): string {
  const say = t as unknown as (key: string, options: object) => string;
  return say(`search.hint.${code}`, params);
}
