// What can be chosen in one filter, with how many mails each has; many are narrowed by typing.
import { TextInput } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../design/icon.tsx';
import { useFormat } from '../design/use-format.ts';
import classes from './filters.module.css';

export type Option = {
  key: string;
  words: string;
  quiet?: string;
  group?: string;
  count?: number;
  chosen: boolean;
};
type Props = { label: string; options: Option[]; choose: (key: string) => void };

const manyOptions = 8;

export function Options({ label, options, choose }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const [text, setText] = useState('');
  const wanted = text.trim().toLowerCase();
  const found = options.filter((one) => `${one.words} ${one.quiet ?? ''}`.toLowerCase().includes(wanted));
  const groups = Map.groupBy(found, (one) => one.group ?? '');
  return (
    <div className={classes.options}>
      {options.length > manyOptions && (
        <TextInput
          size="xs"
          aria-label={label}
          placeholder={label}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          mb={4}
        />
      )}
      {[...groups].map(([group, all]) => (
        <div key={group} role="group" aria-label={group || label}>
          {group && <div className={classes.group}>{group}</div>}
          {all.map((one) => (
            <button
              key={one.key}
              type="button"
              className={classes.option}
              aria-pressed={one.chosen}
              onClick={() => choose(one.key)}
            >
              <span className={classes.tick}>{one.chosen && <Icon of={IconCheck} size={14} />}</span>
              <span className={classes.optionWords}>
                {one.words}
                {one.quiet && <span className={classes.quiet}>{one.quiet}</span>}
              </span>
              {one.count !== undefined && (
                <span className={`${classes.quiet} numbers`}>{format.number(one.count)}</span>
              )}
            </button>
          ))}
        </div>
      ))}
      {found.length === 0 && <p className={classes.quiet}>{t('choices.none')}</p>}
    </div>
  );
}
