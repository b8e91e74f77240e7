// Reads what a person typed as a query: any text gives a tree, and hints where it could not be used.
import { type Hint, hint } from './hint.ts';
import { operatorCalled } from './operators.ts';
import type { QueryNode } from './query-tree.ts';
import { splitQuery, type Token } from './split-query.ts';

const mostCharacters = 2000;
/** More terms are left out and said so: each costs the database a look-up in every mail. */
const mostTerms = 64;
const deepest = 20;
const shortestPrefix = 2;

export interface ReadQuery {
  tree: QueryNode;
  hints: Hint[];
}

/**
 * Terms side by side must all hold; OR joins the two terms beside it (`a b OR c` is `a (b OR c)`); `-term` must not
 * hold; parentheses group. Never throws.
 */
export function readQuery(text: string): ReadQuery {
  const reader = new Reader(splitQuery(text.slice(0, mostCharacters)), text.length);
  if (text.length > mostCharacters)
    reader.hints.push(
      hint('too-long', mostCharacters, text.length - mostCharacters, { most: mostCharacters }),
    );
  const tree = reader.sequence(0);
  return { tree, hints: reader.hints.filter(isOfWhatWasRead(text, reader.hints)) };
}

/**
 * What was left out makes no faults: the OR before it has something beside it, and what is not closed in the part that
 * was read may be closed in the rest.
 */
function isOfWhatWasRead(text: string, hints: Hint[]): (one: Hint) => boolean {
  const isLeftOut = ({ code }: Hint) => code === 'too-long' || code === 'too-many-words';
  const leftOut = Math.min(...hints.filter(isLeftOut).map(({ at }) => at));
  return (one) => {
    if (leftOut === Infinity || isLeftOut(one)) return true;
    if (one.at >= leftOut || one.code === 'open-quote' || one.code === 'open-parenthesis') return false;
    return one.code !== 'nothing-beside-or' || text.slice(one.at + one.length, leftOut).trim() !== '';
  };
}

class Reader {
  readonly hints: Hint[] = [];
  private next = 0;
  private terms = 0;
  private readonly tokens: Token[];
  private readonly end: number;

  constructor(tokens: Token[], end: number) {
    this.tokens = tokens;
    this.end = end;
  }

  /** Up to the closing parenthesis of this depth, which is left for the caller. */
  sequence(depth: number): QueryNode {
    const parts: QueryNode[] = [];
    let either: Token | undefined;
    for (let token = this.tokens[this.next]; token; token = this.tokens[this.next]) {
      if (token.type === 'close' && depth > 0) break;
      if (token.type === 'or') {
        this.next += 1;
        if (parts.length === 0 || either) this.say('nothing-beside-or', token);
        else either = token;
        continue;
      }
      const term = this.term(depth);
      if (!term) continue;
      const before = either ? parts.pop() : undefined;
      parts.push(before ? joined('or', [before, term]) : term);
      either = undefined;
    }
    if (either) this.say('nothing-beside-or', either);
    return parts.length === 0
      ? { type: 'all', at: 0, length: 0 }
      : parts.length === 1
        ? parts[0]!
        : joined('and', parts);
  }

  private term(depth: number): QueryNode | undefined {
    const token = this.tokens[this.next]!;
    this.next += 1;
    switch (token.type) {
      case 'minus':
        return this.negated(token, depth);
      case 'open':
        return this.group(token, depth);
      case 'close':
        return this.say('stray-parenthesis', token);
      case 'phrase':
        if (!token.closed) this.say('open-quote', token);
        return this.counted({ type: 'phrase', text: token.text, at: token.at, length: token.length });
      case 'word':
        return this.word(token.text, token);
      case 'operator':
        return this.operator(token);
      default:
        return undefined;
    }
  }

  private negated(token: Token, depth: number): QueryNode | undefined {
    const following = this.tokens[this.next];
    if (!following || following.type === 'close' || following.type === 'or') return undefined;
    const part = this.term(depth);
    if (!part || part.type === 'all') return undefined;
    return { type: 'not', part, at: token.at, length: part.at + part.length - token.at };
  }

  private group(token: Token, depth: number): QueryNode | undefined {
    // Deeper ones are read as if they were not there: their closing ones are then stray, and passed over in silence.
    if (depth >= deepest) return this.say('too-deep', token);
    const inner = this.sequence(depth + 1);
    const closing = this.tokens[this.next];
    if (closing?.type === 'close') this.next += 1;
    else this.say('open-parenthesis', token);
    if (inner.type === 'all') return undefined;
    return inner;
  }

  private word(text: string, { at, length }: Token): QueryNode | undefined {
    const star = text.endsWith('*');
    const bare = text.replace(/\*+$/, '');
    if (bare === '') return undefined;
    if (star && bare.length < shortestPrefix) return this.say('prefix-too-short', { at, length });
    return this.counted({ type: 'word', text: bare, star, at, length });
  }

  private operator(token: Extract<Token, { type: 'operator' }>): QueryNode | undefined {
    const name = operatorCalled(token.name);
    const params = { name: token.name };
    if (name === undefined) {
      // "Re: offer" and "10 o'clock: meeting" are words; "form:joost" is a slip.
      if (token.value === undefined) return this.word(token.name, { ...token, length: token.name.length });
      this.hints.push(hint('unknown-operator', token.at, token.name.length + 1, params));
      return this.word(`${token.name}:${token.value}`, token);
    }
    if (!token.closed) this.say('open-quote', token);
    const value = (token.value ?? '').replace(/\*+$/, '').replaceAll('\0', '').trim();
    if (value === '') {
      this.hints.push(hint('no-value', token.at, token.length, params));
      return undefined;
    }
    const star = token.value!.endsWith('*');
    return this.counted({ type: 'operator', name, value, star, at: token.at, length: token.length });
  }

  private counted(leaf: QueryNode): QueryNode | undefined {
    this.terms += 1;
    if (this.terms <= mostTerms) return leaf;
    if (this.terms === mostTerms + 1)
      this.hints.push(hint('too-many-words', leaf.at, this.end - leaf.at, { most: mostTerms }));
    return undefined;
  }

  private say(code: Hint['code'], { at, length }: { at: number; length: number }): undefined {
    if (!this.hints.some((one) => one.code === code && one.at === at))
      this.hints.push(hint(code, at, length));
  }
}

function joined(type: 'and' | 'or', parts: QueryNode[]): QueryNode {
  const flat = parts.flatMap((part) => (part.type === type ? part.parts : [part]));
  const [first, last] = [flat[0]!, flat.at(-1)!];
  return { type, parts: flat, at: first.at, length: last.at + last.length - first.at };
}
