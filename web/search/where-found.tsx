// Where in a mail the words stood, when one does not see it in the text: in its files, whose names are shown, in its addresses.
import { IconPaperclip } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { SearchHit } from '../api/search.ts';
import { Chip } from '../design/chip.tsx';
import { Icon } from '../design/icon.tsx';
import { markFound } from './mark-found.tsx';
import classes from './where-found.module.css';

type Props = { where: SearchHit['where']; words: string[] };

export function WhereFound({ where, words }: Props) {
  const { t } = useTranslation();
  const namesOf = (sort: string) => where.flatMap(({ what, name }) => (what === sort && name ? [name] : []));
  const holding = namesOf('attachment');
  const named = namesOf('file-name');
  const inAddress = where.some(({ what }) => what === 'address');
  const inSomeFile = where.some(({ what, name }) => (what === 'attachment' || what === 'file-name') && !name);
  if (holding.length + named.length === 0 && !inAddress && !inSomeFile) return null;
  return (
    <span className={classes.where}>
      {holding.length > 0 && <Files say="search.where-file" names={holding} words={words} />}
      {named.length > 0 && <Files say="search.where-file-name" names={named} words={words} />}
      {inSomeFile && holding.length + named.length === 0 && <Chip>{t('search.where-some-file')}</Chip>}
      {inAddress && <Chip>{t('search.where-address')}</Chip>}
    </span>
  );
}

/** The first file by its name, and how many more there are. */
function Files(props: {
  say: 'search.where-file' | 'search.where-file-name';
  names: string[];
  words: string[];
}) {
  const { t } = useTranslation();
  const { say, names, words } = props;
  // The words around the name are ours and are not marked.
  const [before = '', after = ''] = t(say, { name: '\n' }).split('\n');
  return (
    <span className={classes.files} title={names.slice(0, 20).join('\n')}>
      <Chip>
        <Icon of={IconPaperclip} size={13} />
        <span className={classes.name}>
          {before}
          {markFound(names[0]!, words)}
          {after}
        </span>
      </Chip>
      {names.length > 1 && (
        <span className={classes.more}>{t('search.where-more-files', { count: names.length - 1 })}</span>
      )}
    </span>
  );
}
