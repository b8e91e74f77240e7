// One setting: its name left, its field right.
import type { ReactNode } from 'react';
import classes from './setting.module.css';

export function Setting({ label, id, children }: { label: string; id?: string; children: ReactNode }) {
  return (
    <div className={classes.setting}>
      {id ? <label htmlFor={id}>{label}</label> : <span>{label}</span>}
      <div className={classes.field}>{children}</div>
    </div>
  );
}
