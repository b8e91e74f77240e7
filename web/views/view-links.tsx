// One's views in the side bar: dragged, or moved with Alt and the arrows; each opens its search.
import {
  IconAddressBook,
  IconListSearch,
  IconMailSearch,
  IconUsers,
  type Icon as TablerIcon,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { type DragEvent, type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { orderViews, type View, viewsQuery } from '../api/views.ts';
import * as links from '../app/links.ts';
import side from '../app/side-bar.module.css';
import { Icon } from '../design/icon.tsx';
import { problemWords } from '../design/problem-words.ts';
import { toast } from '../design/toast.ts';
import { moved } from './moved.ts';
import classes from './view-links.module.css';

const signs: Record<View['as'], TablerIcon> = {
  mails: IconMailSearch,
  conversations: IconListSearch,
  addresses: IconAddressBook,
};

/** Nothing where there is no view. `head` is the look of the heading where it stands. */
export function ViewLinks({ head }: { head: string | undefined }) {
  const { t } = useTranslation();
  const views = useQuery(viewsQuery).data?.items ?? [];
  const { view: current } = useSearch({ strict: false }) as links.SearchAddress;
  const dragged = useRef<string | undefined>(undefined);
  const [over, setOver] = useState<string>();
  const [said, setSaid] = useState('');

  const put = (id: string, place: number) => {
    const items = moved(views, id, place);
    setSaid(t('views.moved', { name: views.find((one) => one.id === id)?.name ?? '', place: place + 1 }));
    void orderViews(items).catch((error) => toast(problemWords(t, error), { look: 'late' }));
  };
  const onKeyDown = (event: KeyboardEvent, id: string, place: number) => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    if (!event.altKey || by === 0 || place + by < 0 || place + by >= views.length) return;
    event.preventDefault();
    put(id, place + by);
  };
  const onDrop = (event: DragEvent, place: number) => {
    event.preventDefault();
    setOver(undefined);
    if (dragged.current !== undefined) put(dragged.current, place);
    dragged.current = undefined;
  };
  if (views.length === 0) return null;
  return (
    <>
      <h2 className={head}>{t('views.title')}</h2>
      {views.map((view, place) => (
        <Link
          key={view.id}
          {...links.found(view.q, { as: view.as, sort: view.sort, view: view.id })}
          className={`${side.link} ${view.id === current ? side.current : ''} ${view.id === over ? classes.over : ''}`}
          activeProps={{}}
          aria-current={view.id === current ? 'page' : undefined}
          aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
          title={view.mine ? view.name : t('views.by', { name: view.name, owner: view.owner.name })}
          draggable
          onDragStart={(event) => {
            dragged.current = view.id;
            event.dataTransfer.effectAllowed = 'move';
          }}
          onDragOver={(event) => {
            if (dragged.current === undefined) return;
            event.preventDefault();
            setOver(view.id);
          }}
          onDragEnd={() => setOver(undefined)}
          onDrop={(event) => onDrop(event, place)}
          onKeyDown={(event) => onKeyDown(event, view.id, place)}
        >
          <Icon of={signs[view.as]} />
          <span className={side.label}>{view.name}</span>
          {view.shared && (
            <span className={classes.shared}>
              <Icon of={IconUsers} size={14} />
              <span className="spoken">{t('views.shared')}</span>
            </span>
          )}
        </Link>
      ))}
      <span className="spoken" aria-live="polite">
        {said}
      </span>
    </>
  );
}
