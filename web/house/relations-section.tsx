// What somebody outside can be to us: built-in relations and our own; named, added, retired.
import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addRelation, patchRelation, type Relation, relationsQuery } from '../api/cards.ts';
import { useMe } from '../api/me.ts';
import { queryClient } from '../api/query-client.ts';
import { useRelationName } from '../contacts/relation-name.ts';
import { Chip } from '../design/chip.tsx';
import { EditFact } from '../design/edit-fact.tsx';
import { Problem } from '../design/problem.tsx';
import { problemWords } from '../design/problem-words.ts';
import rows from '../design/rows.module.css';
import { Section } from '../design/section.tsx';
import { toast } from '../design/toast.ts';

export function RelationsSection() {
  const { t } = useTranslation();
  const nameOf = useRelationName();
  const isAdmin = useMe()?.role === 'admin';
  const found = useQuery(relationsQuery);
  const [name, setName] = useState('');
  const [error, setError] = useState('');
  const keep = (answer: { items: Relation[] }) => {
    queryClient.setQueryData(relationsQuery.queryKey, answer);
    for (const key of ['contacts', 'companies', 'contact', 'company'])
      void queryClient.invalidateQueries({ queryKey: [key] });
  };
  const change = async (one: Relation, patch: { name?: string; retired?: boolean }) => {
    keep(await patchRelation(one.id, patch));
    const before = patch.name === undefined ? { retired: one.retired } : { name: one.name };
    toast(t('toast.saved'), {
      undo: () =>
        void patchRelation(one.id, before)
          .then(keep)
          .catch((problem) => toast(problemWords(t, problem), { look: 'late' })),
    });
  };
  const add = async (event: FormEvent) => {
    event.preventDefault();
    try {
      keep(await addRelation(name.trim()));
      setName('');
      setError('');
    } catch (problem) {
      setError(problemWords(t, problem));
    }
  };
  return (
    <Section title={t('relations.title')}>
      {found.isError && <Problem error={found.error} again={() => void found.refetch()} />}
      {(found.data?.items ?? []).map((one) => (
        <div key={one.id} className={`${rows.row} ${rows.tight}`}>
          <div className={rows.grow}>
            {isAdmin ? (
              <EditFact
                label={t('relations.one')}
                value={nameOf(one)}
                {...(one.key ? { hint: t('relations.built-in') } : {})}
                required={!one.key}
                unlabelled
                save={(wanted) => change(one, { name: wanted })}
              />
            ) : (
              nameOf(one)
            )}
          </div>
          {one.retired && <Chip>{t('relations.retired')}</Chip>}
          {isAdmin && (
            <Button
              size="xs"
              variant="subtle"
              color="gray"
              aria-label={t(one.retired ? 'relations.offer-name' : 'relations.retire-name', {
                name: nameOf(one),
              })}
              onClick={() =>
                void change(one, { retired: !one.retired }).catch((problem) =>
                  toast(problemWords(t, problem), { look: 'late' }),
                )
              }
            >
              {t(one.retired ? 'relations.offer' : 'relations.retire')}
            </Button>
          )}
        </div>
      ))}
      {isAdmin && (
        <form className={`${rows.row} ${rows.tight}`} onSubmit={(event) => void add(event)}>
          <TextInput
            className={rows.grow!}
            aria-label={t('relations.new')}
            placeholder={t('relations.new')}
            maxLength={60}
            value={name}
            error={error}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button type="submit" disabled={!name.trim()}>
            {t('relations.add')}
          </Button>
        </form>
      )}
    </Section>
  );
}
