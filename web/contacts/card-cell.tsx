// One cell of a list of cards: what a column shows of a card.
import { useTranslation } from 'react-i18next';
import type { CompanyRow, ContactRow } from '../../contract/customers.ts';
import { Chip } from '../design/chip.tsx';
import { useFormat } from '../design/use-format.ts';
import { birthdayWords } from './birthday-words.ts';
import type { ColumnKey } from './card-columns.ts';
import { languageName } from './language-name.ts';
import { countryName } from './postal-line.ts';
import { useRelationName } from './relation-name.ts';

type Any = Partial<Omit<ContactRow & CompanyRow, 'madeBy'>> &
  Pick<ContactRow, 'madeBy' | 'tags' | 'stage' | 'createdAt'>;

/** Makes the cells of rows. */
export function useCells() {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const relationName = useRelationName();
  return (row: Any, key: ColumnKey) => {
    switch (key) {
      case 'company':
        return row.company?.name;
      case 'parent':
        return row.parent?.name;
      case 'people':
        return t('company.people', { count: row.people ?? 0 });
      case 'responsible':
        return row.responsible?.name;
      case 'relation':
        return row.relation && relationName(row.relation);
      case 'stage':
        return row.stage && t(`stage.${row.stage}`);
      case 'tags':
        return row.tags.map((tag) => (
          <span key={tag}>
            <Chip>{tag}</Chip>{' '}
          </span>
        ));
      case 'language':
        return row.language && languageName(row.language, i18n.language);
      case 'birthday':
        return birthdayWords(row.birthday ?? '', i18n.language);
      case 'country':
        return countryName(row.country ?? '', i18n.language);
      case 'madeBy':
        return t(`filter.made.${row.madeBy}`);
      case 'created':
        return format.short(row.createdAt);
      case 'mail':
        return row.lastMailAt && format.short(row.lastMailAt);
      default:
        return row[key];
    }
  };
}
