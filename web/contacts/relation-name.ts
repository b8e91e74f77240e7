// What a relation is called: by the house's own word, else by ours in the reader's language.
import { useTranslation } from 'react-i18next';

export const stages = ['lead', 'active', 'lapsed'] as const;

export function useRelationName(): (relation: { key?: string; name?: string }) => string {
  const { t } = useTranslation();
  const say = t as unknown as (key: string, options: object) => string;
  return ({ key, name }) => name || (key ? say(`relation.${key}`, { defaultValue: key }) : '');
}
