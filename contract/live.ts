// What the server says over the WebSocket /api/live: that something changed, never what; the screen asks again for what it shows.
import { z } from 'zod';
import { Id } from './shared.ts';

export const LiveEvent = z.discriminatedUnion('type', [
  /** First word after connecting, and again when the server restarted: refetch what is on the screen. */
  z.object({ type: z.literal('hello'), user: Id, version: z.string() }),
  /** A conversation the viewer may read has changed (new mail, handled, moved, links). */
  z.object({ type: z.literal('conversation'), id: Id, mailboxes: z.array(Id), newMail: z.boolean() }),
  /** Lists or counts changed in a way that names no conversation (policy, import, many at once). */
  z.object({ type: z.literal('lists') }),
  /** A mailbox's state, progress or ledger changed. */
  z.object({ type: z.literal('mailbox'), id: Id }),
  z.object({ type: z.literal('import'), id: Id }),
  /** A list of customers that the viewer brings in (or, as an admin, anybody) goes on. */
  z.object({ type: z.literal('card-import'), id: Id }),
  /** The viewer's own rights, teams or preferences changed. */
  z.object({ type: z.literal('me') }),
]);
export type LiveEvent = z.infer<typeof LiveEvent>;
