// What a list is narrowed by, typed here and kept in the address: going back finds it again.
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';

/** `text` as it is being typed; `q` what stands in the address, a quarter of a second behind, without spaces around. */
export function useTextInAddress(): { text: string; setText: (text: string) => void; q: string } {
  const { q = '' } = useSearch({ strict: false }) as { q?: string };
  const navigate = useNavigate();
  const [text, setText] = useState(q);
  useEffect(() => setText(q), [q]);
  useEffect(() => {
    const wanted = text.trim();
    if (wanted === q) return;
    const wait = setTimeout(
      () =>
        void navigate({
          to: '.',
          // What else narrows the list stays.
          search: ({ q: _, ...rest }: { q?: string }) => (wanted ? { ...rest, q: wanted } : rest),
          replace: true,
        }),
      250,
    );
    return () => clearTimeout(wait);
  }, [text]);
  return { text, setText, q };
}
