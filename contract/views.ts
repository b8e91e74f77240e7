// Views (saved searches with a place in the side bar), and the latest searches of each person.
import { z } from 'zod';
import { Id, Moment, UserRef } from './shared.ts';

/** What a search shows, and what comes first. */
export const SearchForm = z.enum(['mails', 'conversations', 'addresses']);
export const SearchSort = z.enum(['date', 'relevance']);

/** What no database holds: NUL, and halves of signs. */
const clean = (text: string) => text.replaceAll('\u0000', ' ').toWellFormed();
const name = z.string().overwrite(clean).trim().min(1).max(100);
const q = z.string().overwrite(clean).trim().max(2000);
/** Whom a view is shared with: everyone, or a team one is in (an admin: any). */
const sharedWith = z.string().regex(/^(everyone|team:[1-9]\d{0,18})$/);

export const View = z.object({
  id: Id,
  name: z.string(),
  q: z.string(),
  as: SearchForm,
  sort: SearchSort,
  owner: UserRef,
  /** Missing: the owner's alone. `team` is its name; missing for everyone. */
  shared: z.object({ with: z.string(), team: z.string().optional() }).optional(),
  /** The viewer saved it. */
  mine: z.boolean(),
  /** Rename, change, share, delete: its owner; for a shared one an admin too. */
  mayChange: z.boolean(),
  changedAt: Moment,
});
/** GET /api/views — one's own and those shared with one, in one's own order. */
export const Views = z.object({ items: z.array(View) });
/** POST /api/views — at most 200 of one's own. */
export const ViewCreate = z.object({
  name,
  q,
  as: SearchForm.default('mails'),
  sort: SearchSort.default('date'),
  sharedWith: sharedWith.nullable().default(null),
});
/** PATCH /api/views/:id. DELETE /api/views/:id; POST /api/views/:id/restores takes that back. */
export const ViewPatch = z.object({
  name: name.optional(),
  q: q.optional(),
  as: SearchForm.optional(),
  sort: SearchSort.optional(),
  sharedWith: sharedWith.nullable().optional(),
});
/** PUT /api/views/order — of one's own side bar; what is not named comes last, by name. */
export const ViewOrder = z.object({ ids: z.array(Id).max(1000) });

/** GET /api/recent-searches — the latest 20, newest first. DELETE /api/recent-searches/:id; DELETE /api/recent-searches: all. */
export const RecentSearches = z.object({ items: z.array(z.object({ id: Id, q: z.string(), at: Moment })) });
/** POST /api/recent-searches — puts it first. */
export const RecentSearch = z.object({ q: q.min(1) });

export type SearchForm = z.infer<typeof SearchForm>;
export type SearchSort = z.infer<typeof SearchSort>;
export type View = z.infer<typeof View>;
export type Views = z.infer<typeof Views>;
export type ViewCreate = z.input<typeof ViewCreate>;
export type ViewPatch = z.infer<typeof ViewPatch>;
export type RecentSearches = z.infer<typeof RecentSearches>;
