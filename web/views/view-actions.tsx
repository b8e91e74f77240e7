// What one does with the search on the page: save it as a view; of an open view: save changes, share, move, delete.
import { ActionIcon, Button, Menu } from '@mantine/core';
import {
  IconArrowDown,
  IconArrowUp,
  IconBookmark,
  IconBookmarkPlus,
  IconDots,
  IconPencil,
  IconTrash,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { deleteView, orderViews, patchView, restoreView, type View, viewsQuery } from '../api/views.ts';
import { Icon } from '../design/icon.tsx';
import { problemWords } from '../design/problem-words.ts';
import { toast } from '../design/toast.ts';
import type { SearchState } from '../search/use-search-address.ts';
import { moved } from './moved.ts';
import { ViewDialog } from './view-dialog.tsx';

type Props = SearchState & {
  go: (change: Partial<SearchState>, options?: { replace?: boolean }) => void;
  /** The view that is open. */
  current: View | undefined;
};

export function ViewActions({ q, as, sort, go, current }: Props) {
  const { t } = useTranslation();
  const views = useQuery(viewsQuery).data?.items ?? [];
  const [dialog, setDialog] = useState<'new' | 'change'>();
  const isChanged = current && (current.q !== q || current.as !== as || current.sort !== sort);
  const place = views.findIndex(({ id }) => id === current?.id);
  const fail = (error: unknown) => toast(problemWords(t, error), { look: 'late' });

  const save = async (view: View, to: Pick<View, 'q' | 'as' | 'sort'>) => {
    try {
      await patchView(view.id, to);
      const { q: before, as: form, sort: order } = view;
      if (to.q === before && to.as === form && to.sort === order) return;
      toast(t('views.saved', { name: view.name }), {
        undo: () => void patchView(view.id, { q: before, as: form, sort: order }).catch(fail),
      });
    } catch (error) {
      fail(error);
    }
  };
  const remove = async (view: View) => {
    try {
      await deleteView(view.id);
      go({ view: '' });
      toast(t('views.deleted', { name: view.name }), {
        undo: () => void restoreView(view.id).catch(fail),
      });
    } catch (error) {
      fail(error);
    }
  };
  const move = (by: number) => void orderViews(moved(views, current!.id, place + by)).catch(fail);
  return (
    <>
      {!current && q !== '' && (
        <Button leftSection={<Icon of={IconBookmarkPlus} />} onClick={() => setDialog('new')}>
          {t('views.save-as')}
        </Button>
      )}
      {current && isChanged && current.mayChange && (
        <Button leftSection={<Icon of={IconBookmark} />} onClick={() => void save(current, { q, as, sort })}>
          {t('views.save')}
        </Button>
      )}
      {current && (
        <Menu>
          <Menu.Target>
            <ActionIcon aria-label={t('views.more', { name: current.name })}>
              <Icon of={IconDots} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {current.mayChange && (
              <Menu.Item leftSection={<Icon of={IconPencil} />} onClick={() => setDialog('change')}>
                {t('views.change')}
              </Menu.Item>
            )}
            <Menu.Item leftSection={<Icon of={IconBookmarkPlus} />} onClick={() => setDialog('new')}>
              {t('views.save-as-new')}
            </Menu.Item>
            {place > 0 && (
              <Menu.Item leftSection={<Icon of={IconArrowUp} />} onClick={() => move(-1)}>
                {t('views.up')}
              </Menu.Item>
            )}
            {place >= 0 && place < views.length - 1 && (
              <Menu.Item leftSection={<Icon of={IconArrowDown} />} onClick={() => move(1)}>
                {t('views.down')}
              </Menu.Item>
            )}
            {current.mayChange && (
              <Menu.Item leftSection={<Icon of={IconTrash} />} onClick={() => void remove(current)}>
                {t('views.delete')}
              </Menu.Item>
            )}
          </Menu.Dropdown>
        </Menu>
      )}
      {dialog && (
        <ViewDialog
          view={dialog === 'change' ? current : undefined}
          search={{ q, as, sort }}
          saved={(view) => go({ view: view.id })}
          close={() => setDialog(undefined)}
        />
      )}
    </>
  );
}
