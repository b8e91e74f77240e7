// Making cards and saying never, many in pieces with progress; each act is taken back as a whole.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  actOnFoundUnfiled,
  makeUnfiled,
  refreshUnfiled,
  sayNever,
  type UnfiledActed,
  type UnfiledFoundAct,
  undoUnfiled,
} from '../api/unfiled.ts';
import { problemWords } from '../design/problem-words.ts';
import { toast } from '../design/toast.ts';
import { useFormat } from '../design/use-format.ts';

const atOnce = 40;

export function useUnfiledActs() {
  const { t } = useTranslation();
  const format = useFormat();
  const [progress, setProgress] = useState<{ done: number; of: number }>();

  const undo = (id: string) =>
    void undoUnfiled(id)
      .catch((error) => toast(problemWords(t, error), { look: 'late' }))
      .finally(refreshUnfiled);
  /** In pieces of one act; what went well before a failure stays and can be taken back. */
  const inPieces = async <Item>(
    all: Item[],
    act: (piece: Item[], id: string | undefined) => Promise<UnfiledActed>,
    words: (acted: UnfiledActed) => string,
  ): Promise<boolean> => {
    const sum: UnfiledActed = { id: '', contacts: [], companies: [], never: [] };
    let failed: unknown;
    setProgress({ done: 0, of: all.length });
    for (let at = 0; at < all.length && failed === undefined; at += atOnce)
      try {
        const piece = await act(all.slice(at, at + atOnce), sum.id || undefined);
        sum.id = piece.id;
        sum.contacts.push(...piece.contacts);
        sum.companies.push(...piece.companies);
        sum.never.push(...piece.never);
        setProgress({ done: Math.min(at + atOnce, all.length), of: all.length });
      } catch (error) {
        failed = error;
      }
    setProgress(undefined);
    refreshUnfiled();
    if (sum.id) toast(words(sum), { undo: () => undo(sum.id) });
    if (failed !== undefined) toast(problemWords(t, failed), { look: 'late' });
    return failed === undefined;
  };
  /** Of all the filter finds, which the server takes piece by piece. */
  const onFound = async (
    found: UnfiledFoundAct['found'],
    what: UnfiledFoundAct['do'],
    of: number,
  ): Promise<boolean> => {
    const sum: UnfiledActed = { id: '', contacts: [], companies: [], never: [] };
    let failed: unknown;
    let from: string | undefined;
    setProgress({ done: 0, of });
    do {
      try {
        const piece = await actOnFoundUnfiled({
          found,
          do: what,
          ...(sum.id ? { act: sum.id } : {}),
          ...(from ? { from } : {}),
        });
        sum.id = piece.id;
        sum.contacts.push(...piece.contacts);
        sum.companies.push(...piece.companies);
        sum.never.push(...piece.never);
        from = piece.next;
        const done = sum.contacts.length + sum.never.length;
        setProgress({ done, of: Math.max(of, done) });
      } catch (error) {
        failed = error;
      }
    } while (from && failed === undefined);
    setProgress(undefined);
    refreshUnfiled();
    if (sum.id) toast((what === 'make' ? made : refused)(sum), { undo: () => undo(sum.id) });
    if (failed !== undefined) toast(problemWords(t, failed), { look: 'late' });
    return failed === undefined;
  };
  const refused = ({ never }: UnfiledActed) =>
    never.length === 1
      ? t('unfiled.never-one', { name: never[0]! })
      : t('unfiled.never-many', { count: never.length, shown: format.number(never.length) });
  const made = ({ contacts, companies }: UnfiledActed) => {
    const names = [...contacts, ...companies];
    if (names.length === 1) return t('toast.contact-made', { name: names[0]!.name });
    if (contacts.length === 1) return t('toast.contact-made', { name: contacts[0]!.name });
    return t('unfiled.made', { count: names.length, shown: format.number(names.length) });
  };
  return {
    progress,
    make: (item: Parameters<typeof makeUnfiled>[0]['items'][number]) =>
      inPieces([item], (items) => makeUnfiled({ items, confirmed: true }), made),
    makeMany: (addresses: string[]) =>
      inPieces(
        addresses.map((address) => ({ address })),
        (items, act) => makeUnfiled({ items, ...(act ? { act } : {}) }),
        made,
      ),
    never: (patterns: string[]) => inPieces(patterns, sayNever, refused),
    onFound,
  };
}
