// A customer's correspondence page by page, what it can be narrowed by, its files, facts and downloads.
import { type InfiniteData, infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type {
  CorrespondenceChoices,
  CorrespondenceExported,
  CorrespondenceFacts,
  CorrespondenceFilter,
  CorrespondenceHead,
  CorrespondenceMail,
  CorrespondencePage,
  CorrespondenceSubject,
  CustomerFile,
  FilesPage,
  FilesQuery,
} from '../../contract/correspondence.ts';
import type { Message } from './conversations.ts';
import { queryClient } from './query-client.ts';
import { get, query, request } from './request.ts';

export type {
  CorrespondenceFacts,
  CorrespondenceFilter,
  CorrespondenceHead,
  CorrespondenceMail,
  CorrespondencePage,
  CorrespondenceSubject,
  CustomerFile,
};
export type Form = 'subjects' | 'timeline' | 'both';
type Pages = InfiniteData<CorrespondencePage, string | undefined>;

/** Beyond so many pages what has changed is asked for alone, instead of all that was scrolled through. */
const pagesAskedAnew = 5;

const page = (
  form: Form,
  filter: CorrespondenceFilter,
  more: Record<string, string | undefined>,
  signal?: AbortSignal,
) =>
  get<CorrespondencePage>(
    `/api/correspondence${query({ ...filter, form: form === 'subjects' ? 'both' : form, ...more })}`,
    signal,
  );

/** Subjects and both are the same pages, drawn otherwise. */
export const correspondenceQuery = (form: Form, filter: CorrespondenceFilter) => {
  const pages = form === 'timeline' ? 'timeline' : 'both';
  return infiniteQueryOptions({
    queryKey: ['correspondence', pages, filter] as const,
    queryFn: ({ pageParam, signal }) => page(pages, filter, { cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next,
  });
};
export const correspondenceHeadQuery = (filter: CorrespondenceFilter) =>
  queryOptions({
    queryKey: ['correspondence', 'head', filter],
    queryFn: ({ signal }) =>
      get<CorrespondenceHead>(`/api/correspondence/head${query({ ...filter })}`, signal),
  });
/** All mails of one conversation that pass the filters. */
export const wholeSubjectQuery = (filter: CorrespondenceFilter, conversation: string) =>
  queryOptions({
    queryKey: ['correspondence', 'whole', filter, conversation],
    queryFn: async ({ signal }) =>
      (await page('both', filter, { conversation }, signal)).subjects[0]?.mails ?? [],
  });
export const choicesQuery = (of: string) =>
  queryOptions({
    queryKey: ['correspondence', 'choices', of],
    queryFn: ({ signal }) =>
      get<CorrespondenceChoices>(`/api/correspondence/choices${query({ of })}`, signal),
  });
/** With texts, for paper. */
export const printedPage = (
  form: Form,
  filter: CorrespondenceFilter,
  texts: 'own' | 'all',
  cursor: string | undefined,
  signal: AbortSignal,
) => page(form, filter, { texts, cursor, limit: '50' }, signal);
/** One conversation with the texts of all its mails. */
export const printedConversation = async (
  filter: CorrespondenceFilter,
  texts: 'own' | 'all',
  conversation: string,
  signal: AbortSignal,
) => (await page('both', filter, { texts, conversation }, signal)).subjects[0];
export const messageQuery = (id: string) =>
  queryOptions({
    queryKey: ['message', id],
    queryFn: ({ signal }) => get<Message>(`/api/messages/${id}`, signal),
  });
export const factsQuery = (type: 'contact' | 'company', id: string) =>
  queryOptions({
    queryKey: [type, id, 'facts'],
    queryFn: ({ signal }) =>
      get<CorrespondenceFacts>(`/api/${type === 'contact' ? 'contacts' : 'companies'}/${id}/facts`, signal),
  });

export const exportCorrespondence = (filter: CorrespondenceFilter, format: 'mbox' | 'eml') =>
  request<CorrespondenceExported>('POST', '/api/correspondence/exports', { ...filter, format });
export const exportFiles = (files: { messageId: string; position: number }[]) =>
  request<{ address: string }>('POST', '/api/files/exports', { files });

export const filesQuery = (asked: Omit<FilesQuery, 'cursor' | 'limit'>) =>
  infiniteQueryOptions({
    queryKey: ['files', asked],
    queryFn: ({ pageParam, signal }) =>
      get<FilesPage>(`/api/files${query({ ...asked, cursor: pageParam, limit: 100 })}`, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next,
  });

/** Something has changed in a conversation, or who knows where: shows it without asking for all that was scrolled through. */
export function refreshCorrespondence(conversation?: string): void {
  const deep = (data: unknown) => ((data as Pages | undefined)?.pages?.length ?? 0) > pagesAskedAnew;
  void queryClient.invalidateQueries({
    queryKey: ['correspondence'],
    predicate: (one) => !(one.isActive() && deep(one.state.data)),
  });
  for (const one of queryClient.getQueryCache().findAll({ queryKey: ['correspondence'], type: 'active' })) {
    const data = one.state.data as Pages | undefined;
    if (!deep(data)) continue;
    const changed = data!.pages.findIndex(({ subjects, mails }) =>
      [...subjects.map(({ id }) => id), ...mails.map((mail) => mail.conversationId)].includes(
        conversation ?? '',
      ),
    );
    const [, form, filter] = one.queryKey as [string, Form, CorrespondenceFilter];
    for (const at of new Set([0, changed])) if (at >= 0) void askStretch(one.queryKey, form, filter, at);
  }
}

/** Asks once more for what lies between a page's beginning and the next one's. */
async function askStretch(
  queryKey: readonly unknown[],
  form: Form,
  filter: CorrespondenceFilter,
  at: number,
): Promise<void> {
  const before = queryClient.getQueryData<Pages>(queryKey);
  const until = before?.pageParams[at + 1];
  if (!before || until === undefined) return void queryClient.invalidateQueries({ queryKey });
  const fresh = await page(form, filter, { cursor: before.pageParams[at], until }).catch(() => undefined);
  // More has come than a stretch may hold: from the top, then.
  if (fresh?.next) return void queryClient.resetQueries({ queryKey, exact: true });
  queryClient.setQueryData<Pages>(queryKey, (now) =>
    now && fresh && now.pageParams[at] === before.pageParams[at] && now.pageParams[at + 1] === until
      ? { ...now, pages: now.pages.map((one, index) => (index === at ? { ...fresh, next: until } : one)) }
      : now,
  );
}
