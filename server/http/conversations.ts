// Routes of conversations: lists, one conversation, and what people do with them.
import { z } from 'zod';
import {
  Conversation,
  ConversationPage,
  ConversationsAct,
  ConversationsActed,
  ConversationsQuery,
  Counts,
  LinkConversation,
} from '../../contract/conversations.ts';
import { Done, Id } from '../../contract/shared.ts';
import type { Deps } from '../deps.ts';
import { countQuarantined } from '../domain/access/mailboxes-by-policy.ts';
import { readAs } from '../domain/access/read-as.ts';
import { countBoxes, countTasks } from '../domain/conversations/count-boxes.ts';
import { findConversation } from '../domain/conversations/find-conversation.ts';
import { handleConversations } from '../domain/conversations/handle-conversations.ts';
import { linkConversation, undoLink } from '../domain/conversations/link-conversation.ts';
import { listConversations } from '../domain/conversations/list-conversations.ts';
import { markRead, markStarred } from '../domain/conversations/mark-conversations.ts';
import { countUnfiled } from '../domain/incoming/unfiled/list-unfiled.ts';
import { ownAddresses } from '../domain/mailboxes/own-addresses.ts';
import type { App } from './app.ts';

const OneId = z.object({ id: Id });

export function registerConversations(app: App, deps: Deps): void {
  app.get(
    '/api/conversations',
    { schema: { querystring: ConversationsQuery, response: { 200: ConversationPage } } },
    ({ viewer, query }) => readAs(deps, viewer, (trx) => listConversations(trx, viewer, query)),
  );
  app.get('/api/counts', { schema: { response: { 200: Counts } } }, async ({ viewer }) => {
    const own = await ownAddresses(deps.db);
    const boxes = await readAs(deps, viewer, async (trx) => ({
      ...(await countBoxes(trx, viewer)),
      unfiled: await countUnfiled(trx, viewer, own),
    }));
    const tasks = await countTasks(deps.db, viewer);
    return { ...boxes, ...tasks, quarantined: await countQuarantined(deps.db, viewer) };
  });
  app.get(
    '/api/conversations/:id',
    { schema: { params: OneId, response: { 200: Conversation } } },
    ({ viewer, params }) => readAs(deps, viewer, (trx) => findConversation(trx, viewer, params.id)),
  );
  app.put(
    '/api/conversations/handled',
    { schema: { body: ConversationsAct, response: { 200: ConversationsActed } } },
    async ({ viewer, body }) => ({ changed: await handleConversations(deps.db, viewer, body) }),
  );
  app.put(
    '/api/conversations/read',
    { schema: { body: ConversationsAct, response: { 200: ConversationsActed } } },
    async ({ viewer, body }) => ({ changed: await markRead(deps.db, viewer, body) }),
  );
  app.put(
    '/api/conversations/starred',
    { schema: { body: ConversationsAct, response: { 200: ConversationsActed } } },
    async ({ viewer, body }) => ({ changed: await markStarred(deps.db, viewer, body) }),
  );
  app.post(
    '/api/conversations/:id/links',
    { schema: { params: OneId, body: LinkConversation, response: { 200: OneId } } },
    ({ viewer, params, body }) => linkConversation(deps.db, viewer, { conversationId: params.id, ...body }),
  );
  app.delete(
    '/api/links/:id',
    { schema: { params: OneId, response: { 200: Done } } },
    async ({ viewer, params }) => {
      await undoLink(deps.db, viewer, params.id);
      return { ok: true as const };
    },
  );
}
