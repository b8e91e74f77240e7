// The three panes: the list, and what is open beside it. On the phone the one or the other.
import { Outlet } from '@tanstack/react-router';
import { ConversationList } from './conversation-list.tsx';
import classes from './conversations-screen.module.css';
import { useList } from './use-list.ts';

export function ConversationsScreen() {
  const { list, id } = useList();
  return (
    <div className={classes.panes} data-open={id ? true : undefined}>
      <ConversationList key={list} />
      <Outlet />
    </div>
  );
}
