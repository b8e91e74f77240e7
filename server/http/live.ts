// The WebSocket: tells each open screen what has changed, after asking for each viewer whether they may know.

import type { LiveEvent } from '../../contract/live.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { type Announcement, type Listening, listen } from '../database/announce.ts';
import type { Deps } from '../deps.ts';
import { mayAdminister } from '../domain/access/may.ts';
import { loadViewer, type Viewer } from '../domain/access/viewer.ts';
import {
  type Hearing,
  readersOfAudiences,
  whoHearsOfConversations,
  whoHearsOfMailboxes,
  whoHearsOfMessages,
} from '../domain/access/who-hears.ts';
import { isSignedInStill } from '../domain/users/is-signed-in-still.ts';
import type { App } from './app.ts';
import { gauge } from './metrics.ts';
import type { SignedIn } from './sign-in.ts';

/** One open screen. */
interface Screen {
  socket: Socket;
  viewer: Viewer;
  signedIn: SignedIn;
  isAlive: boolean;
}

interface Socket {
  readonly bufferedAmount: number;
  readonly readyState: number;
  send(text: string): void;
  close(code: number, reason: string): void;
  terminate(): void;
  ping(): void;
  on(event: 'close' | 'pong' | 'message' | 'error', handler: (...args: never[]) => void): void;
}

// Whoever cannot take a megabyte of short events is not listening any more.
const slowConsumer = 1024 * 1024;
const pingEvery = 30_000;
const signedOut = 4401;

export function registerLive(app: App, deps: Deps): void {
  const screens = new Set<Screen>();
  const count = gauge(app, 'kontor_live_screens', 'Open screens on this process');
  let listening: Promise<Listening> | undefined;
  const teller = tellInOrder(deps, screens);
  const pinging = setInterval(() => {
    for (const screen of screens) {
      if (!screen.isAlive) screen.socket.terminate();
      screen.isAlive = false;
      screen.socket.ping();
    }
    // Sessions and tokens also end by themselves.
    if (screens.size > 0) teller.hear({ what: 'sign-in' });
  }, pingEvery);
  pinging.unref();
  app.addHook('onClose', async () => {
    clearInterval(pinging);
    for (const { socket } of screens) socket.terminate();
    await (await listening)?.stop();
  });

  app.get('/api/live', { websocket: true, schema: { hide: true } }, async (socket: Socket, request) => {
    const screen: Screen = { socket, viewer: request.viewer, signedIn: request.signedIn!, isAlive: true };
    socket.on('pong', () => {
      screen.isAlive = true;
    });
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      screens.delete(screen);
      count?.set(screens.size);
    });
    listening ??= listen(deps.databaseUrl, teller.hear, teller.missed);
    try {
      await listening;
    } catch (error) {
      listening = undefined;
      deps.log.error({ err: error }, 'live: cannot listen to the database');
      return socket.close(1013, 'later');
    }
    if (socket.readyState !== 1) return;
    screens.add(screen);
    count?.set(screens.size);
    teller.welcome(screen);
  });
}

/** Works off what is heard one after the other, so that a narrowed right counts for everything that comes after it. */
function tellInOrder(deps: Deps, screens: Set<Screen>) {
  let waiting: Announcement[] = [];
  let greeting: Screen[] = [];
  let running = false;

  async function run(): Promise<void> {
    if (running) return;
    running = true;
    try {
      while (waiting.length > 0 || greeting.length > 0) {
        const batch = waiting;
        const newcomers = greeting;
        waiting = [];
        greeting = [];
        try {
          await tell(deps, screens, batch, newcomers);
        } catch (error) {
          // What could not be told is made up for by looking anew.
          deps.log.error({ err: error }, 'live: events were lost');
          for (const screen of screens) screen.socket.close(1012, 'again');
        }
      }
    } finally {
      running = false;
    }
  }

  return {
    hear(announcement: Announcement): void {
      waiting.push(announcement);
      void run();
    },
    /** Announcements were lost: everybody looks for themselves. */
    missed(): void {
      greeting.push(...screens);
      waiting.push({ what: 'access' });
      void run();
    },
    welcome(screen: Screen): void {
      greeting.push(screen);
      void run();
    },
  };
}

async function tell(
  deps: Deps,
  screens: Set<Screen>,
  batch: Announcement[],
  newcomers: Screen[],
): Promise<void> {
  if (screens.size === 0) return;
  const concerned = concernedByAccess(screens, batch);
  // Rights first: nothing of this batch is decided on principals older than its announcements.
  const isLookingAround = batch.some(({ what }) => what === 'sign-in');
  await lookAtRights(
    deps,
    screens,
    isLookingAround ? [...screens] : [...new Set([...concerned, ...newcomers])],
  );
  const hello = (viewer: Viewer): LiveEvent => ({
    type: 'hello',
    user: viewer.userId!,
    version: packageJson.version,
  });
  for (const screen of newcomers) if (screens.has(screen)) say(screen, hello(screen.viewer));
  for (const screen of concerned) if (screens.has(screen)) say(screen, { type: 'me' });
  await tellConversations(deps, screens, batch);
  await tellMailboxes(deps, screens, batch);
  if (batch.some(({ what }) => what === 'lists'))
    for (const screen of screens) say(screen, { type: 'lists' });
  for (const screen of screens) {
    const own = batch.filter(({ user }) => user !== undefined && user === screen.viewer.userId);
    if (own.some(({ what }) => what === 'me')) say(screen, { type: 'me' });
    if (own.some(({ what }) => what === 'marks')) say(screen, { type: 'lists' });
    const imports = batch.filter(({ what }) => what === 'card-import');
    const heard = imports.filter(({ user }) => user === screen.viewer.userId || mayAdminister(screen.viewer));
    for (const id of new Set(heard.flatMap(({ ids = [] }) => ids))) say(screen, { type: 'card-import', id });
  }
}

/** Who may read what has changed for all, or for one user. */
function concernedByAccess(screens: Set<Screen>, batch: Announcement[]): Screen[] {
  const access = batch.filter(({ what }) => what === 'access');
  if (access.some(({ user }) => user === undefined)) return [...screens];
  const users = new Set(access.map(({ user }) => user));
  return [...screens].filter(({ viewer }) => users.has(viewer.userId!));
}

/** What is said of a conversation: that something concerns it as a whole, some of its messages, or who read it. */
interface Said {
  whole: boolean;
  messages: { hearing: Hearing; isNew: boolean }[];
  /** Audiences that read some of it until now. */
  former: string[];
}

// A letter is told of to its own readers: who reads another part of the conversation learns nothing of its coming.
async function tellConversations(deps: Deps, screens: Set<Screen>, batch: Announcement[]): Promise<void> {
  const ofMessages = batch.filter(({ what }) => what === 'mail.received' || what === 'message');
  const heard = await whoHearsOfMessages(deps.db, [...new Set(ofMessages.flatMap(({ ids = [] }) => ids))]);
  const concerned = new Map<string, Said>();
  const said = (id: string): Said => {
    if (!concerned.has(id)) concerned.set(id, { whole: false, messages: [], former: [] });
    return concerned.get(id)!;
  };
  for (const { what, conversation, ids = [] } of batch) {
    if (what === 'conversation')
      for (const id of conversation === undefined ? ids : [conversation, ...ids]) said(id).whole = true;
    else if (what === 'narrowed') said(conversation!).former.push(...ids);
    else if (what === 'mail.received' || what === 'message')
      for (const one of ids.flatMap((id) => heard.get(id) ?? []))
        said(one.conversation).messages.push({ hearing: one.hearing, isNew: what === 'mail.received' });
  }
  const whole = await whoHearsOfConversations(
    deps.db,
    [...concerned].flatMap(([id, { whole }]) => (whole ? id : [])),
  );
  const readUntilNow = await readersOfAudiences(
    deps.db,
    [...concerned.values()].flatMap(({ former }) => former),
  );
  for (const [id, { messages, former }] of concerned)
    for (const screen of screens) {
      const { viewer } = screen;
      const read = messages.filter(({ hearing }) => hearing(viewer) !== undefined);
      const known = [whole.get(id), ...read.map(({ hearing }) => hearing)].flatMap(
        (hearing) => hearing?.(viewer) ?? [],
      );
      const mailboxes = [...new Set(known.flatMap((one) => one.mailboxes))].sort();
      if (known.length > 0 || former.some((audience) => readUntilNow(audience, viewer.principals)))
        say(screen, { type: 'conversation', id, mailboxes, newMail: read.some(({ isNew }) => isNew) });
    }
}

async function tellMailboxes(deps: Deps, screens: Set<Screen>, batch: Announcement[]): Promise<void> {
  const concerned = batch.filter(({ what }) => what === 'mailbox' || what === 'import');
  if (concerned.length === 0) return;
  const mayHear = await whoHearsOfMailboxes(deps.db);
  const told = new Map<Screen, Set<string>>();
  for (const { what, mailbox, ids = [] } of concerned) {
    const mailboxes = mailbox === undefined ? (what === 'mailbox' ? ids : []) : [mailbox];
    for (const screen of screens) {
      const heard = mailboxes.filter((id) => mayHear(screen.viewer, id));
      const events: LiveEvent[] =
        what === 'mailbox'
          ? heard.map((id) => ({ type: 'mailbox', id }))
          : heard.flatMap(() => ids.map((id) => ({ type: 'import' as const, id })));
      for (const event of events) {
        const before = told.get(screen) ?? new Set();
        const key = `${event.type} ${'id' in event ? event.id : ''}`;
        if (before.has(key)) continue;
        told.set(screen, before.add(key));
        say(screen, event);
      }
    }
  }
}

/** Loads viewers anew; whoever has left, signed out or lost their token is closed. */
async function lookAtRights(deps: Deps, screens: Set<Screen>, some: Screen[]): Promise<void> {
  const viewers = new Map<string, Promise<Viewer | undefined>>();
  for (const screen of some) {
    const userId = screen.viewer.userId!;
    if (!viewers.has(userId))
      viewers.set(
        userId,
        loadViewer(deps.db, userId).catch(() => undefined),
      );
  }
  for (const screen of some) {
    const viewer = await viewers.get(screen.viewer.userId!);
    if (viewer && (await isSignedInStill(deps.db, screen.signedIn))) screen.viewer = viewer;
    else {
      screens.delete(screen);
      screen.socket.close(signedOut, 'signed out');
    }
  }
}

function say({ socket }: Screen, event: LiveEvent): void {
  if (socket.readyState !== 1) return;
  if (socket.bufferedAmount > slowConsumer) socket.terminate();
  else socket.send(JSON.stringify(event));
}
