// Makes addresses in a plain text clickable; nothing but http, https and mail addresses becomes a link.
import type { ReactNode } from 'react';

const address = /\bhttps?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]}»”]|\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b/giu;

export function linkify(text: string): ReactNode[] {
  const parts: ReactNode[] = [];
  let from = 0;
  for (const match of text.matchAll(address)) {
    parts.push(text.slice(from, match.index));
    const web = /^https?:/i.test(match[0]);
    parts.push(
      <a
        key={match.index}
        href={web ? match[0] : `mailto:${match[0]}`}
        {...(web ? { target: '_blank', rel: 'noopener noreferrer nofollow' } : {})}
      >
        {match[0]}
      </a>,
    );
    from = match.index + match[0].length;
  }
  parts.push(text.slice(from));
  return parts;
}
