// Single keys: "j" goes on, "e" is handled … Only where no field has the focus and no dialogue is open.
import { useEffect, useRef } from 'react';

export type Keys = Record<string, (() => void) | undefined>;

let enabled = true;

// Whether a dialogue or menu was open when the key went down: Escape closes it before the key arrives here.
let wasOverlaid = false;
window.addEventListener(
  'keydown',
  () => {
    wasOverlaid = document.querySelector('[role="dialog"], [role="menu"]') !== null;
  },
  { capture: true },
);

/** People who do not want single keys turn them off; Escape and the arrows go on working. */
export function enableKeys(on: boolean): void {
  enabled = on;
}

/**
 * Binds keys by `KeyboardEvent.key` while the component is on the screen; "ctrl+k" stands for Ctrl or ⌘.
 * @param options.first before those the page and the frame around it bind to the same key
 */
export function useKeys(keys: Keys, { first = false }: { first?: boolean } = {}): void {
  const current = useRef(keys);
  current.current = keys;
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const control = event.ctrlKey || event.metaKey;
      if (event.altKey || (isTyping(event.target) && !control)) return;
      const name = (control ? 'ctrl+' : '') + (event.key.length === 1 ? event.key.toLowerCase() : event.key);
      const act = current.current[name] ?? current.current[latinKey(event)];
      if (!act || (!enabled && event.key.length === 1 && !control)) return;
      if (!control && wasOverlaid) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', listen, { capture: first });
    return () => document.removeEventListener('keydown', listen, { capture: first });
  }, [first]);
}

/** On a Cyrillic keyboard the key where Latin has "j" means "j". */
function latinKey(event: KeyboardEvent): string {
  if (/^[\p{ASCII}]$/u.test(event.key) || !event.code.startsWith('Key')) return '';
  return (event.ctrlKey || event.metaKey ? 'ctrl+' : '') + event.code.slice(3).toLowerCase();
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}
