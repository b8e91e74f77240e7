// Cards that look like one, each pair with its reasons: merged, or kept apart for good.
import { Button, SegmentedControl } from '@mantine/core';
import { IconArrowsJoin, IconUsers } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CardType, type Duplicate, duplicatesQuery } from '../api/card-merges.ts';
import * as links from '../app/links.ts';
import { Avatar } from '../design/avatar.tsx';
import { Chip } from '../design/chip.tsx';
import { EmptyState } from '../design/empty-state.tsx';
import '../design/forms.css';
import { Icon } from '../design/icon.tsx';
import { LinkButton } from '../design/link-button.tsx';
import { MoreButton } from '../design/more-button.tsx';
import { Page } from '../design/page.tsx';
import { Problem } from '../design/problem.tsx';
import rows from '../design/rows.module.css';
import { Section } from '../design/section.tsx';
import classes from './duplicates.module.css';
import { useKeepApart } from './use-keep-apart.ts';

export function DuplicatesScreen() {
  const { t } = useTranslation();
  const [type, setType] = useState<CardType>('contact');
  const pages = useInfiniteQuery(duplicatesQuery(type));
  const pairs = pages.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Page title={t('duplicates.title')} back="/contacts" words={t('duplicates.words')}>
      <SegmentedControl
        mb={16}
        aria-label={t('duplicates.title')}
        value={type}
        onChange={(value) => setType(value as CardType)}
        data={[
          { value: 'contact', label: t('nav.contacts') },
          { value: 'company', label: t('nav.companies') },
        ]}
      />
      {pages.isError && <Problem error={pages.error} again={() => void pages.refetch()} />}
      {pairs.length > 0 && (
        <Section>
          <ul className={classes.list}>
            {pairs.map((pair) => (
              <Pair key={`${pair.cards[0].id} ${pair.cards[1].id}`} pair={pair} />
            ))}
          </ul>
        </Section>
      )}
      <MoreButton pages={pages} />
      {pages.isSuccess && pairs.length === 0 && (
        <EmptyState
          icon={IconUsers}
          title={t('duplicates.empty.title')}
          words={t('duplicates.empty.words')}
        />
      )}
    </Page>
  );
}

function Pair({ pair }: { pair: Duplicate }) {
  const { t } = useTranslation();
  const apart = useKeepApart();
  const [first, second] = pair.cards;
  return (
    <li className={`${rows.row} ${classes.pair}`}>
      <div className={classes.cards}>
        {pair.cards.map((card) => (
          <Link
            key={card.id}
            {...links.record({ type: pair.type, id: card.id }, 'card')}
            className={classes.card}
          >
            <Avatar name={card.name} of={card.about || card.name} size={26} />
            <span>
              <span className={rows.name}>{card.name}</span>
              <span className={classes.about}>{card.about}</span>
            </span>
          </Link>
        ))}
      </div>
      <div className={classes.reasons}>
        {pair.reasons.map(({ by, what }) => (
          <Chip key={`${by} ${what}`}>{t(`duplicates.by.${by}`, { what })}</Chip>
        ))}
      </div>
      <div className={rows.buttons}>
        <Button onClick={() => void apart(pair)}>{t('duplicates.apart')}</Button>
        <LinkButton
          {...links.mergeCards(pair.type, first.id, second.id)}
          leftSection={<Icon of={IconArrowsJoin} />}
          aria-label={t('duplicates.merge-these', { one: first.name, other: second.name })}
        >
          {t('duplicates.merge')}
        </LinkButton>
      </div>
    </li>
  );
}
