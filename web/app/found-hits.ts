// What was found last, for going from hit to hit in what was opened of it; kept for this tab, so that a reload goes on in it.
import type { SearchSort } from '../api/views.ts';

export interface Hit {
  conversationId: string;
  messageId: string;
}
/** How a list of hits was asked for. */
export interface Asked {
  as: 'mails' | 'conversations';
  q: string;
  sort: SearchSort;
}
interface Found {
  hits: Hit[];
  /** Where the next page begins; undefined where these are all. */
  next: string | undefined;
  asked: Asked;
}
type More = () => Promise<Omit<Found, 'asked'>>;

const place = 'kontor.found';
/** More than these are not kept for a reload: going on asks for them again. */
const keptAtMost = 2000;

let found: Found | undefined | null = null;
/** The list that stands behind what was opened, as long as the page was not loaded anew. */
let inList: More | undefined;

/** A list of hits that is read page by page. */
interface Pages<Row> {
  data: { pages: { items: Row[]; next?: string | undefined }[] } | undefined;
  fetchNextPage(): Promise<{ data: Pages<Row>['data'] }>;
}

export function noteFound(given: Found, more?: More): void {
  found = given;
  inList = more;
  keep(given);
}

/** Called where a hit is opened, with the list it stands in. */
export function noteFoundIn<Row>(pages: Pages<Row>, hitOf: (row: Row) => Hit, asked: Asked): void {
  const readIn = (data: Pages<Row>['data']) => ({
    hits: (data?.pages ?? []).flatMap(({ items }) => items.map(hitOf)),
    next: data?.pages.at(-1)?.next,
  });
  noteFound({ ...readIn(pages.data), asked }, async () => readIn((await pages.fetchNextPage()).data));
}

/** The hit so many places behind this one; undefined where there is none, or nothing was found that holds this one. */
export async function hitBeside(here: Hit, by: number): Promise<Hit | undefined> {
  const all = foundNow();
  const at = indexOf(here);
  if (!all || at === -1) return undefined;
  if (at + by < all.hits.length || all.next === undefined) return all.hits[at + by];
  const more = await (inList ?? (() => nextOf(all)))();
  noteFound({ ...more, asked: all.asked }, inList);
  return more.hits[at + by];
}

export const isAmongFound = (here: Hit): boolean => indexOf(here) !== -1;

const indexOf = (here: Hit): number =>
  foundNow()?.hits.findIndex(
    ({ conversationId, messageId }) => conversationId === here.conversationId && messageId === here.messageId,
  ) ?? -1;

/** The list itself is gone after a reload; what comes behind is asked for in the same way. */
async function nextOf({ hits, next, asked }: Found): Promise<Omit<Found, 'asked'>> {
  const { moreFound } = await import('../api/search.ts');
  const page = await moreFound(asked, next!);
  return { hits: [...hits, ...page.hits], next: page.next };
}

function foundNow(): Found | undefined {
  if (found === null) found = kept();
  return found;
}

function keep({ hits, next, asked }: Found): void {
  try {
    // A list that is longer ends where it is cut, rather than skipping what lies between.
    const all =
      hits.length > keptAtMost ? { hits: hits.slice(0, keptAtMost), next: undefined } : { hits, next };
    sessionStorage.setItem(place, JSON.stringify({ ...all, asked }));
  } catch {
    // A full or forbidden store: then a reload leads back to the plain list.
  }
}

function kept(): Found | undefined {
  try {
    const text = sessionStorage.getItem(place);
    return text === null ? undefined : (JSON.parse(text) as Found);
  } catch {
    return undefined;
  }
}

/** Who signs in next in this tab begins with nothing. */
export function forgetFound(): void {
  found = undefined;
  inList = undefined;
  try {
    sessionStorage.removeItem(place);
  } catch {
    // Nothing was kept there either.
  }
}
