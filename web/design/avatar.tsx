// The square-ish initials of a person or company.
import classes from './avatar.module.css';
import { colourOf, initialsOf } from './initials.ts';

export function Avatar({ name, of, size = 30 }: { name: string; of?: string; size?: number }) {
  return (
    <span
      className={classes.avatar}
      aria-hidden
      style={{
        width: size,
        height: size,
        borderRadius: size < 24 ? 6 : 8,
        fontSize: Math.max(9, Math.round(size * 0.4)),
        background: colourOf(of || name),
      }}
    >
      {initialsOf(name || of || '')}
    </span>
  );
}
