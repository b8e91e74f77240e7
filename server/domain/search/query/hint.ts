// What is said to a person about the query they typed: never an error.

export type HintCode =
  | 'too-long'
  | 'too-many-words'
  | 'too-deep'
  | 'open-quote'
  | 'open-parenthesis'
  | 'stray-parenthesis'
  | 'nothing-beside-or'
  | 'prefix-too-short'
  | 'unknown-operator'
  | 'no-value'
  | 'wrong-value'
  | 'only-excluded'
  | 'unknown-name'
  | 'spelling'
  | 'too-common'
  | 'relevance-of-newest';

/** `at` and `length` are UTF-16 units of the query. */
export interface Hint {
  code: HintCode;
  at: number;
  length: number;
  params: Record<string, string | number>;
}

export const hint = (
  code: HintCode,
  at: number,
  length: number,
  params: Record<string, string | number> = {},
): Hint => ({ code, at, length, params });

// More of one kind tell a person nothing new, and push what was found off the screen.
export const mostOfAKind = 4;

/** The first hints of each kind. */
export function fewOfAKind(hints: Hint[]): Hint[] {
  const said = new Map<HintCode, number>();
  return hints.filter(({ code }) => {
    const before = said.get(code) ?? 0;
    said.set(code, before + 1);
    return before < mostOfAKind;
  });
}
