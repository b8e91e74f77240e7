// A short word about a thing; coloured only where somebody is needed.
import type { ReactNode } from 'react';
import classes from './chip.module.css';

export type ChipLook = 'plain' | 'new' | 'warn' | 'late' | 'done';

export function Chip({ look = 'plain', children }: { look?: ChipLook; children: ReactNode }) {
  return <span className={`${classes.chip} ${classes[look]}`}>{children}</span>;
}
