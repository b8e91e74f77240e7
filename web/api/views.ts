// Views: saved searches with a place in the side bar.
import { queryOptions } from '@tanstack/react-query';
import type { View, ViewCreate, ViewPatch, Views } from '../../contract/views.ts';
import { queryClient } from './query-client.ts';
import { get, request } from './request.ts';

export type { SearchForm, SearchSort, View, ViewPatch } from '../../contract/views.ts';

export const viewsQuery = queryOptions({ queryKey: ['views'], queryFn: () => get<Views>('/api/views') });
const changed = () => void queryClient.invalidateQueries({ queryKey: viewsQuery.queryKey });

export async function createView(input: ViewCreate): Promise<View> {
  const view = await request<View>('POST', '/api/views', input);
  changed();
  return view;
}
export async function patchView(id: string, patch: ViewPatch): Promise<void> {
  await request('PATCH', `/api/views/${id}`, patch);
  changed();
}
export async function deleteView(id: string): Promise<void> {
  await request('DELETE', `/api/views/${id}`);
  changed();
}
export async function restoreView(id: string): Promise<void> {
  await request('POST', `/api/views/${id}/restores`);
  changed();
}

/** Puts one's views in this order at once on the screen and then on the server. */
export async function orderViews(items: View[]): Promise<void> {
  queryClient.setQueryData(viewsQuery.queryKey, { items });
  try {
    await request('PUT', '/api/views/order', { ids: items.map(({ id }) => id) });
  } finally {
    changed();
  }
}
