// Finds which files of found mails hold the words that were asked for, in their text or in their name.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { WantedWords } from './found-words.ts';
import { anyWanted, type SearchPlan } from './plan/plan-query.ts';
import type { Where } from './search-hit.ts';

interface Mail {
  id: string;
  conversation_id: string;
}

/** Mails as the table `f`. */
export const asTable = (mails: Mail[]) => sql`
  unnest(${mails.map((mail) => mail.conversation_id)}::bigint[], ${mails.map((mail) => mail.id)}::bigint[])
    as f (conversation_id, message_id)`;

/**
 * A file once, in the order of the mail: those whose text holds a word first, then those that bear one in their name.
 * @param mails all of them readable to the viewer, whose files they are
 */
export async function filesFound(
  db: Kysely<Database>,
  plan: SearchPlan,
  mails: Mail[],
): Promise<(Where & { id: string })[]> {
  const inText = plan.inFiles ? await filesHolding(db, anyWanted(plan), mails) : [];
  const known = new Set(inText.map(({ id, position }) => `${id} ${position}`));
  const named = (await filesNamed(db, plan.wantedInNames, mails)).filter(
    ({ id, position }) => !known.has(`${id} ${position}`),
  );
  return [
    ...inText.map(({ id, name }) => ({ id, what: 'attachment' as const, name })),
    ...named.map(({ id, name }) => ({ id, what: 'file-name' as const, name })),
  ];
}

interface File {
  id: string;
  position: number;
  name: string;
}

async function filesHolding(db: Kysely<Database>, any: string, mails: Mail[]): Promise<File[]> {
  const found = await sql<File>`
    select t.message_id as id, t.position, a.name from ${asTable(mails)}
      join attachment_texts t using (conversation_id, message_id)
      join message_attachments a using (conversation_id, message_id, position)
    where t.words @@ ${any}::tsquery order by t.message_id, position`.execute(db);
  return found.rows;
}

async function filesNamed(db: Kysely<Database>, terms: string[], mails: Mail[]): Promise<File[]> {
  if (terms.length === 0 || mails.length === 0) return [];
  const { rows } = await sql<File & { language: string }>`
    select a.message_id as id, a.position, a.name, m.language from ${asTable(mails)}
      join message_attachments a using (conversation_id, message_id)
      join messages m on m.conversation_id = f.conversation_id and m.id = f.message_id
    where a.name <> '' order by a.message_id, a.position`.execute(db);
  const asked = terms.map((term) => ({ wanted: new WantedWords([term]), row: wordsInARow(term) }));
  return rows.filter(({ name, language }) =>
    asked.some(({ wanted, row }) => {
      const found = new Set(wanted.in(name, 50, language).map(({ word }) => word));
      return found.size > 0 && row.every((word) => found.has(word));
    }),
  );
}

/** Of a phrase, or of a word joined of several, all that must be there; none for a word alone. */
function wordsInARow(term: string): string[] {
  const row = /'[^'|]+'[^|]* <-> [^|]*/.exec(term)?.[0] ?? '';
  return [...row.matchAll(/'([^']+)'(?!:\*)/g)].map(([, word]) => word!);
}
