// Does an act on the cards chosen, or on all a filter finds, says what came of it, and takes it back.
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { actOnMany, type CardsFound, type CardType, type ManyAct, undoMany } from '../api/cards.ts';
import { queryClient } from '../api/query-client.ts';
import { problemWords } from '../design/problem-words.ts';
import { toast } from '../design/toast.ts';

/** An act that goes on in the background. */
export type RunningAct = { act: string; total: number; undoing?: true };

export function useActOnMany(type: CardType) {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const [running, setRunning] = useState<RunningAct>();
  const fail = (error: unknown) => toast(problemWords(t, error), { look: 'late' });
  const undo = (act: string) =>
    void undoMany(act)
      .then((undone) => {
        if (undone.running !== undefined) setRunning({ act, total: undone.running, undoing: true });
        else setRunning(undefined);
        if (undone.kept > 0) toast(t('many.kept', { count: undone.kept }));
      })
      .catch(fail)
      .finally(refreshCards);
  const act = async (cards: string[] | CardsFound, what: ManyAct): Promise<boolean> => {
    setBusy(true);
    try {
      const done = await actOnMany(type, cards, what);
      if (done.running !== undefined) setRunning({ act: done.act, total: done.running });
      else
        toast(t(what.act === 'bin' ? 'many.binned' : 'many.changed', { count: done.changed }), {
          undo: () => undo(done.act),
        });
      return true;
    } catch (error) {
      fail(error);
      return false;
    } finally {
      setBusy(false);
      refreshCards();
    }
  };
  const ended = (changed: number) => {
    if (!running) return;
    setRunning(undefined);
    refreshCards();
    if (running.undoing) toast(t('many.undone', { count: changed }));
    else toast(t('many.changed', { count: changed }), { undo: () => undo(running.act) });
  };
  // While it goes on the lists follow.
  useEffect(() => {
    if (!running) return;
    const timer = setInterval(refreshCards, 5000);
    return () => clearInterval(timer);
  }, [running]);
  return { busy: busy || running !== undefined, act, running, undo, ended };
}

function refreshCards(): void {
  for (const key of ['contacts', 'companies', 'contact', 'company', 'tags', 'bin', 'conversations'])
    void queryClient.invalidateQueries({ queryKey: [key] });
}
