// Orders messages as a tree by what answers what; answers stand below what they answer, in order of time.
import type { Message } from '../api/conversations.ts';

/** Each message once, with how deep it stands; a message whose parent is not here, or that is its own ancestor, is a root. */
export function arrangeTree<M extends Pick<Message, 'id' | 'parentId' | 'sentAt'>>(
  messages: M[],
): { message: M; depth: number }[] {
  const byTime = messages.toSorted((a, b) => Date.parse(a.sentAt) - Date.parse(b.sentAt));
  const known = new Map(byTime.map((message) => [message.id, message]));
  const answers = Map.groupBy(
    byTime.filter((message) => message.parentId && known.has(message.parentId)),
    (message) => message.parentId!,
  );
  const placed: { message: M; depth: number }[] = [];
  const seen = new Set<string>();
  const place = (message: M, depth: number) => {
    if (seen.has(message.id)) return;
    seen.add(message.id);
    placed.push({ message, depth });
    for (const answer of answers.get(message.id) ?? []) place(answer, depth + 1);
  };
  for (const message of byTime) if (!message.parentId || !known.has(message.parentId)) place(message, 0);
  for (const message of byTime) place(message, 0);
  return placed;
}
