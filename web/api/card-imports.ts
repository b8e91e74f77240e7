// Lists of customers brought in from a file.
import { queryOptions } from '@tanstack/react-query';
import type {
  CardImport,
  CardImportPreview,
  CardImportReading,
  CardImportRow,
  CardImportStart,
  ColumnField,
  Encoding,
  OnDuplicate,
} from '../../contract/card-imports.ts';
import { get, query, request } from './request.ts';
import { upload } from './uploads.ts';

export type {
  CardImport,
  CardImportPreview,
  CardImportReading,
  CardImportRow,
  ColumnField,
  Encoding,
  OnDuplicate,
};

const isUnderWay = (one: CardImport) => ['waiting', 'running', 'filing', 'undoing'].includes(one.state);

export const cardImportsQuery = queryOptions({
  queryKey: ['card-imports'],
  queryFn: () => get<{ items: CardImport[] }>('/api/card-imports'),
  refetchInterval: (state) => (state.state.data?.items.some(isUnderWay) ? 1500 : false),
});
export const cardImportQuery = (id: string) =>
  queryOptions({
    queryKey: ['card-imports', id],
    queryFn: () => get<CardImport>(`/api/card-imports/${id}`),
    refetchInterval: (state) => (state.state.data && isUnderWay(state.state.data) ? 1500 : false),
  });
export const cardImportPreviewQuery = (id: string, reading: CardImportReading) =>
  queryOptions({
    queryKey: ['card-import-preview', id, reading],
    queryFn: ({ signal }) =>
      request<CardImportPreview>('POST', `/api/card-imports/${id}/preview`, reading, signal),
  });
export const startCardImport = (id: string, input: CardImportStart) =>
  request<CardImport>('POST', `/api/card-imports/${id}/start`, input);
export const undoCardImport = (id: string) => request<CardImport>('POST', `/api/card-imports/${id}/undo`);
export const cancelCardImport = (id: string) => request('DELETE', `/api/card-imports/${id}`);

/** Sends the file as it is; `kept` hears what the server made of it. */
export const uploadCardList = (file: File, kept: (one: CardImport) => void) =>
  upload<CardImport>(
    'list',
    [file],
    ({ name }) => `/api/card-imports${query({ name })}`,
    (_file, one) => kept(one),
  );
