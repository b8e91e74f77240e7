// Puts a change of a card into words: the field's name, and its values as they are read.
import { useTranslation } from 'react-i18next';
import type { CardChange } from '../api/cards.ts';
import { birthdayWords } from './birthday-words.ts';
import { languageName } from './language-name.ts';
import { postalLine } from './postal-line.ts';
import { useRelationName } from './relation-name.ts';
import { labelWord } from './word-label.ts';

type Words = { field: string; act: string; before?: string; after?: string };

export function useChangeWords(): (change: CardChange) => Words {
  const { t, i18n } = useTranslation();
  const say = t as unknown as (key: string, options: object) => string;
  const relationName = useRelationName();
  const one = (field: string, value: unknown): string => {
    const text = typeof value === 'string' ? value : '';
    if (field === 'birthday') return birthdayWords(text, i18n.language);
    if (field === 'language' && text) return languageName(text, i18n.language);
    if (field === 'stage' && text) return say(`stage.${text}`, { defaultValue: text });
    if (Array.isArray(value)) return value.map((item) => item && oneOfMany(field, item)).join(', ');
    if (value && typeof value === 'object') {
      const ref = value as { name?: string; key?: string };
      return field === 'relationId' ? relationName(ref) : (ref.name ?? t('history.unknown'));
    }
    return text;
  };
  const oneOfMany = (field: string, item: unknown): string => {
    if (typeof item === 'string') return item;
    const row = item as Record<string, string>;
    if (field === 'phones')
      return [row.number, labelWord(t, 'phone', row.label ?? '')].filter(Boolean).join(' ');
    if (field === 'numbers') return `${labelWord(t, 'number', row.kind ?? '')} ${row.value}`;
    return postalLine(row, i18n.language);
  };
  return (change) => {
    const act = say(`history.act.${change.act}`, { defaultValue: '' });
    if (change.field === 'binned')
      return { field: t(change.after === true ? 'history.binned' : 'history.restored'), act: '' };
    if (change.field === 'pictureId')
      return { field: t(change.after ? 'history.picture-set' : 'history.picture-removed'), act };
    return {
      field: say(`field.${change.field}`, { defaultValue: change.field }),
      act,
      before: one(change.field, change.before) || t('card.nothing'),
      after: one(change.field, change.after) || t('card.nothing'),
    };
  };
}
