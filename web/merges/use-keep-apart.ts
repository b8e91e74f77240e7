// Remembers that two cards are not the same, with undo.
import { useTranslation } from 'react-i18next';
import { type Duplicate, keepApart } from '../api/card-merges.ts';
import { queryClient } from '../api/query-client.ts';
import { problemWords } from '../design/problem-words.ts';
import { toast } from '../design/toast.ts';

export function useKeepApart(): (pair: Duplicate) => Promise<void> {
  const { t } = useTranslation();
  const fail = (error: unknown) => toast(problemWords(t, error), { look: 'late' });
  const refresh = () => queryClient.invalidateQueries({ queryKey: ['duplicates'] });
  return async ({ type, cards }) => {
    const ids: [string, string] = [cards[0].id, cards[1].id];
    try {
      await keepApart(type, ids, true);
      await refresh();
      toast(t('duplicates.kept-apart'), {
        undo: () => void keepApart(type, ids, false).then(refresh).catch(fail),
      });
    } catch (error) {
      fail(error);
    }
  };
}
