// A part of a page under a small head, framed as a card.
import type { ReactNode } from 'react';
import classes from './section.module.css';

type Props = {
  title?: string;
  words?: ReactNode;
  actions?: ReactNode;
  children?: ReactNode;
  bare?: boolean;
  /** Its children are list items and nothing else. */
  list?: boolean;
};

export function Section({ title, words, actions, children, bare, list }: Props) {
  return (
    <section className={classes.section} aria-label={title}>
      {(title || actions) && (
        <div className={classes.head}>
          {title && <h2>{title}</h2>}
          {actions}
        </div>
      )}
      {words && <p className={classes.words}>{words}</p>}
      {children && (
        <div role={list ? 'list' : undefined} className={bare ? undefined : classes.card}>
          {children}
        </div>
      )}
    </section>
  );
}
