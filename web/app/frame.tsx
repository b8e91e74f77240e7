// The page of whoever is signed in: side bar (a bar at the bottom on the phone), banners, and the place itself.
import { useMantineColorScheme } from '@mantine/core';
import { Outlet, useNavigate, useRouterState } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { connectLive } from '../api/live.ts';
import { patchMe, useMe } from '../api/me.ts';
import { enableKeys, useKeys } from '../design/keys.ts';
import { undoLast } from '../design/toast.ts';
import { speak } from '../languages/languages.ts';
import { Banners } from './banners.tsx';
import { BottomBar } from './bottom-bar.tsx';
import classes from './frame.module.css';
import * as links from './links.ts';
import { part, pieceWithWords } from './piece.tsx';
import { SideBar } from './side-bar.tsx';

const Palette = part(() => pieceWithWords(import('./palette.tsx')).then((file) => file.Palette));
const KeyHelp = part(() => pieceWithWords(import('./key-help.tsx')).then((file) => file.KeyHelp));

export function Frame() {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const [floating, setFloating] = useState<'palette' | 'keys' | undefined>();
  const { setColorScheme } = useMantineColorScheme();
  const theme = me?.preferences.theme ?? 'auto';
  const path = useRouterState({ select: (state) => state.location.pathname });

  useEffect(() => connectLive(), []);
  useEffect(() => setColorScheme(theme), [theme, setColorScheme]);
  useEffect(() => enableKeys(me?.preferences.keys ?? true), [me?.preferences.keys]);
  useEffect(() => {
    if (me) void speak(me.language);
  }, [me?.language]);

  useKeys({
    'ctrl+k': () => setFloating('palette'),
    '?': () => setFloating('keys'),
    '/': () => {
      const field = document.querySelector<HTMLElement>('[data-find]');
      if (field) field.focus();
      else void navigate({ to: '/search' });
    },
    z: () => void undoLast(),
    d: () =>
      void patchMe({
        preferences: { density: me?.preferences.density === 'compact' ? 'comfortable' : 'compact' },
      }),
    1: () => void navigate(links.inbox),
    2: () => void navigate(links.list('unread')),
    3: () => void navigate({ to: '/contacts' }),
    4: () => void navigate({ to: '/companies' }),
  });

  const open = /^\/conversations\/[^/]+\/[^/]+/.test(path);
  return (
    <div className={classes.frame} data-open={open || undefined}>
      <a href="#place" className={classes.skip}>
        {t('skip')}
      </a>
      <SideBar />
      <div className={classes.right}>
        <Banners />
        <div id="place" className={classes.place} tabIndex={-1}>
          <Outlet />
        </div>
      </div>
      <BottomBar />
      {floating === 'palette' && <Palette close={() => setFloating(undefined)} />}
      {floating === 'keys' && <KeyHelp close={() => setFloating(undefined)} />}
    </div>
  );
}
