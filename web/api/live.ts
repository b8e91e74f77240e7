// The WebSocket on which the server says that something changed; the screen then asks again for what it shows.
import type { InvalidateQueryFilters, Query } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import type { LiveEvent } from '../../contract/live.ts';
import { refreshCorrespondence } from './correspondence.ts';
import { queryClient } from './query-client.ts';

let online = true;
let socket: WebSocket | undefined;
let wait = 500;
let timer: ReturnType<typeof setTimeout> | undefined;
let everConnected = false;
const listeners = new Set<() => void>();
const mailListeners = new Set<(id: string) => void>();
/** Queries whose first answer was on its way when something changed. */
const awaited = new WeakSet<Query>();
const due = new Map<string, ReturnType<typeof setTimeout>>();

/** Connects and keeps connected until the returned function is called. */
export function connectLive(): () => void {
  let wanted = true;
  const open = () => {
    if (!wanted) return;
    const address = new URL('/api/live', location.href);
    address.protocol = address.protocol.replace('http', 'ws');
    socket = new WebSocket(address);
    socket.onmessage = (message) => {
      wait = 500;
      hear(JSON.parse(String(message.data)) as LiveEvent);
    };
    socket.onclose = () => {
      if (!wanted) return;
      if (everConnected) say(false);
      timer = setTimeout(open, wait + Math.random() * 300);
      wait = Math.min(wait * 1.7, 10_000);
    };
  };
  const hurry = () => {
    if (socket?.readyState === WebSocket.OPEN) return;
    clearTimeout(timer);
    wait = 500;
    socket?.close();
    if (!socket || socket.readyState === WebSocket.CLOSED) open();
  };
  open();
  window.addEventListener('online', hurry);
  document.addEventListener('visibilitychange', hurry);
  return () => {
    wanted = false;
    clearTimeout(timer);
    window.removeEventListener('online', hurry);
    document.removeEventListener('visibilitychange', hurry);
    socket?.close();
  };
}

/** False while the server cannot be reached; the screen says so and catches up by itself. */
export function useOnline(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => online,
  );
}

/** Calls back for each conversation that got new mail. */
export function onNewMail(listener: (id: string) => void): () => void {
  mailListeners.add(listener);
  return () => mailListeners.delete(listener);
}

function hear(event: LiveEvent): void {
  if (event.type === 'hello') {
    // After a break anything may have changed; at the first time, what the page asked for before anybody listened for it.
    askAgain(everConnected ? {} : { predicate: isMail });
    everConnected = true;
    say(true);
  } else if (event.type === 'conversation') {
    stale(['conversation', event.id], 0);
    stale(['conversations'], 150);
    stale(['counts'], 300);
    renewCorrespondence(event.id);
    if (event.newMail) for (const listener of mailListeners) listener(event.id);
  } else if (event.type === 'lists') {
    stale(['conversations'], 400);
    stale(['counts'], 400);
    renewCorrespondence();
    stale(['contacts'], 800, isShort);
    stale(['companies'], 800, isShort);
    stale(['card-review'], 800);
    stale(['unfiled', 'people'], 1500, isShort);
    stale(['unfiled', 'domains'], 1500);
    stale(['duplicates'], 800);
    stale(['quarantine'], 800);
    stale(['views'], 800);
  } else if (event.type === 'mailbox') {
    stale(['mailbox', event.id], 300);
    stale(['mailboxes'], 300);
    stale(['counts'], 800);
  } else if (event.type === 'import') {
    stale(['imports'], 300);
  } else if (event.type === 'card-import') {
    stale(['card-imports'], 300);
  } else if (event.type === 'me') {
    askAgain({});
  }
}

/** The first event of a burst acts at once, those within `milliseconds` after it together at its end. */
function stale(queryKey: string[], milliseconds: number, predicate?: (query: Query) => boolean): void {
  const name = queryKey.join(' ');
  const ask = () => askAgain({ queryKey, ...(predicate ? { predicate } : {}) });
  if (due.has(name)) {
    clearTimeout(due.get(name));
    due.set(
      name,
      setTimeout(() => {
        due.delete(name);
        ask();
      }, milliseconds || 100),
    );
    return;
  }
  ask();
  due.set(
    name,
    setTimeout(() => due.delete(name), milliseconds || 100),
  );
}

/**
 * Asks anew for what is shown and marks the rest as old. A first answer that is still on its way may have been written
 * before the change; the cache would take it for the answer to this question too, so that one is asked for once more.
 */
function askAgain(filters: InvalidateQueryFilters): void {
  for (const query of queryClient.getQueryCache().findAll(filters)) {
    if (query.state.data !== undefined || query.state.fetchStatus === 'idle' || awaited.has(query)) continue;
    awaited.add(query);
    const again = () => {
      awaited.delete(query);
      void queryClient.invalidateQueries({ queryKey: query.queryKey, exact: true });
    };
    query.promise?.then(again, again);
  }
  void queryClient.invalidateQueries(filters);
}

/** Conversations that changed within a burst, shown together at its end. */
const renewed = new Set<string | undefined>();
function renewCorrespondence(conversation?: string): void {
  renewed.add(conversation);
  if (renewed.size > 1) return;
  setTimeout(() => {
    for (const id of renewed.size > 20 ? [undefined] : renewed) refreshCorrespondence(id);
    renewed.clear();
  }, 250);
}

function isMail({ queryKey }: Query): boolean {
  return ['correspondence', 'conversations', 'conversation', 'counts', 'mailboxes', 'mailbox'].includes(
    String(queryKey[0]),
  );
}

/** Cards change seldom: who has scrolled through thousands does not fetch them all anew with every mail that comes. */
function isShort({ state }: Query): boolean {
  return ((state.data as { pages?: unknown[] } | undefined)?.pages?.length ?? 0) <= 5;
}

function say(now: boolean): void {
  if (online === now) return;
  online = now;
  for (const listener of listeners) listener();
}
