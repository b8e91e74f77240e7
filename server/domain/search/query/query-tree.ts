// A query as it was understood. Places are UTF-16 units of what was typed.
import type { Operator } from './operators.ts';

interface At {
  at: number;
  length: number;
}

export type QueryNode =
  | (At & { type: 'all' })
  | (At & { type: 'and' | 'or'; parts: QueryNode[] })
  | (At & { type: 'not'; part: QueryNode })
  | (At & { type: 'word'; text: string; star: boolean })
  | (At & { type: 'phrase'; text: string })
  | (At & { type: 'operator'; name: Operator; value: string; star: boolean });

/** All leaves, from left to right. */
export function leaves(node: QueryNode): QueryNode[] {
  if (node.type === 'and' || node.type === 'or') return node.parts.flatMap(leaves);
  return node.type === 'not' ? leaves(node.part) : [node];
}
