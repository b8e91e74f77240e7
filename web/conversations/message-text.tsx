// A message's own words, with what it quotes and its signature folded.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Span } from '../api/conversations.ts';
import { linkify } from './linkify.tsx';
import classes from './message-text.module.css';
import { unwrapLines } from './unwrap-lines.ts';

export function MessageText({ spans }: { spans: Span[] }) {
  const { t } = useTranslation();
  if (spans.every((span) => !span.text.trim())) return <p className={classes.none}>{t('message.no-text')}</p>;
  return (
    <div className={classes.text}>
      {spans.map((span, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never change their order
        <TextSpan key={at} span={span} />
      ))}
    </div>
  );
}

function TextSpan({ span }: { span: Span }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const text = span.text.replace(/^\s*\n|\s+$/g, '');
  if (!text) return null;
  if (span.kind === 'own')
    return (
      <div className={classes.own}>
        {text.split(/\n[^\S\n]*\n\s*/).map((paragraph, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the paragraphs of one text never change their order
          <p key={at}>{linkify(unwrapLines(paragraph))}</p>
        ))}
      </div>
    );
  const lines = text.split('\n').filter((line) => line.trim()).length;
  return (
    <div className={classes.folded}>
      <button type="button" className={classes.fold} aria-expanded={open} onClick={() => setOpen(!open)}>
        ··· {t(span.kind === 'quoted' ? 'message.quoted' : 'message.signature', { count: lines })}
      </button>
      {open && (
        <div className={span.kind === 'quoted' ? classes.quoted : classes.signature}>{linkify(text)}</div>
      )}
    </div>
  );
}
