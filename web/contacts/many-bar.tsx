// What can be done with the cards chosen in a list: tag, responsible, relation, stage, bin; each undone as a whole.
import { Autocomplete, Button, Menu, Popover } from '@mantine/core';
import {
  IconFlag,
  IconMessages,
  IconTag,
  IconTrash,
  IconUser,
  IconUserHeart,
  IconX,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Stage } from '../../contract/customers.ts';
import { type ManyAct, relationsQuery, tagsQuery } from '../api/cards.ts';
import type { RecordRef } from '../api/records.ts';
import { usersQuery } from '../api/users.ts';
import * as links from '../app/links.ts';
import '../design/forms.css';
import { Icon } from '../design/icon.tsx';
import { useFormat } from '../design/use-format.ts';
import classes from './many-bar.module.css';
import { stages, useRelationName } from './relation-name.ts';

type Props = {
  /** Those chosen one by one. */
  chosen: Pick<RecordRef, 'type' | 'id'>[];
  count: number;
  /** All that the filter finds are meant. */
  all: boolean;
  total: { count: number; capped: boolean } | undefined;
  busy: boolean;
  act: (what: ManyAct) => Promise<void>;
  chooseAll: () => void;
  clear: () => void;
};

export function ManyBar({ chosen, count, all, total, busy, act, chooseAll, clear }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const nameOf = useRelationName();
  const users = (useQuery(usersQuery).data?.items ?? []).filter((user) => !user.disabledAt);
  const relations = (useQuery(relationsQuery).data?.items ?? []).filter((one) => !one.retired);
  const found = total && { count: total.count, shown: format.count(total) };
  return (
    <div className={classes.bar} role="toolbar" aria-label={t('many.title')}>
      <span className={`${classes.count} numbers`} aria-live="polite">
        {all && found ? t('many.all-chosen', found) : t('many.chosen', { count })}
      </span>
      {!all && found && (total.capped || total.count > count) && (
        <Button size="xs" variant="subtle" disabled={busy} onClick={chooseAll}>
          {t('many.choose-all', found)}
        </Button>
      )}
      {!all && (
        <Button
          size="xs"
          variant="subtle"
          color="gray"
          leftSection={<Icon of={IconMessages} size={14} />}
          onClick={() => void navigate(links.correspondence(links.ofCustomers(chosen)))}
        >
          {t('letters.open-these')}
        </Button>
      )}
      <TagMany busy={busy} act={act} />
      <Choice icon={IconUser} label={t('card.responsible')} busy={busy}>
        {[{ id: null, name: t('card.nobody') }, ...users].map((user) => (
          <Menu.Item
            key={user.id ?? ''}
            onClick={() => void act({ act: 'responsible', responsibleId: user.id })}
          >
            {user.name}
          </Menu.Item>
        ))}
      </Choice>
      <Choice icon={IconUserHeart} label={t('card.relation')} busy={busy}>
        {relations.map((one) => (
          <Menu.Item key={one.id} onClick={() => void act({ act: 'relation', relationId: one.id })}>
            {nameOf(one)}
          </Menu.Item>
        ))}
        <Menu.Item onClick={() => void act({ act: 'relation', relationId: null })}>
          {t('filter.none')}
        </Menu.Item>
      </Choice>
      <Choice icon={IconFlag} label={t('card.stage')} busy={busy}>
        {[...stages, '' as const].map((stage: Stage) => (
          <Menu.Item key={stage} onClick={() => void act({ act: 'stage', stage })}>
            {stage === '' ? t('filter.none') : t(`stage.${stage}`)}
          </Menu.Item>
        ))}
      </Choice>
      <Button
        size="xs"
        variant="subtle"
        color="gray"
        disabled={busy}
        leftSection={<Icon of={IconTrash} size={14} />}
        onClick={() => void act({ act: 'bin' })}
      >
        {t('many.bin')}
      </Button>
      <Button
        size="xs"
        variant="subtle"
        color="gray"
        leftSection={<Icon of={IconX} size={14} />}
        onClick={clear}
      >
        {t('many.clear')}
      </Button>
    </div>
  );
}

type ChoiceProps = { icon: typeof IconUser; label: string; busy: boolean; children: ReactNode };

function Choice({ icon, label, busy, children }: ChoiceProps) {
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button
          size="xs"
          variant="subtle"
          color="gray"
          disabled={busy}
          leftSection={<Icon of={icon} size={14} />}
        >
          {label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={360} style={{ overflowY: 'auto' }}>
        {children}
      </Menu.Dropdown>
    </Menu>
  );
}

function TagMany({ busy, act }: { busy: boolean; act: (what: ManyAct) => Promise<void> }) {
  const { t } = useTranslation();
  const known = useQuery(tagsQuery).data?.items ?? [];
  const [opened, setOpened] = useState(false);
  const [tag, setTag] = useState('');
  const run = (kind: 'tag' | 'untag') => {
    if (!tag.trim()) return;
    setOpened(false);
    setTag('');
    void act({ act: kind, tag });
  };
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" width={260} trapFocus>
      <Popover.Target>
        <Button
          size="xs"
          variant="subtle"
          color="gray"
          disabled={busy}
          leftSection={<Icon of={IconTag} size={14} />}
          onClick={() => setOpened(!opened)}
        >
          {t('card.tags')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('card.tags')}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            run('tag');
          }}
        >
          <Autocomplete
            data-autofocus
            label={t('many.tag')}
            data={known.map(({ name }) => name)}
            value={tag}
            maxLength={60}
            comboboxProps={{ withinPortal: false }}
            onChange={setTag}
          />
          <div className={classes.buttons}>
            <Button size="xs" type="submit" variant="filled" disabled={!tag.trim()}>
              {t('many.tag-on')}
            </Button>
            <Button size="xs" disabled={!tag.trim()} onClick={() => run('untag')}>
              {t('many.tag-off')}
            </Button>
          </div>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
