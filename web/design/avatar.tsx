// The square-ish initials of a person or company, or their picture.
import classes from './avatar.module.css';
import { colourOf, initialsOf } from './initials.ts';

type Props = { name: string; of?: string; size?: number; picture?: string | undefined };

export function Avatar({ name, of, size = 30, picture }: Props) {
  const shape = { width: size, height: size, borderRadius: size < 24 ? 6 : 8 };
  if (picture) return <img src={picture} alt="" className={classes.picture} style={shape} />;
  return (
    <span
      className={classes.avatar}
      aria-hidden
      style={{
        ...shape,
        fontSize: Math.max(9, Math.round(size * 0.4)),
        background: colourOf(of || name),
      }}
    >
      {initialsOf(name || of || '')}
    </span>
  );
}
