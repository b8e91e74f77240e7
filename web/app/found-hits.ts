// What was found last, for going from hit to hit in what was opened of it.

export interface Hit {
  conversationId: string;
  messageId: string;
}
interface Found {
  hits: Hit[];
  /** Loads the next page. @returns all hits there are then; undefined where these are all */
  more: (() => Promise<Hit[]>) | undefined;
}

let found: Found | undefined;

/** A list of hits that is read page by page. */
interface Pages<Row> {
  data: { pages: { items: Row[] }[] } | undefined;
  hasNextPage: boolean;
  fetchNextPage(): Promise<{ data: { pages: { items: Row[] }[] } | undefined }>;
}

export const noteFound = (given: Found): void => {
  found = given;
};

/** Called where a hit is opened, with the list it stands in. */
export function noteFoundIn<Row>(pages: Pages<Row>, hitOf: (row: Row) => Hit): void {
  const hitsOf = (data: Pages<Row>['data']) => (data?.pages ?? []).flatMap(({ items }) => items.map(hitOf));
  noteFound({
    hits: hitsOf(pages.data),
    more: pages.hasNextPage ? async () => hitsOf((await pages.fetchNextPage()).data) : undefined,
  });
}

/** The hit so many places behind this one; undefined where there is none, or nothing was found that holds this one. */
export async function hitBeside(here: Hit, by: number): Promise<Hit | undefined> {
  if (!found) return undefined;
  const at = indexOf(here);
  if (at === -1) return undefined;
  if (at + by >= found.hits.length && found.more) noteFound({ hits: await found.more(), more: found.more });
  return found.hits[at + by];
}

export const isAmongFound = (here: Hit): boolean => indexOf(here) !== -1;

const indexOf = (here: Hit): number =>
  found?.hits.findIndex(
    ({ conversationId, messageId }) => conversationId === here.conversationId && messageId === here.messageId,
  ) ?? -1;
