// Puts the heads of days and months between the rows of a list.
import type { ConversationRow } from '../api/conversations.ts';
import type { Format } from '../design/format.ts';

export type ListItem =
  | { kind: 'head'; key: string; words: string }
  | { kind: 'row'; key: string; row: ConversationRow };

export function withHeads(rows: ConversationRow[], format: Pick<Format, 'head'>): ListItem[] {
  const items: ListItem[] = [];
  let last = '';
  for (const row of rows) {
    const words = format.head(row.lastAt);
    if (words !== last) items.push({ kind: 'head', key: `head ${words}`, words });
    last = words;
    items.push({ kind: 'row', key: row.id, row });
  }
  return items;
}
