// The rows of people without a card, chosen with boxes and walked with j and k.
import { useInfiniteQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type UnfiledNarrowing, unfiledQuery } from '../api/unfiled.ts';
import { useKeys } from '../design/keys.ts';
import { MoreButton } from '../design/more-button.tsx';
import { Problem } from '../design/problem.tsx';
import classes from './unfiled.module.css';
import { UnfiledBulk } from './unfiled-bulk.tsx';
import { UnfiledEmpty } from './unfiled-empty.tsx';
import { UnfiledPerson } from './unfiled-row.tsx';
import { useUnfiledActs } from './use-unfiled-acts.ts';

export function UnfiledPeople({ narrowing, label }: { narrowing: UnfiledNarrowing; label: string }) {
  const { t } = useTranslation();
  const pages = useInfiniteQuery(unfiledQuery(narrowing));
  const acts = useUnfiledActs();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [open, setOpen] = useState<string>();
  const list = useRef<HTMLDivElement>(null);
  const rows = pages.data?.pages.flatMap((page) => page.items) ?? [];
  const go = (by: number) => {
    const items = [...(list.current?.querySelectorAll<HTMLElement>('[data-make]') ?? [])];
    const at = items.findIndex((item) => item.closest('[data-index]')?.contains(document.activeElement));
    items[Math.min(Math.max(at + by, 0), items.length - 1)]?.focus();
  };
  useKeys({ j: () => go(1), k: () => go(-1), Escape: open ? () => setOpen(undefined) : undefined });
  const toggle = (address: string) => {
    const next = new Set(chosen);
    if (!next.delete(address)) next.add(address);
    setChosen(next);
  };
  const here = rows.filter(({ address }) => chosen.has(address)).map(({ address }) => address);
  return (
    <>
      {pages.isError && <Problem error={pages.error} again={() => void pages.refetch()} />}
      {rows.length > 0 && (
        <UnfiledBulk
          rows={rows}
          chosen={here}
          choose={(addresses) => setChosen(new Set(addresses))}
          acts={acts}
          narrowing={narrowing}
          total={pages.data?.pages[0]?.total}
        />
      )}
      {rows.length > 0 && (
        <div ref={list} role="list" aria-label={label} className={classes.list}>
          {rows.map((row, index) => (
            <UnfiledPerson
              key={row.address}
              row={row}
              index={index}
              chosen={chosen.has(row.address)}
              toggle={() => toggle(row.address)}
              open={open === row.address}
              setOpen={(isOpen) => setOpen(isOpen ? row.address : undefined)}
              acts={acts}
              isNever={narrowing.standing === 'never'}
            />
          ))}
        </div>
      )}
      <MoreButton pages={pages} />
      {pages.isSuccess && rows.length === 0 && <UnfiledEmpty narrowing={narrowing} />}
      <span className="spoken" role="status">
        {acts.progress && t('unfiled.progress', { ...acts.progress })}
      </span>
    </>
  );
}
