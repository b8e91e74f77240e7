// Makes t() accept only keys that English has.
import 'i18next';
import type { en } from './en.ts';
import type { enFirst } from './en-first.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'words';
    resources: { words: typeof enFirst & typeof en };
    keySeparator: false;
    nsSeparator: false;
    returnNull: false;
  }
}
