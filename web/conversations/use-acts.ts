// Handled, read and starred as a person does them: at once, with words and undo at the bottom edge.
import { useTranslation } from 'react-i18next';
import { act } from '../api/conversations.ts';
import { problemWords } from '../design/problem-words.ts';
import { toast } from '../design/toast.ts';

export function useActs() {
  const { t } = useTranslation();
  const doIt = async (kind: 'handled' | 'read' | 'starred', ids: string[], value: boolean) => {
    try {
      return await act(kind, ids, value);
    } catch (error) {
      toast(problemWords(t, error), { look: 'late' });
      return [];
    }
  };
  return {
    read: (ids: string[], value: boolean) => doIt('read', ids, value),
    star: (ids: string[], value: boolean) => doIt('starred', ids, value),
    handled: async (ids: string[], value: boolean) => {
      const changed = await doIt('handled', ids, value);
      if (changed.length === 0) return;
      toast(t(value ? 'toast.handled' : 'toast.reopened', { count: changed.length }), {
        undo: () => void doIt('handled', changed, !value),
      });
    },
  };
}
