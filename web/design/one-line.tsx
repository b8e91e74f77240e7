// Short facts with a dot between them: a line never begins with the dot, and a number stays with the word it counts.
import { Fragment } from 'react';
import rows from './rows.module.css';

/** A fact longer than this may be broken: it would not fit on a phone. */
const longest = 36;

/** Those that are so. */
export function OneLine({ facts }: { facts: (string | false | undefined)[] }) {
  const said = facts.filter((fact) => typeof fact === 'string' && fact !== '') as string[];
  return said.map((fact, at) => (
    <Fragment key={fact}>
      {at > 0 && ' '}
      <span className={fact.length > longest ? undefined : rows.whole}>
        {fact}
        {at < said.length - 1 && ' ·'}
      </span>
    </Fragment>
  ));
}
