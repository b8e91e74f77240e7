// Conditions of a query, split into what the word index answers and what is asked of each row it gives.
import { type RawBuilder, sql } from 'kysely';

/**
 * What holds of a hit: its words match `query` ('' says nothing) and `rest` is true. `rest` speaks of the row `w` of
 * message_words and the row `m` of messages.
 */
export interface Condition {
  query: string;
  rest?: RawBuilder<unknown> | undefined;
}

/** Whose words a query is asked of: the mail's own, or those of one attached file. */
export type WordsOf = 'w' | 't';

export const always: Condition = { query: '' };
export const never: Condition = { query: '', rest: sql`false` };

/** All of it as SQL. */
export function whole({ query, rest }: Condition, words: WordsOf): RawBuilder<unknown> {
  const matches = query === '' ? undefined : sql`${sql.ref(`${words}.words`)} @@ ${query}::tsquery`;
  if (matches && rest) return sql`(${matches} and ${rest})`;
  return matches ?? rest ?? sql`true`;
}

export function and(parts: Condition[]): Condition {
  const queries = parts.map(({ query }) => query).filter((query) => query !== '');
  const rests = parts.flatMap(({ rest }) => rest ?? []);
  return {
    query: [...new Set(queries)].join(' & '),
    rest: rests.length === 0 ? undefined : sql`(${sql.join(rests, sql` and `)})`,
  };
}

export function or(parts: Condition[], words: WordsOf): Condition {
  if (parts.some(({ query, rest }) => query === '' && !rest)) return always;
  const queries = parts.map(({ query }) => query);
  const query = queries.includes('') ? '' : `(${[...new Set(queries)].map((one) => `(${one})`).join(' | ')})`;
  if (parts.every(({ rest }) => !rest)) return { query };
  return {
    query,
    rest: sql`(${sql.join(
      parts.map((part) => whole(part, words)),
      sql` or `,
    )})`,
  };
}

export function not(part: Condition, words: WordsOf): Condition {
  if (!part.rest) return part.query === '' ? never : { query: `!(${part.query})` };
  return { query: '', rest: sql`(not coalesce(${whole(part, words)}, false))` };
}
