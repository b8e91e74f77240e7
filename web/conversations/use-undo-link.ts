// Takes a conversation from under a customer; undone stays undone, unless the person takes that back.
import { useTranslation } from 'react-i18next';
import {
  type Conversation,
  type Link,
  linkConversation,
  refreshConversation,
  undoLink,
} from '../api/conversations.ts';
import { problemWords } from '../design/problem-words.ts';
import { toast } from '../design/toast.ts';

export function useUndoLink(conversation: Conversation): (link: Link) => Promise<void> {
  const { t } = useTranslation();
  return async (link) => {
    const fail = (error: unknown) => toast(problemWords(t, error), { look: 'late' });
    try {
      await undoLink(link.id);
      refreshConversation(conversation.id);
      toast(t('toast.unfiled', { name: link.record.name }), {
        undo: () =>
          void linkConversation(conversation.id, link.record)
            .then(() => refreshConversation(conversation.id))
            .catch(fail),
      });
    } catch (error) {
      fail(error);
    }
  };
}
