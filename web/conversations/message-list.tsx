// The messages of a conversation, in time or as a tree; older ones of a long conversation are folded to a line.
import { useMemo, useState } from 'react';
import type { Conversation } from '../api/conversations.ts';
import { useMe } from '../api/me.ts';
import { arrangeTree } from './arrange-tree.ts';
import { FoldedMessage } from './folded-message.tsx';
import { MessageItem } from './message-item.tsx';
import classes from './message-list.module.css';

export function MessageList({ conversation, allOpen }: { conversation: Conversation; allOpen: boolean }) {
  const { messages } = conversation;
  const tree = useMe()?.preferences.order === 'tree';
  const [opened, setOpened] = useState<ReadonlyMap<string, boolean>>(new Map());
  const ordered = useMemo(() => {
    const byTime = messages.toSorted((a, b) => Date.parse(a.sentAt) - Date.parse(b.sentAt));
    return tree ? arrangeTree(messages) : byTime.map((message) => ({ message, depth: 0 }));
  }, [messages, tree]);
  const latest = useMemo(
    () =>
      new Set(
        messages
          .toSorted((a, b) => Date.parse(b.sentAt) - Date.parse(a.sentAt))
          .slice(0, 2)
          .map((one) => one.id),
      ),
    [messages],
  );
  const isOpen = (id: string) => allOpen || (opened.get(id) ?? (messages.length <= 3 || latest.has(id)));
  const set = (id: string, open: boolean) => setOpened(new Map(opened).set(id, open));
  return (
    <div className={classes.messages}>
      {ordered.map(({ message, depth }) => (
        <div
          key={message.id}
          className={classes.one}
          data-deep={depth > 0 || undefined}
          style={{ marginLeft: Math.min(depth, 6) * 18 }}
        >
          {isOpen(message.id) ? (
            <MessageItem
              message={message}
              conversation={conversation}
              {...(messages.length > 1 ? { fold: () => set(message.id, false) } : {})}
            />
          ) : (
            <FoldedMessage message={message} open={() => set(message.id, true)} />
          )}
        </div>
      ))}
    </div>
  );
}
