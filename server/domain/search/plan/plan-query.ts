// Turns what a person typed into what the database is asked, for one viewer.
import { type Kysely, type RawBuilder, sql } from 'kysely';
import { eachBeside } from '../../../database/beside.ts';
import type { Database } from '../../../database/schema.ts';
import { readableAudiences } from '../../access/audiences.ts';
import type { Viewer } from '../../access/viewer.ts';
import { fewOfAKind, type Hint, hint } from '../query/hint.ts';
import { leaves, type QueryNode } from '../query/query-tree.ts';
import { readQuery } from '../query/read-query.ts';
import { phraseTerm, wordTerm } from '../words/make-terms.ts';
import { always, and, type Condition, not, or, type WordsOf, whole } from './condition.ts';
import { type Asking, type Narrowing, operatorCondition } from './operator-condition.ts';
import { namesLike } from './people-named.ts';

/** What to look for, and on whose behalf. */
export interface SearchPlan {
  viewer: Viewer;
  /** Ids of the audiences the viewer reads. */
  readable: string[];
  /** Of these the ones that can hold hits. */
  audiences: string[];
  /** Of a mail's own words. */
  condition: Condition;
  /** Of the words of one attached file `t`; undefined where no word is asked that could stand in one. */
  inFiles: Condition | undefined;
  /** Of several words one may stand in the file and another in the mail: the files' index tells any of them. */
  inFilesTogether: boolean;
  /** Hits are of this time only: from `after` on, and before `before`. */
  after: Date | undefined;
  before: Date | undefined;
  /** Every hit is filed under one of these cards. */
  customers: { type: 'contact' | 'company'; ids: string[] } | undefined;
  /** Queries for the ids of conversations: every hit lies in one of each. */
  conversations: RawBuilder<unknown>[];
  /** The words that must be there, to be told where they stand and marked: a tsquery of all of them. */
  wanted: string[];
  /** Of these the ones that the name of a file may bear. */
  wantedInNames: string[];
  hints: Hint[];
}

// Other spellings are looked for of so many words at most.
const spelledAtMost = 4;

/** @param forgiving words may also be names with one wrong letter, as a second look when nothing was found */
export async function planQuery(
  db: Kysely<Database>,
  viewer: Viewer,
  q: string,
  { forgiving = false, now = new Date() }: { forgiving?: boolean; now?: Date } = {},
): Promise<SearchPlan> {
  const { tree: written, hints } = readQuery(q);
  const audiences = await readableAudiences(db, viewer);
  const asking: Asking = { db, viewer, audiences, now, hints };
  const operators = new Map<QueryNode, Narrowing>();
  for (const leaf of leaves(written))
    if (leaf.type === 'operator') operators.set(leaf, await operatorCondition(asking, leaf));
  const spellings = await spellingsOf(asking, written, forgiving);
  const terms = new Map(leaves(written).map((leaf) => [leaf, termOf(leaf, spellings.get(leaf) ?? [])]));
  const says = (leaf: QueryNode) =>
    operators.get(leaf) !== always && (operators.has(leaf) || terms.get(leaf) !== '');
  const tree = without(written, (leaf) => !says(leaf)) ?? { type: 'all', at: 0, length: 0 };
  const narrowings = mustHold(tree).flatMap((leaf) => operators.get(leaf) ?? []);
  if (tree.type === 'not' || (tree.type === 'and' && tree.parts.every(({ type }) => type === 'not')))
    hints.push(hint('only-excluded', tree.at, tree.length));
  // Of the mail `w`: each word stands in it or in some file of it.
  const said = (node: QueryNode): Condition => {
    switch (node.type) {
      case 'all':
        return always;
      case 'and':
        return and(node.parts.map(said));
      case 'or':
        return or(node.parts.map(said), 'w');
      case 'not':
        return not(said(node.part), 'w');
      case 'operator':
        return operators.get(node)!;
      default:
        return inMailOrFile({ query: terms.get(node)! });
    }
  };
  const compile = (node: QueryNode, words: WordsOf): Condition => {
    switch (node.type) {
      case 'all':
        return always;
      case 'and':
        return and(node.parts.map((part) => compile(part, words)));
      case 'or':
        return or(
          node.parts.map((part) => compile(part, words)),
          words,
        );
      case 'not': {
        // What must not be said may stand neither in the mail nor in any file of it.
        const unsaid = and([
          not(compile(node.part, 'w'), 'w'),
          wantsWords(node.part) ? not(said(node.part), 'w') : always,
        ]);
        return words === 'w' ? unsaid : and([not(compile(node.part, 't'), 't'), inMail(unsaid)]);
      }
      case 'operator':
        return words === 'w' ? operators.get(node)! : inMail(operators.get(node)!);
      default:
        return { query: terms.get(node)! };
    }
  };
  const spelledOtherwise = forgiving ? anyOf([...spellings.values()].flat()) : always;
  const condition = and([compile(tree, 'w'), spelledOtherwise]);
  const words = wantedTerms(tree, terms, operators, []);
  const inFilesTogether = tree.type === 'and' && tree.parts.filter(wantsWords).length > 1;
  const inFiles = inFilesTogether
    ? and([
        { query: `(${words.join(' | ')})` },
        inMail(said(tree)),
        ...(forgiving ? [inMailOrFile(spelledOtherwise)] : []),
      ])
    : andOneOf(and([compile(tree, 't'), spelledOtherwise]), words);
  const limits = narrowings.map(({ audiences: some }) => some).filter((some) => some !== undefined);
  return {
    viewer,
    readable: audiences,
    audiences: limits.reduce((left, some) => left.filter((id) => some.includes(id)), audiences),
    condition,
    inFiles,
    inFilesTogether,
    after: latest(narrowings.flatMap(({ after }) => after ?? [])),
    before: earliest(narrowings.flatMap(({ before }) => before ?? [])),
    customers: narrowings.find(({ customers }) => customers)?.customers,
    conversations: narrowings.flatMap(({ conversations }) => conversations ?? []),
    wanted: wantedTerms(tree, terms, operators, ['subject', 'body', 'filename']),
    wantedInNames: wantedTerms(tree, terms, operators, ['filename']),
    hints: fewOfAKind(hints),
  };
}

/** A condition on the mail's words where those of a file are asked: nothing the file's index could answer. */
function inMail(condition: Condition): Condition {
  if (condition.query === '' && !condition.rest) return condition;
  return { query: '', rest: whole(condition, 'w') as RawBuilder<unknown> };
}

/** That it holds of the mail `w` or of some file of it. */
const inMailOrFile = (condition: Condition): Condition => ({
  query: '',
  rest: sql`(${whole(condition, 'w')} or exists (select from attachment_texts t
    where t.conversation_id = w.conversation_id and t.message_id = w.message_id and ${whole(condition, 't')}))`,
});

/**
 * What is asked of files: where an OR lets a mail be a hit without any word (`pump OR is:unread`), their index is asked
 * for one of the words, since the mail itself tells all else.
 * @param words those that may stand in a file
 */
function andOneOf(condition: Condition, words: string[]): Condition | undefined {
  if (words.length === 0) return undefined;
  if (condition.query !== '') return condition;
  return condition.rest && { query: words.join(' | '), rest: condition.rest };
}

/** What is found at the second look says one of these: as written there was nothing, and names are rarer than words. */
function anyOf(names: string[]): Condition {
  const terms = names.map((name) => wordTerm(name, false)).filter((term) => term !== '');
  return terms.length === 0 ? always : { query: `(${terms.join(' | ')})` };
}

function termOf(leaf: QueryNode, spellings: string[]): string {
  const term =
    leaf.type === 'phrase'
      ? phraseTerm(leaf.text)
      : leaf.type === 'word'
        ? wordTerm(leaf.text, leaf.star)
        : '';
  const others = spellings.map((word) => wordTerm(word, false)).filter((other) => other !== '');
  return term === '' || others.length === 0 ? term : `(${[term, ...others].join(' | ')})`;
}

/** Words of names that sound like the words asked for, as other alphabets write them. */
async function spellingsOf(
  { db, audiences, hints }: Asking,
  tree: QueryNode,
  forgiving: boolean,
): Promise<Map<QueryNode, string[]>> {
  const found = new Map<QueryNode, string[]>();
  const asked = leaves(tree).flatMap((leaf) =>
    leaf.type === 'word' && !leaf.star && /^\p{L}[\p{L}\p{M}'’-]{3,29}$/u.test(leaf.text) ? leaf : [],
  );
  const alike = await eachBeside(db, asked.slice(0, spelledAtMost), async (leaf) => ({
    leaf,
    names: (await namesLike(db, audiences, leaf.text, forgiving)).filter(
      (name) => name.toLowerCase() !== leaf.text.toLowerCase(),
    ),
  }));
  for (const { leaf, names } of alike) {
    if (names.length === 0) continue;
    found.set(leaf, names);
    if (forgiving)
      hints.push(hint('spelling', leaf.at, leaf.length, { word: leaf.text, instead: names[0]! }));
  }
  return found;
}

/** The tree without leaves that say nothing (signs only, a value the operator does not know). */
function without(node: QueryNode, isEmpty: (leaf: QueryNode) => boolean): QueryNode | undefined {
  if (node.type === 'not') {
    const part = without(node.part, isEmpty);
    return part && { ...node, part };
  }
  if (node.type !== 'and' && node.type !== 'or') return isEmpty(node) ? undefined : node;
  const parts = node.parts.flatMap((part) => without(part, isEmpty) ?? []);
  return parts.length > 1 ? { ...node, parts } : parts[0];
}

/** Leaves that every hit satisfies. */
function mustHold(node: QueryNode): QueryNode[] {
  if (node.type === 'and') return node.parts.flatMap(mustHold);
  return node.type === 'or' || node.type === 'not' ? [] : [node];
}

/** A word that is not merely excluded. */
function wantsWords(node: QueryNode): boolean {
  if (node.type === 'and' || node.type === 'or') return node.parts.some(wantsWords);
  return node.type === 'word' || node.type === 'phrase';
}

function wantedTerms(
  node: QueryNode,
  terms: Map<QueryNode, string>,
  operators: Map<QueryNode, Narrowing>,
  fields: string[],
): string[] {
  if (node.type === 'and' || node.type === 'or')
    return node.parts.flatMap((part) => wantedTerms(part, terms, operators, fields));
  if (node.type === 'not' || node.type === 'all') return [];
  const isWords = node.type === 'operator' && fields.includes(node.name);
  const term = isWords ? operators.get(node)!.query : terms.get(node)!;
  return term === '' ? [] : [term];
}

/** A tsquery that any of the wanted words satisfies; '' where none is wanted. */
export const anyWanted = ({ wanted }: SearchPlan): string => wanted.join(' | ');

const latest = (dates: Date[]) =>
  dates.length === 0 ? undefined : new Date(Math.max(...dates.map((date) => date.getTime())));
const earliest = (dates: Date[]) =>
  dates.length === 0 ? undefined : new Date(Math.min(...dates.map((date) => date.getTime())));
