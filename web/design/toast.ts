// The short notes at the bottom edge: done, with undo; or what went wrong. One list, read by the toast region.
import { useSyncExternalStore } from 'react';

export type Toast = { id: number; words: string; look: 'done' | 'late'; undo?: (() => void) | undefined };

let toasts: Toast[] = [];
let nextId = 1;
/** Somebody points at the notes or has the keyboard in them: until they leave, none goes by itself (WCAG 2.2.1). */
let isHeld = false;
const overdue = new Set<number>();
const listeners = new Set<() => void>();

/** Shows the words for 8 seconds (an error for 12), longer while they are held; `undo` puts a button beside them. */
export function toast(words: string, options: { look?: Toast['look']; undo?: () => void } = {}): void {
  const made: Toast = { id: nextId++, words, look: options.look ?? 'done', undo: options.undo };
  set([...toasts.slice(-2), made]);
  setTimeout(() => timeIsUp(made.id), made.look === 'late' ? 12_000 : 8_000);
}

/** Holds the notes, or lets those go whose time is up. */
export function holdToasts(held: boolean): void {
  isHeld = held;
  if (held) return;
  for (const id of overdue) closeToast(id);
  overdue.clear();
}

function timeIsUp(id: number): void {
  if (isHeld) overdue.add(id);
  else closeToast(id);
}

/** Undoes what the newest toast offers to undo; false if there is nothing. */
export function undoLast(): boolean {
  const last = toasts.findLast((one) => one.undo);
  if (!last) return false;
  closeToast(last.id);
  last.undo!();
  return true;
}

export function closeToast(id: number): void {
  set(toasts.filter((one) => one.id !== id));
}

export function useToasts(): Toast[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => toasts,
  );
}

function set(next: Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}
