// All tags on cards: how many bear each, renamed for all, merged into another one; each can be undone.
import { Button, Menu, Modal, Select, TextInput } from '@mantine/core';
import { IconDots, IconTags } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mergeTag, renameTag, type Tag, tagsQuery, undoMany } from '../api/cards.ts';
import { useMe } from '../api/me.ts';
import { queryClient } from '../api/query-client.ts';
import { EmptyState } from '../design/empty-state.tsx';
import '../design/forms.css';
import { Icon } from '../design/icon.tsx';
import { Page } from '../design/page.tsx';
import { Problem } from '../design/problem.tsx';
import { problemWords } from '../design/problem-words.ts';
import rows from '../design/rows.module.css';
import { Section } from '../design/section.tsx';
import { toast } from '../design/toast.ts';
import { useFormat } from '../design/use-format.ts';

const refresh = () => {
  for (const key of ['tags', 'contacts', 'companies', 'contact', 'company'])
    void queryClient.invalidateQueries({ queryKey: [key] });
};

export function TagsScreen() {
  const { t } = useTranslation();
  const format = useFormat();
  const mayWrite = useMe()?.role !== 'read-only';
  const found = useQuery(tagsQuery);
  const tags = found.data?.items ?? [];
  const [open, setOpen] = useState<{ tag: Tag; act: 'rename' | 'merge' }>();
  return (
    <Page title={t('tags.title')} words={t('tags.words')} back="/contacts">
      {found.isError && <Problem error={found.error} again={() => void found.refetch()} />}
      {tags.length > 0 && (
        <Section>
          {tags.map((tag) => (
            <div key={tag.id} className={`${rows.row} ${rows.under}`}>
              <span className={`${rows.grow} ${rows.name}`}>{tag.name}</span>
              <span className={rows.right}>
                {tag.contacts.count > 0 && (
                  <Link to="/contacts" search={{ tags: tag.id }}>
                    {t('contacts.total', { count: tag.contacts.count, shown: format.count(tag.contacts) })}
                  </Link>
                )}
                {tag.contacts.count > 0 && tag.companies.count > 0 && ' · '}
                {tag.companies.count > 0 && (
                  <Link to="/companies" search={{ tags: tag.id }}>
                    {t('companies.total', { count: tag.companies.count, shown: format.count(tag.companies) })}
                  </Link>
                )}
              </span>
              {mayWrite && (
                <Menu position="bottom-end">
                  <Menu.Target>
                    <Button
                      size="compact-sm"
                      variant="subtle"
                      color="gray"
                      aria-label={t('tags.change', { name: tag.name })}
                    >
                      <Icon of={IconDots} />
                    </Button>
                  </Menu.Target>
                  <Menu.Dropdown>
                    <Menu.Item onClick={() => setOpen({ tag, act: 'rename' })}>{t('tags.rename')}</Menu.Item>
                    {tags.length > 1 && (
                      <Menu.Item onClick={() => setOpen({ tag, act: 'merge' })}>{t('tags.merge')}</Menu.Item>
                    )}
                  </Menu.Dropdown>
                </Menu>
              )}
            </div>
          ))}
        </Section>
      )}
      {found.isSuccess && tags.length === 0 && (
        <EmptyState icon={IconTags} title={t('tags.empty.title')} words={t('tags.empty.words')} />
      )}
      {open && <ChangeTag {...open} tags={tags} close={() => setOpen(undefined)} />}
    </Page>
  );
}

type ChangeProps = { tag: Tag; act: 'rename' | 'merge'; tags: Tag[]; close: () => void };

function ChangeTag({ tag, act, tags, close }: ChangeProps) {
  const { t } = useTranslation();
  const [name, setName] = useState(tag.name);
  const [into, setInto] = useState<string | null>(null);
  const [error, setError] = useState('');
  const fail = (problem: unknown) => toast(problemWords(t, problem), { look: 'late' });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    try {
      if (act === 'rename') {
        await renameTag(tag.id, name.trim());
        toast(t('tags.renamed', { name: name.trim() }), {
          undo: () => void renameTag(tag.id, tag.name).then(refresh).catch(fail),
        });
      } else if (into) {
        const merged = await mergeTag(tag.id, into);
        toast(t('tags.merged', { name: tag.name, into: tags.find(({ id }) => id === into)?.name ?? '' }), {
          undo: () => void undoMany(merged.act).then(refresh).catch(fail),
        });
      }
      refresh();
      close();
    } catch (problem) {
      setError(problemWords(t, problem));
    }
  };
  return (
    <Modal
      opened
      onClose={close}
      title={t(act === 'rename' ? 'tags.rename' : 'tags.merge')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form onSubmit={(event) => void submit(event)} className={rows.form} style={{ padding: 0 }}>
        {act === 'rename' ? (
          <TextInput
            label={t('tags.name')}
            data-autofocus
            maxLength={60}
            value={name}
            error={error}
            onChange={(event) => setName(event.currentTarget.value)}
          />
        ) : (
          <Select
            label={t('tags.into', { name: tag.name })}
            data={tags.filter(({ id }) => id !== tag.id).map(({ id, name: label }) => ({ value: id, label }))}
            searchable
            value={into}
            error={error}
            nothingFoundMessage={t('choices.none')}
            onChange={setInto}
          />
        )}
        <div className={rows.buttons}>
          <Button type="submit" variant="filled" disabled={act === 'rename' ? !name.trim() : !into}>
            {t(act === 'rename' ? 'tags.rename' : 'tags.merge')}
          </Button>
          <Button onClick={close}>{t('cancel')}</Button>
        </div>
      </form>
    </Modal>
  );
}
