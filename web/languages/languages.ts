// The four languages: which one is spoken, and loading its words, one file at a time.
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '../../contract/shared.ts';
import type { Words } from './en.ts';

export const languages: { code: Language; name: string }[] = [
  { code: 'en', name: 'English' },
  { code: 'nl', name: 'Nederlands' },
  { code: 'ru', name: 'Русский' },
  { code: 'pl', name: 'Polski' },
];

const files: Record<Language, () => Promise<Words>> = {
  en: () => import('./en.ts').then((file) => file.en),
  nl: () => import('./nl.ts').then((file) => file.nl),
  ru: () => import('./ru.ts').then((file) => file.ru),
  pl: () => import('./pl.ts').then((file) => file.pl),
};
const remembered = 'kontor.language';

/** The language last used here, else the browser's first that we speak, else English. */
export function firstLanguage(): Language {
  const wishes = [localStorage.getItem(remembered), ...navigator.languages].map((wish) => wish?.slice(0, 2));
  return languages.find(({ code }) => code === wishes.find((wish) => wish && wish in files))?.code ?? 'en';
}

export async function startLanguages(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: 'en',
    resources: {},
    fallbackLng: false,
    keySeparator: false,
    nsSeparator: false,
    defaultNS: 'words',
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  await speak(firstLanguage());
}

/** Loads the language's words if they are not there yet, and changes the whole screen to it. */
export async function speak(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, 'words'))
    i18next.addResourceBundle(language, 'words', await files[language]());
  localStorage.setItem(remembered, language);
  document.documentElement.lang = language;
  if (i18next.language !== language) await i18next.changeLanguage(language);
}
