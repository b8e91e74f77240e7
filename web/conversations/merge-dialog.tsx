// Chooses the conversation that joins this one: those with the same customer first, else by its words.
import { Modal } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type Conversation,
  conversationsQuery,
  mergeConversations,
  refreshConversation,
  undoThreadAct,
} from '../api/conversations.ts';
import { searchQuery } from '../api/search.ts';
import { Choices } from '../design/choices.tsx';
import { problemWords } from '../design/problem-words.ts';
import { toast } from '../design/toast.ts';
import { useFormat } from '../design/use-format.ts';

export function MergeDialog({ conversation, close }: { conversation: Conversation; close: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [text, setText] = useState('');
  const q = useDeferredValue(text.trim());
  const record = conversation.links[0]?.record;
  const near = useInfiniteQuery(
    conversationsQuery(record ? { box: 'all', [record.type]: record.id } : { box: 'inbox' }),
  ).data?.pages[0]?.items;
  const search = useQuery({ ...searchQuery(q), enabled: q.length > 1, placeholderData: keepPreviousData });
  const found = search.data?.items;
  const late = q !== text.trim() || (q.length > 1 && (search.isPlaceholderData || search.isPending));
  const rows =
    q.length > 1
      ? (found ?? []).map((hit) => ({
          id: hit.conversationId,
          subject: hit.subject,
          who: hit.from.name || hit.from.address,
          at: hit.sentAt,
        }))
      : (near ?? []).map((row) => ({
          id: row.id,
          subject: row.subject,
          who: row.counterpart.name || row.counterpart.address,
          at: row.lastAt,
        }));
  const others = [...new Map(rows.map((row) => [row.id, row])).values()].filter(
    (row) => row.id !== conversation.id,
  );

  const fail = (error: unknown) => toast(problemWords(t, error), { look: 'late' });
  const merge = async (id: string) => {
    close();
    try {
      const { actId } = await mergeConversations(conversation.id, id);
      refreshConversation(conversation.id, id);
      toast(t('toast.merged'), {
        undo: () =>
          void undoThreadAct(actId)
            .then(() => refreshConversation(conversation.id, id))
            .catch(fail),
      });
    } catch (error) {
      fail(error);
    }
  };
  return (
    <Modal opened onClose={close} title={t('merge.title')} closeButtonProps={{ 'aria-label': t('close') }}>
      <Choices
        label={t('merge.find')}
        text={text}
        setText={setText}
        late={late}
        choices={others.slice(0, 12).map((row) => ({
          key: row.id,
          group: q.length > 1 ? t('merge.found') : record ? record.name : t('list.inbox'),
          words: row.subject || t('subject.none'),
          quiet: `${row.who} · ${format.short(row.at)}`,
          act: () => void merge(row.id),
        }))}
      />
    </Modal>
  );
}
