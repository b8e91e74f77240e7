// How to say what one looks for: each form and operator with an example; pressed, it goes into the box.
import { useTranslation } from 'react-i18next';
import { type HelpRow, helpRows } from './operators.ts';
import classes from './search-help.module.css';

export function SearchHelp({ take }: { take: (piece: string) => void }) {
  const { t } = useTranslation();
  const { forms, operators } = helpRows(t);
  const row = ({ key, example, words, insert }: HelpRow) => (
    <li key={key}>
      <button type="button" className={classes.row} onClick={() => take(insert)}>
        <code className={classes.example}>{example}</code>
        <span className={classes.words}>{words}</span>
      </button>
    </li>
  );
  return (
    <div className={classes.help}>
      <h2 className={classes.head}>{t('search.help.forms')}</h2>
      <ul className={classes.rows}>{forms.map(row)}</ul>
      <h2 className={classes.head}>{t('search.help.operators')}</h2>
      <ul className={classes.rows}>{operators.map(row)}</ul>
    </div>
  );
}
