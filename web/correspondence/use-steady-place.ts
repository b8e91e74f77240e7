// Keeps what one reads where it is: lines that come or go above it do not move it, and coming back finds it again.
import type { Virtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef } from 'react';
import type { Line } from './lay-out.ts';

/** Where a list was left, by its address; a page that was read on is found again. */
const places = new Map<string, { key: string; below: number }>();

export function useSteadyPlace(
  virtual: Virtualizer<HTMLElement, Element>,
  lines: Line[],
  address: string,
): void {
  const anchor = useRef<{ key: string; start: number } | undefined>(undefined);
  const restored = useRef('');
  const offset = virtual.scrollOffset ?? 0;
  const startOf = (key: string) => {
    const at = lines.findIndex((line) => line.key === key);
    return at < 0 ? undefined : virtual.measurementsCache[at]?.start;
  };

  useLayoutEffect(() => {
    if (lines.length === 0) return;
    const scroll = virtual.scrollElement;
    const place = places.get(address);
    if (restored.current !== address) {
      restored.current = address;
      anchor.current = undefined;
      const start = place && startOf(place.key);
      if (scroll && place && start !== undefined) scroll.scrollTop = start + place.below;
      return;
    }
    const before = anchor.current;
    const start = before && startOf(before.key);
    // At the top new mail comes into sight; further down nothing moves.
    if (
      scroll &&
      before &&
      start !== undefined &&
      start !== before.start &&
      scroll.scrollTop > virtual.options.scrollMargin
    )
      scroll.scrollTop += start - before.start;
  }, [lines, address]);

  useEffect(() => {
    const first = virtual.getVirtualItems().find((item) => item.end > offset);
    if (!first) return;
    anchor.current = { key: String(first.key), start: first.start };
    if (offset > virtual.options.scrollMargin)
      places.set(address, { key: String(first.key), below: offset - first.start });
    else if (restored.current === address) places.delete(address);
  });
}
