// One icon of Tabler in the house's size and stroke; always beside a word or a name, so never spoken.
import type { Icon as TablerIcon } from '@tabler/icons-react';

export function Icon({ of: Drawing, size = 16, color }: { of: TablerIcon; size?: number; color?: string }) {
  return (
    <Drawing size={size} stroke={1.7} color={color ?? 'currentColor'} aria-hidden style={{ flex: 'none' }} />
  );
}
