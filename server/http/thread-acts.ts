// Routes of splitting and merging conversations, and taking that back.
import { z } from 'zod';
import { MergeConversations, SplitConversation, ThreadActed } from '../../contract/conversations.ts';
import { Done, Id } from '../../contract/shared.ts';
import type { Deps } from '../deps.ts';
import { mergeConversations } from '../domain/conversations/merge-conversations.ts';
import { splitConversation } from '../domain/conversations/split-conversation.ts';
import { undoThreadAct } from '../domain/conversations/undo-thread-act.ts';
import type { App } from './app.ts';

const OneId = z.object({ id: Id });

export function registerThreadActs(app: App, deps: Deps): void {
  app.post(
    '/api/conversations/:id/splits',
    { schema: { params: OneId, body: SplitConversation, response: { 200: ThreadActed } } },
    ({ viewer, params, body }) => splitConversation(deps.db, viewer, { id: params.id, ...body }),
  );
  app.post(
    '/api/conversations/:id/merges',
    { schema: { params: OneId, body: MergeConversations, response: { 200: ThreadActed } } },
    ({ viewer, params, body }) =>
      mergeConversations(deps.db, viewer, { id: params.id, other: body.conversationId }),
  );
  app.delete(
    '/api/thread-acts/:id',
    { schema: { params: OneId, response: { 200: Done } } },
    async ({ viewer, params }) => {
      await undoThreadAct(deps.db, viewer, params.id);
      return { ok: true as const };
    },
  );
}
