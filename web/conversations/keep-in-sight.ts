// Scrolls to one mail of a conversation, and again while letters above it grow to their height; until the reader moves.

/** How long frames of mail may take to grow, in milliseconds. */
const patience = 3000;

/** @returns what ends it */
export function keepInSight(list: HTMLElement, id: string): () => void {
  const show = () => list.querySelector(`[data-message="${id}"]`)?.scrollIntoView({ block: 'start' });
  const watch = new ResizeObserver(show);
  const moves = ['wheel', 'touchmove', 'keydown', 'pointerdown'] as const;
  const end = () => {
    watch.disconnect();
    clearTimeout(timer);
    for (const move of moves) document.removeEventListener(move, end);
  };
  const timer = setTimeout(end, patience);
  for (const move of moves) document.addEventListener(move, end, { passive: true });
  watch.observe(list);
  show();
  return end;
}
