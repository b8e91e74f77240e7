// What an empty list says: that it is empty, why that is so, and what to do next.
import type { Icon as TablerIcon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './empty-state.module.css';
import { Icon } from './icon.tsx';

export function EmptyState(props: {
  icon?: TablerIcon;
  title: string;
  words?: string;
  level?: 1 | 2;
  children?: ReactNode;
}) {
  const Title = props.level === 1 ? 'h1' : 'h2';
  return (
    <div className={classes.empty}>
      {props.icon && <Icon of={props.icon} size={28} color="var(--ink-3)" />}
      <Title className={classes.title}>{props.title}</Title>
      {props.words && <p className={classes.words}>{props.words}</p>}
      {props.children && <div className={classes.next}>{props.children}</div>}
    </div>
  );
}
