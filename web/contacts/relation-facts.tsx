// What somebody is to us: relation, stage and tags, for contacts and companies alike.
import { TagsInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { RelationRef, Stage } from '../../contract/customers.ts';
import { relationsQuery, tagsQuery } from '../api/cards.ts';
import '../design/forms.css';
import { problemWords } from '../design/problem-words.ts';
import { toast } from '../design/toast.ts';
import classes from './card-choice.module.css';
import { ChoiceFact } from './choice-fact.tsx';
import { stages, useRelationName } from './relation-name.ts';

type Written = { relationId?: string | null; stage?: Stage; tags?: string[] };
type Props = {
  card: { relation?: RelationRef; stage: Stage; tags: string[] };
  save: (patch: Written, before: Written) => Promise<void>;
};

export function RelationFacts({ card, save }: Props) {
  const { t } = useTranslation();
  const nameOf = useRelationName();
  const all = useQuery(relationsQuery).data?.items ?? [];
  const known = useQuery(tagsQuery).data?.items ?? [];
  const offered = new Map(all.filter((one) => !one.retired).map((one) => [one.id, nameOf(one)]));
  if (card.relation) offered.set(card.relation.id, nameOf(card.relation));
  return (
    <>
      <ChoiceFact
        label={t('card.relation')}
        placeholder={t('card.not-said')}
        choices={[...offered].map(([value, label]) => ({ value, label }))}
        value={card.relation?.id ?? null}
        save={(relationId) => save({ relationId }, { relationId: card.relation?.id ?? null })}
      />
      <ChoiceFact
        label={t('card.stage')}
        placeholder={t('card.not-said')}
        choices={stages.map((value) => ({ value, label: t(`stage.${value}`) }))}
        value={card.stage || null}
        save={(stage) => save({ stage: (stage ?? '') as Stage }, { stage: card.stage })}
      />
      <TagsInput
        className={classes.choice}
        classNames={{ label: classes.label, wrapper: classes.wrapper, input: classes.tags }}
        label={t('card.tags')}
        placeholder={card.tags.length === 0 ? t('card.empty') : ''}
        data={known.map(({ name }) => name)}
        value={card.tags}
        maxTags={50}
        isDuplicate={(value, current) => current.some((one) => one.toLowerCase() === value.toLowerCase())}
        onChange={(tags) =>
          void save({ tags }, { tags: card.tags }).catch((error) =>
            toast(problemWords(t, error), { look: 'late' }),
          )
        }
      />
    </>
  );
}
