// The key that does the same as the button it stands on.
import classes from './key-hint.module.css';

export function KeyHint({ children }: { children: string }) {
  return (
    <kbd className={classes.key} aria-hidden>
      {children}
    </kbd>
  );
}
