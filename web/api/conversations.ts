// Lists of conversations, one conversation, and the acts on them: at once on the screen, taken back if the server refuses.
import { type InfiniteData, infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type {
  Attachment,
  AudienceWhy,
  Conversation,
  ConversationPage,
  ConversationRow,
  Link,
  Message,
  Span,
} from '../../contract/conversations.ts';
import { queryClient } from './query-client.ts';
import type { RecordRef } from './records.ts';
import { get, query, request } from './request.ts';

export type { Attachment, AudienceWhy, Conversation, ConversationPage, ConversationRow, Link, Message, Span };
export type Act = 'handled' | 'read' | 'starred';
export type ListQuery = {
  box: 'inbox' | 'sent' | 'all' | 'junk';
  mailbox?: string;
  filter?: 'unread' | 'starred';
  contact?: string;
  company?: string;
};
type Pages = InfiniteData<ConversationPage, string | undefined>;

/** One list, page by page, newest first. */
export const conversationsQuery = (list: ListQuery) =>
  infiniteQueryOptions({
    queryKey: ['conversations', list],
    queryFn: ({ pageParam, signal }) =>
      get<ConversationPage>(`/api/conversations${query({ ...list, cursor: pageParam, limit: 50 })}`, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next,
  });

export const conversationQuery = (id: string) =>
  queryOptions({
    queryKey: ['conversation', id],
    queryFn: ({ signal }) => get<Conversation>(`/api/conversations/${id}`, signal),
  });

/** Handled and starred are for the whole conversation; read is the viewer's own. Answers the ids that changed. */
export async function act(kind: Act, ids: string[], value: boolean): Promise<string[]> {
  // An answer under way would bring the old state back; a first one is waited for.
  await queryClient.cancelQueries({
    queryKey: ['conversations'],
    predicate: (one) => one.state.data !== undefined,
  });
  const lists = queryClient.getQueriesData<Pages>({ queryKey: ['conversations'] });
  const singles = ids.map((id) => [id, queryClient.getQueryData(conversationQuery(id).queryKey)] as const);
  for (const [key, pages] of lists)
    if (pages) queryClient.setQueryData(key, changed(pages, key[1] as ListQuery, kind, new Set(ids), value));
  for (const [id, one] of singles)
    if (one)
      queryClient.setQueryData(conversationQuery(id).queryKey, {
        ...one,
        ...(kind === 'read' ? { unread: !value } : {}),
        ...(kind === 'starred' ? { starred: value } : {}),
        ...(kind === 'handled' ? { handled: value ? { at: new Date().toISOString() } : undefined } : {}),
      } as Conversation);
  try {
    const { changed: done } = await request<{ changed: string[] }>('PUT', `/api/conversations/${kind}`, {
      ids,
      value,
    });
    return done;
  } catch (error) {
    for (const [key, pages] of lists) queryClient.setQueryData(key, pages);
    for (const [id, one] of singles) queryClient.setQueryData(conversationQuery(id).queryKey, one);
    throw error;
  } finally {
    void queryClient.invalidateQueries({ queryKey: ['counts'] });
    for (const id of ids) void queryClient.invalidateQueries({ queryKey: ['conversation', id] });
    // A list of what is unread keeps what is just being read until it is opened anew.
    void queryClient.invalidateQueries({
      queryKey: ['conversations'],
      predicate: (one) => kind !== 'read' || (one.queryKey[1] as ListQuery).filter !== 'unread',
    });
  }
}

function changed(pages: Pages, list: ListQuery, kind: Act, ids: Set<string>, value: boolean): Pages {
  const leaves = kind === 'handled' && value && list.box === 'inbox';
  const change = (row: ConversationRow): ConversationRow =>
    kind === 'read' ? { ...row, unread: !value } : { ...row, [kind]: value };
  return {
    ...pages,
    pages: pages.pages.map((page) => {
      const here = page.items.filter((row) => ids.has(row.id)).length;
      const items = leaves
        ? page.items.filter((row) => !ids.has(row.id))
        : page.items.map((row) => (ids.has(row.id) ? change(row) : row));
      const total = leaves ? { ...page.total, count: Math.max(0, page.total.count - here) } : page.total;
      return { ...page, items, total };
    }),
  };
}

type ThreadActed = { actId: string; conversationId: string };
export const splitConversation = (id: string, messageIds: string[]) =>
  request<ThreadActed>('POST', `/api/conversations/${id}/splits`, { messageIds });
export const mergeConversations = (id: string, conversationId: string) =>
  request<ThreadActed>('POST', `/api/conversations/${id}/merges`, { conversationId });
export const undoThreadAct = (actId: string) => request('DELETE', `/api/thread-acts/${actId}`);
export const linkConversation = (id: string, record: Pick<RecordRef, 'type' | 'id'>) =>
  request<Link>('POST', `/api/conversations/${id}/links`, { type: record.type, id: record.id });
export const undoLink = (linkId: string) => request('DELETE', `/api/links/${linkId}`);
export const allowPictures = (messageId: string, always: boolean) =>
  request('PUT', `/api/messages/${messageId}/pictures`, { always });
/** Lets somebody (user:5, team:3, everyone) read one mail of an own or personal mailbox; the id undoes it. */
export const shareMessage = (messageId: string, principal: string) =>
  request<{ id: string }>('POST', `/api/messages/${messageId}/shares`, { principal });
export const undoShare = (shareId: string) => request('DELETE', `/api/shares/${shareId}`);
export const takeBack = (messageId: string, value: boolean) =>
  request('PUT', `/api/messages/${messageId}/taken-back`, { value });

/** Asks again for whatever shows this conversation. */
export function refreshConversation(...ids: string[]): void {
  for (const id of ids) void queryClient.invalidateQueries({ queryKey: ['conversation', id] });
  void queryClient.invalidateQueries({ queryKey: ['conversations'] });
  void queryClient.invalidateQueries({ queryKey: ['counts'] });
}
