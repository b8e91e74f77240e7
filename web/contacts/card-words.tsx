// What stands below a card's name: what they are to us, who answers for them, tags.

import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RelationRef, Stage } from '../../contract/customers.ts';
import type { UserRef } from '../../contract/shared.ts';
import { tagsQuery } from '../api/cards.ts';
import { Chip } from '../design/chip.tsx';
import classes from './card-screen.module.css';
import { useRelationName } from './relation-name.ts';

type Props = {
  card: { relation?: RelationRef; stage: Stage; tags: string[]; responsible?: UserRef };
  children: ReactNode;
};

export function CardWords({ card, children }: Props) {
  const { t } = useTranslation();
  const nameOf = useRelationName();
  const known = useQuery({ ...tagsQuery, enabled: card.tags.length > 0 }).data?.items ?? [];
  const idOf = (name: string) => known.find((one) => one.name === name)?.id;
  return (
    <>
      {children}
      {card.responsible && <span>{t('card.responsible-is', { name: card.responsible.name })}</span>}
      {(card.relation || card.stage || card.tags.length > 0) && (
        <span className={classes.chips}>
          {card.relation && <Chip look="new">{nameOf(card.relation)}</Chip>}
          {card.stage && (
            <Chip look={card.stage === 'lapsed' ? 'warn' : 'done'}>{t(`stage.${card.stage}`)}</Chip>
          )}
          {card.tags.map((tag) => {
            const id = idOf(tag);
            return id ? (
              <Link key={tag} to="/contacts" search={{ tags: id }} title={t('card.all-tagged', { tag })}>
                <Chip>{tag}</Chip>
              </Link>
            ) : (
              <Chip key={tag}>{tag}</Chip>
            );
          })}
        </span>
      )}
    </>
  );
}
