// Which term of a query stands at the caret, to be completed.
import { type Operator, operatorCalled } from './query/operators.ts';

export interface CaretTerm {
  /** Where it begins, and how many units up to the caret; a minus before it stays out. */
  at: number;
  length: number;
  operator: Operator | undefined;
  /** What is typed of a name, of the operator's value, or of an operator. */
  typed: string;
}

/** undefined where nothing is typed yet. */
export function caretTerm(q: string, caret: number): CaretTerm | undefined {
  const before = q.slice(Math.max(0, caret - 300), caret);
  const match = /(?:^|[\s(])-?((?:[\p{L}\p{M}]{2,20}:)?(?:["“„«][^"”»]*|[^\s()"“„«]*))$/u.exec(before);
  const term = match?.[1] ?? '';
  if (term === '') return undefined;
  const at = caret - term.length;
  const [, name, value] = /^([\p{L}\p{M}]{2,20}):(.*)$/su.exec(term) ?? [];
  const operator = name === undefined ? undefined : operatorCalled(name);
  const typed = (operator ? value! : term).replace(/^["“„«]/, '').replaceAll('\0', '');
  return { at, length: term.length, operator, typed: typed.slice(0, 100) };
}
