// Completes what stands at the caret of a query: operators, their values, names the viewer may know.
import type { Kysely } from 'kysely';
import type { Database } from '../../database/schema.ts';
import type { Viewer } from '../access/viewer.ts';
import { operatorNames } from './query/operators.ts';

export interface Completion {
  kind: 'operator' | 'contact' | 'company' | 'address' | 'mailbox' | 'value';
  name: string;
  detail: string;
  insert: string;
}

export interface Completions {
  at: number;
  length: number;
  items: Completion[];
}

export async function completeQuery(
  _db: Kysely<Database>,
  _viewer: Viewer,
  { q, at = q.length }: { q: string; at?: number | undefined },
): Promise<Completions> {
  const start = q.slice(0, at).search(/[^\s()]*$/);
  const typed = q.slice(start, at).toLowerCase();
  const items = typed === '' ? [] : operatorNames.filter((name) => name.startsWith(typed));
  return {
    at: start,
    length: at - start,
    items: items.map((name) => ({ kind: 'operator', name, detail: '', insert: `${name}:` })),
  };
}
