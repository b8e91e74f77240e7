// The messages of a conversation, in time or as a tree; older ones of a long conversation are folded to a line.
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Conversation } from '../api/conversations.ts';
import { useMe } from '../api/me.ts';
import { arrangeTree } from './arrange-tree.ts';
import { FoldedMessage } from './folded-message.tsx';
import { keepInSight } from './keep-in-sight.ts';
import { MessageItem } from './message-item.tsx';
import classes from './message-list.module.css';

type Props = {
  conversation: Conversation;
  allOpen: boolean;
  /** The mail somebody came for: open, and in sight. */
  wanted?: string | undefined;
};

export function MessageList({ conversation, allOpen, wanted }: Props) {
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
  const isOpen = (id: string) =>
    allOpen || (opened.get(id) ?? (id === wanted || messages.length <= 3 || latest.has(id)));
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => (wanted && list.current ? keepInSight(list.current, wanted) : undefined), [wanted]);
  const set = (id: string, open: boolean) => setOpened(new Map(opened).set(id, open));
  return (
    <div ref={list} className={classes.messages}>
      {ordered.map(({ message, depth }) => (
        <div
          key={message.id}
          className={classes.one}
          data-message={message.id}
          data-wanted={message.id === wanted || undefined}
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
