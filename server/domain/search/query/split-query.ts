// Splits a query into its signs and terms.

export type Token =
  | { type: 'open' | 'close' | 'or' | 'minus'; at: number; length: number }
  | { type: 'word'; text: string; at: number; length: number }
  /** `closed`: its end quote was there. */
  | { type: 'phrase'; text: string; closed: boolean; at: number; length: number }
  /** `value` undefined: nothing stood behind the colon. */
  | {
      type: 'operator';
      name: string;
      value: string | undefined;
      closed: boolean;
      at: number;
      length: number;
    };

const QUOTES = '"“”„«»';
const BLANK = /\s/u;
const ORS = new Set(['OR', '|', '||', 'ИЛИ', 'LUB']);
const ANDS = new Set(['AND', '&', '&&', 'И', 'EN']);

/** From left to right; blanks and what only joins are left out. */
export function splitQuery(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const sign = text[at]!;
    if (BLANK.test(sign) || sign === '\0') {
      at += 1;
      continue;
    }
    const token = sign === '(' || sign === ')' ? parenthesis(sign, at) : termAt(text, at, isStart(text, at));
    if (token) tokens.push(token);
    at = token ? token.at + token.length : at + wordLength(text, at);
  }
  return tokens;
}

const isStart = (text: string, at: number) => at === 0 || BLANK.test(text[at - 1]!) || text[at - 1] === '(';

const parenthesis = (sign: string, at: number): Token => ({
  type: sign === '(' ? 'open' : 'close',
  at,
  length: 1,
});

function termAt(text: string, at: number, atStart: boolean): Token | undefined {
  const next = text[at + 1];
  if (atStart && text[at] === '-' && next !== undefined && next !== '-' && !BLANK.test(next))
    return { type: 'minus', at, length: 1 };
  if (QUOTES.includes(text[at]!)) return phraseAt(text, at);
  const word = text.slice(at, at + wordLength(text, at));
  if (ORS.has(word)) return { type: 'or', at, length: word.length };
  if (ANDS.has(word) && word.length > 1) return undefined;
  if (word === 'NOT') return { type: 'minus', at, length: 3 };
  return operatorAt(text, at) ?? { type: 'word', text: word, at, length: word.length };
}

function phraseAt(text: string, at: number): Extract<Token, { type: 'phrase' }> {
  let end = at + 1;
  while (end < text.length && !QUOTES.includes(text[end]!)) end += 1;
  return {
    type: 'phrase',
    text: text.slice(at + 1, end),
    closed: end < text.length,
    at,
    length: Math.min(end + 1, text.length) - at,
  };
}

function operatorAt(text: string, at: number): Token | undefined {
  const name = /^[\p{L}\p{M}]{2,20}(?=:)/u.exec(text.slice(at, at + 24))?.[0];
  // An address of the web is no operator.
  if (name === undefined || text.startsWith('://', at + name.length)) return undefined;
  const start = at + name.length + 1;
  if (start < text.length && QUOTES.includes(text[start]!)) {
    const phrase = phraseAt(text, start);
    const length = start + phrase.length - at;
    return { type: 'operator', name, value: phrase.text, closed: phrase.closed, at, length };
  }
  const length = start < text.length ? wordLength(text, start, true) : 0;
  const value = length > 0 ? text.slice(start, start + length) : undefined;
  return { type: 'operator', name, value, closed: true, at, length: start + length - at };
}

/** Up to a blank, a parenthesis or a quote; at least one unit unless `orNone`. */
function wordLength(text: string, at: number, orNone = false): number {
  let end = at;
  while (end < text.length && !BLANK.test(text[end]!) && !`()\0${QUOTES}`.includes(text[end]!)) end += 1;
  return orNone ? end - at : Math.max(end - at, 1);
}
