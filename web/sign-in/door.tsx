// The page before one is in: the name of the house, one card in the middle, the language below.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import '../design/forms.css';
import { languages, speak } from '../languages/languages.ts';
import classes from './door.module.css';

type Props = { title: string; words?: ReactNode; wide?: boolean; children: ReactNode };

export function Door({ title, words, wide, children }: Props) {
  const { i18n } = useTranslation();
  return (
    <main className={classes.door}>
      <div className={wide ? classes.wide : classes.narrow}>
        <p className={classes.brand}>
          <img src="/icon.svg" alt="" width={28} height={28} /> Kontor
        </p>
        <section className={classes.card}>
          <h1 className={classes.title}>{title}</h1>
          {words && <p className={classes.words}>{words}</p>}
          {children}
        </section>
        <p className={classes.languages}>
          {languages.map(({ code, name }) => (
            <button
              key={code}
              type="button"
              lang={code}
              aria-pressed={i18n.language === code}
              onClick={() => void speak(code)}
            >
              {name}
            </button>
          ))}
        </p>
      </div>
    </main>
  );
}
