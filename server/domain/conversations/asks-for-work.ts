// Which letters open a conversation wherever they lie: those in which somebody outside asks us for something.
import { type RawBuilder, sql } from 'kysely';

const quietKinds = ['auto-reply', 'list', 'bulk'];

/**
 * Machines' answers, lists and bulk do not, nor what we write; a bounce does, since somebody must see that our mail did
 * not arrive.
 */
export const asksForWork = ({ direction, kind }: { direction: string; kind: string }): boolean =>
  direction === 'in' && !quietKinds.includes(kind);

/** The same as a piece of SQL. @param letter a row of `messages` */
export const letterAsksForWork = (letter: RawBuilder<unknown>): RawBuilder<boolean> =>
  sql<boolean>`(${letter}.direction = 'in' and ${letter}.kind not in (${sql.join(quietKinds.map((kind) => sql.lit(kind)))}))`;
