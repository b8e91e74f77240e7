// The four languages: which one is spoken, and loading its words: those of the first view, and the rest when a page needs it.
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '../../contract/shared.ts';

export const languages: { code: Language; name: string }[] = [
  { code: 'en', name: 'English' },
  { code: 'nl', name: 'Nederlands' },
  { code: 'ru', name: 'Русский' },
  { code: 'pl', name: 'Polski' },
];

type Load = () => Promise<object>;
const files: Record<Language, { first: Load; rest: Load }> = {
  en: {
    first: () => import('./en-first.ts').then((file) => file.enFirst),
    rest: () => import('./en.ts').then((file) => file.en),
  },
  nl: {
    first: () => import('./nl-first.ts').then((file) => file.nlFirst),
    rest: () => import('./nl.ts').then((file) => file.nl),
  },
  ru: {
    first: () => import('./ru-first.ts').then((file) => file.ruFirst),
    rest: () => import('./ru.ts').then((file) => file.ru),
  },
  pl: {
    first: () => import('./pl-first.ts').then((file) => file.plFirst),
    rest: () => import('./pl.ts').then((file) => file.pl),
  },
};
const remembered = 'kontor.language';

/** What is on its way or here, by language and part; what failed is asked for again. */
const asked = new Map<string, Promise<void>>();
let wanted: Language = 'en';
let isAllWanted = false;
/** The change of language that is going on. */
let changing: Promise<void> = Promise.resolve();

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
export function speak(language: Language): Promise<void> {
  wanted = language;
  const change = changeTo(language);
  changing = change.catch(() => {});
  return change;
}

/** Brings the words that the first view has no need of: to be awaited before anything else is drawn. */
export async function allWords(): Promise<void> {
  isAllWanted = true;
  await bring(wanted);
  await changing;
}

async function changeTo(language: Language): Promise<void> {
  await bring(language);
  // Two changes at once: the later wish stands.
  if (wanted !== language) return;
  localStorage.setItem(remembered, language);
  document.documentElement.lang = language;
  if (i18next.language !== language) await i18next.changeLanguage(language);
}

async function bring(language: Language): Promise<void> {
  await Promise.all([part(language, 'first'), isAllWanted && part(language, 'rest')]);
}

function part(language: Language, name: 'first' | 'rest'): Promise<void> {
  const key = `${language}.${name}`;
  const going = asked.get(key);
  if (going) return going;
  const coming = files[language][name]().then((words) => {
    i18next.addResourceBundle(language, 'words', words);
  });
  asked.set(key, coming);
  coming.catch(() => asked.delete(key));
  return coming;
}
