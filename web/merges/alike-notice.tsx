// Says above a card that it may be there twice; on the phone in one line, which opens to why and to what can be done.
import { Button, UnstyledButton } from '@mantine/core';
import { IconArrowsJoin, IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CardType, duplicatesOfQuery } from '../api/card-merges.ts';
import * as links from '../app/links.ts';
import { Icon } from '../design/icon.tsx';
import { LinkButton } from '../design/link-button.tsx';
import rows from '../design/rows.module.css';
import { useIsPhone } from '../design/use-is-phone.ts';
import classes from './card-notices.module.css';
import { useKeepApart } from './use-keep-apart.ts';

export function AlikeNotice({ type, id }: { type: CardType; id: string }) {
  const { t } = useTranslation();
  const apart = useKeepApart();
  const isPhone = useIsPhone();
  const [isOpen, setOpen] = useState(false);
  const pair = useQuery(duplicatesOfQuery(type, id)).data?.items[0];
  const other = pair?.cards.find((card) => card.id !== id);
  if (!pair || !other) return null;
  const why = pair.reasons.map(({ by, what }) => t(`duplicates.by.${by}`, { what })).join(', ');
  const line = (
    <UnstyledButton className={classes.line} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
      <span className={classes.short}>
        {t('duplicates.hint')} <b>{other.name}</b>
      </span>
      <Icon of={isOpen ? IconChevronUp : IconChevronDown} size={14} />
    </UnstyledButton>
  );
  const whole = (
    <p className={classes.notice}>
      <span className={rows.grow}>
        {t('duplicates.hint')} <Link {...links.record({ type, id: other.id }, 'card')}>{other.name}</Link>{' '}
        <span className={rows.quiet}>({why})</span>
      </span>
      <Button size="compact-sm" onClick={() => void apart(pair)}>
        {t('duplicates.apart')}
      </Button>
      <LinkButton
        size="compact-sm"
        {...links.mergeCards(type, id, other.id)}
        leftSection={<Icon of={IconArrowsJoin} size={14} />}
      >
        {t('duplicates.merge')}
      </LinkButton>
    </p>
  );
  return (
    <>
      {isPhone && line}
      {(!isPhone || isOpen) && whole}
    </>
  );
}
