// What can be done with the cards chosen in a list: tag, responsible, relation, stage, bin; each undone as a whole.
import { Autocomplete, Button, Menu, Popover } from '@mantine/core';
import { IconFlag, IconTag, IconTrash, IconUser, IconUserHeart, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Stage } from '../../contract/customers.ts';
import { actOnMany, type CardType, type ManyAct, relationsQuery, tagsQuery, undoMany } from '../api/cards.ts';
import { queryClient } from '../api/query-client.ts';
import { usersQuery } from '../api/users.ts';
import '../design/forms.css';
import { Icon } from '../design/icon.tsx';
import { problemWords } from '../design/problem-words.ts';
import { toast } from '../design/toast.ts';
import classes from './many-bar.module.css';
import { stages, useRelationName } from './relation-name.ts';

type Props = { type: CardType; chosen: ReadonlySet<string>; clear: () => void };

export function ManyBar({ type, chosen, clear }: Props) {
  const { t } = useTranslation();
  const nameOf = useRelationName();
  const users = (useQuery(usersQuery).data?.items ?? []).filter((user) => !user.disabledAt);
  const relations = (useQuery(relationsQuery).data?.items ?? []).filter((one) => !one.retired);
  const [busy, setBusy] = useState(false);
  const refresh = () => {
    for (const key of ['contacts', 'companies', 'contact', 'company', 'tags', 'bin', 'conversations'])
      void queryClient.invalidateQueries({ queryKey: [key] });
  };
  const fail = (error: unknown) => toast(problemWords(t, error), { look: 'late' });
  const act = async (what: ManyAct) => {
    setBusy(true);
    try {
      const done = await actOnMany(type, [...chosen], what);
      if (what.act === 'bin') clear();
      toast(t(what.act === 'bin' ? 'many.binned' : 'many.changed', { count: done.changed }), {
        undo: () =>
          void undoMany(done.act)
            .then(({ kept }) => kept > 0 && toast(t('many.kept', { count: kept })))
            .then(refresh)
            .catch(fail),
      });
    } catch (error) {
      fail(error);
    } finally {
      setBusy(false);
      refresh();
    }
  };
  return (
    <div className={classes.bar} role="toolbar" aria-label={t('many.title')}>
      <span className={`${classes.count} numbers`} aria-live="polite">
        {t('many.chosen', { count: chosen.size })}
      </span>
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
