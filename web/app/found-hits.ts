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

/** Called where a hit is opened. */
export const noteFound = (given: Found): void => {
  found = given;
};

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
