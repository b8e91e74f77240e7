// A message as its sender laid it out, in a frame without our origin; remote pictures only when the reader wants them.
import { Button, useComputedColorScheme } from '@mantine/core';
import { IconPhotoOff } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { allowPictures, type Message, refreshConversation } from '../api/conversations.ts';
import * as links from '../app/links.ts';
import { Icon } from '../design/icon.tsx';
import { problemWords } from '../design/problem-words.ts';
import { toast } from '../design/toast.ts';
import classes from './message-html.module.css';

type FromFrame = { kontor?: 'height' | 'key' | 'blocked'; value?: unknown; key?: unknown };

export function MessageHtml({ message }: { message: Message }) {
  const { t } = useTranslation();
  const theme = useComputedColorScheme('light');
  const [once, setOnce] = useState(false);
  const [height, setHeight] = useState(120);
  const [blocked, setBlocked] = useState(0);
  const frame = useRef<HTMLIFrameElement>(null);
  const pictures = message.picturesAllowed || once;

  useEffect(() => {
    const hear = (event: MessageEvent<FromFrame>) => {
      if (event.source !== frame.current?.contentWindow) return;
      const { kontor, value, key } = event.data ?? {};
      if (kontor === 'height' && typeof value === 'number') setHeight(Math.min(Math.max(value, 24), 60_000));
      if (kontor === 'blocked' && typeof value === 'number') setBlocked(value);
      if (kontor === 'key' && typeof key === 'string' && key.length < 20)
        document.dispatchEvent(new KeyboardEvent('keydown', { key }));
    };
    window.addEventListener('message', hear);
    return () => window.removeEventListener('message', hear);
  }, []);

  const always = async () => {
    setOnce(true);
    try {
      await allowPictures(message.id, true);
      refreshConversation(message.conversationId);
    } catch (error) {
      toast(problemWords(t, error), { look: 'late' });
    }
  };
  return (
    <>
      {blocked > 0 && !pictures && (
        <div className={classes.blocked}>
          <Icon of={IconPhotoOff} />
          <span className={classes.words}>{t('pictures.blocked', { count: blocked })}</span>
          <Button variant="subtle" onClick={() => setOnce(true)}>
            {t('pictures.once')}
          </Button>
          <Button variant="subtle" onClick={() => void always()}>
            {t('pictures.always')}
          </Button>
        </div>
      )}
      <iframe
        ref={frame}
        className={classes.frame}
        title={t('message.html')}
        src={links.messageHtml(message.id, { theme, pictures })}
        sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"
        referrerPolicy="no-referrer"
        style={{ height }}
      />
    </>
  );
}
