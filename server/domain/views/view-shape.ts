// A view as its readers see it: a saved search with a place in the side bar.
import type { Moment, UserRef } from '../refs.ts';

export type SearchForm = 'mails' | 'conversations' | 'addresses';
export type SearchSort = 'date' | 'relevance';

/** What a person says of a view. */
export interface ViewFields {
  name: string;
  /** What is looked for, as typed. */
  q: string;
  as: SearchForm;
  sort: SearchSort;
  /** everyone, team:3; null: the owner's alone. */
  sharedWith: string | null;
}

export interface View extends Omit<ViewFields, 'sharedWith'> {
  id: string;
  owner: UserRef;
  shared?: { with: string; team?: string };
  mine: boolean;
  mayChange: boolean;
  changedAt: Moment;
}
