// The formatters for whoever is signed in.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../api/me.ts';
import { makeFormat } from './format.ts';

export function useFormat() {
  const { i18n } = useTranslation();
  const zone = useMe()?.preferences.timeZone ?? '';
  return useMemo(() => makeFormat(i18n.language, zone), [i18n.language, zone]);
}
