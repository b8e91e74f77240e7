// What could stand where one is typing: operators, their values, names one may know.
import {
  IconAt,
  IconBuilding,
  IconFilter,
  IconInbox,
  IconTag,
  IconUser,
  type Icon as TablerIcon,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Completion } from '../api/search.ts';
import { Icon } from '../design/icon.tsx';
import { KeyHint } from '../design/key-hint.tsx';
import { operatorWords } from './operators.ts';
import classes from './search-box.module.css';

const signs: Record<Completion['kind'], TablerIcon> = {
  operator: IconFilter,
  contact: IconUser,
  company: IconBuilding,
  address: IconAt,
  mailbox: IconInbox,
  value: IconTag,
};
type Props = { id: string; items: Completion[]; at: number; take: (item: Completion) => void };

export function CompletionList({ id, items, at, take }: Props) {
  const { t } = useTranslation();
  if (items.length === 0) return <div id={id} role="listbox" aria-label={t('search.complete')} hidden />;
  return (
    <div id={id} role="listbox" aria-label={t('search.complete')} className={classes.list}>
      {items.map((item, index) => (
        <button
          key={`${item.kind} ${item.insert}`}
          type="button"
          role="option"
          id={`${id}-${index}`}
          aria-selected={index === at}
          tabIndex={-1}
          className={classes.option}
          // The field keeps the focus.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => take(item)}
        >
          <Icon of={signs[item.kind]} />
          <span className={classes.name}>{item.kind === 'operator' ? item.insert : item.name}</span>
          <span className={classes.detail}>
            {item.kind === 'operator' ? operatorWords(t, item.insert.replace(/:.*$/, '')) : item.detail}
          </span>
          {index === Math.max(at, 0) && <KeyHint>Tab</KeyHint>}
        </button>
      ))}
    </div>
  );
}
