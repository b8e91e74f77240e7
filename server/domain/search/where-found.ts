// Tells where in a mail the words stood, and shows the text around the first of them.
import { type Kysely, sql } from 'kysely';
import { beside } from '../../database/beside.ts';
import type { Database } from '../../database/schema.ts';
import { asTable, filesFound } from './files-found.ts';
import { cutAround, type WantedWords, withoutQuoteMarks } from './found-words.ts';
import { anyWanted, type SearchPlan } from './plan/plan-query.ts';
import type { Where } from './search-hit.ts';

/** What of a mail is at hand without looking further. */
export interface Shown {
  id: string;
  conversation_id: string;
  language: string;
  subject: string;
  snippet: string;
  from_name: string;
  from_address: string;
}

export interface Place {
  where: Where[];
  /** The text around the first found word, where the mail's beginning shows none. */
  snippet?: string;
}

/**
 * By message id. What is at hand is looked at first, then the texts of mails in which that shows nothing, then the words
 * of those whose texts show nothing either; a query without words tells nothing.
 */
export async function whereFound(
  db: Kysely<Database>,
  plan: SearchPlan,
  wanted: WantedWords,
  rows: Shown[],
): Promise<Map<string, Place>> {
  const any = anyWanted(plan);
  const places = new Map<string, Place>(rows.map((row) => [row.id, { where: placesShown(row, wanted) }]));
  if (any === '') return places;
  const hidden = rows.filter((row) => !places.get(row.id)!.where.some(({ what }) => what !== 'address'));
  const [snippets, files] = await beside(
    db,
    () => snippetsAround(db, wanted, hidden),
    () => filesFound(db, plan, rows),
  );
  for (const [id, snippet] of snippets) {
    const place = places.get(id)!;
    place.where.push({ what: 'body' });
    place.snippet = snippet;
  }
  for (const { id, ...where } of files) places.get(id)!.where.push(where);
  const unknown = rows.filter((row) => places.get(row.id)!.where.length === 0);
  for (const { id, where } of await placesByWords(db, any, unknown)) places.get(id)!.where.push(...where);
  return places;
}

function placesShown(
  { language, subject, snippet, from_name, from_address }: Shown,
  wanted: WantedWords,
): Where[] {
  const isIn = (text: string) => wanted.in(text, 1, language).length > 0;
  return [
    ...(isIn(subject) ? [{ what: 'subject' as const }] : []),
    ...(isIn(snippet) ? [{ what: 'body' as const }] : []),
    ...(isIn(`${from_name} ${from_address}`) ? [{ what: 'address' as const }] : []),
  ];
}

// Of longer texts the rest is not looked through.
const lookedAtMost = 12_000;

async function snippetsAround(
  db: Kysely<Database>,
  wanted: WantedWords,
  rows: Shown[],
): Promise<Map<string, string>> {
  if (rows.length === 0) return new Map();
  const found = await sql<{ id: string; own: string | null; quoted: string | null }>`
    select t.message_id as id, s.own, s.quoted
    from ${asTable(rows)} join message_texts t using (conversation_id, message_id) cross join lateral (
      select left(string_agg(span ->> 1, E'\\n' order by at) filter (where span ->> 0 <> 'quoted'), ${lookedAtMost}) as own,
        left(string_agg(span ->> 1, E'\\n' order by at) filter (where span ->> 0 = 'quoted'), ${lookedAtMost}) as quoted
      from jsonb_array_elements(t.spans) with ordinality s (span, at)) s`.execute(db);
  const languages = new Map(rows.map(({ id, language }) => [id, language]));
  return new Map(
    found.rows.flatMap(({ id, own, quoted }) => {
      const language = languages.get(id)!;
      const cut =
        cutAround(own ?? '', wanted, language) ??
        cutAround(withoutQuoteMarks(quoted ?? ''), wanted, language);
      return cut === undefined ? [] : [[id, cut] as const];
    }),
  );
}

/** By the weights of the words' positions. */
async function placesByWords(
  db: Kysely<Database>,
  any: string,
  rows: Shown[],
): Promise<{ id: string; where: Where[] }[]> {
  if (rows.length === 0) return [];
  const found = await sql<{ id: string; address: boolean; file: boolean; body: boolean }>`
    select w.message_id as id, ts_filter(w.words, '{b}') @@ q.any as address, ts_filter(w.words, '{c}') @@ q.any as file,
      ts_filter(w.words, '{d}') @@ q.any as body
    from (select ${any}::tsquery as any offset 0) q, ${asTable(rows)}
      join message_words w using (conversation_id, message_id)`.execute(db);
  return found.rows.map(({ id, address, file, body }) => ({
    id,
    where: [
      ...(body ? [{ what: 'body' as const }] : []),
      ...(address ? [{ what: 'address' as const }] : []),
      ...(file ? [{ what: 'file-name' as const }] : []),
    ],
  }));
}
