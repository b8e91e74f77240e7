// Routes of mailboxes: connecting, testing, changing, pausing, removing.
import { z } from 'zod';
import {
  Discover,
  Discovered,
  Mailbox,
  MailboxCreate,
  MailboxDetail,
  Mailboxes,
  MailboxPatch,
  TestConnection,
  Tested,
} from '../../contract/mailboxes.ts';
import { Done, Id } from '../../contract/shared.ts';
import type { Deps } from '../deps.ts';
import { changeMailbox, removeMailbox, retryMailbox } from '../domain/mailboxes/change-mailbox.ts';
import { createMailbox } from '../domain/mailboxes/create-mailbox.ts';
import { discoverMailbox } from '../domain/mailboxes/discover-mailbox.ts';
import {
  findMailbox,
  listMailboxes,
  type ShownFolder,
  type ShownMailbox,
  type ShownMailboxDetail,
} from '../domain/mailboxes/list-mailboxes.ts';
import { tryConnection } from '../domain/mailboxes/try-connection.ts';
import { ProductError } from '../domain/problem.ts';
import type { App } from './app.ts';

const OneId = z.object({ id: Id });

export function registerMailboxes(app: App, deps: Deps): void {
  app.get('/api/mailboxes', { schema: { response: { 200: Mailboxes } } }, async ({ viewer }) => ({
    items: (await listMailboxes(deps.db, viewer)).map(mailbox),
  }));
  app.post(
    '/api/mailboxes/discover',
    { schema: { body: Discover, response: { 200: Discovered } }, config: { reads: true } },
    ({ body }) => discoverMailbox(deps, body.address),
  );
  app.post(
    '/api/mailboxes/test',
    { schema: { body: TestConnection, response: { 200: Tested } } },
    ({ viewer, body }) => tryConnection(deps, viewer, body),
  );
  app.post(
    '/api/mailboxes',
    { schema: { body: MailboxCreate, response: { 200: Mailbox } } },
    async ({ viewer, body }) => one(await createMailbox(deps, viewer, body), viewer),
  );
  app.get(
    '/api/mailboxes/:id',
    { schema: { params: OneId, response: { 200: MailboxDetail } } },
    async ({ viewer, params }) => detail(await findMailbox(deps.db, viewer, params.id)),
  );
  app.patch(
    '/api/mailboxes/:id',
    { schema: { params: OneId, body: MailboxPatch, response: { 200: Mailbox } } },
    async ({ viewer, params, body }) => {
      await changeMailbox(deps, viewer, params.id, body);
      return one(params.id, viewer);
    },
  );
  app.post(
    '/api/mailboxes/:id/retry',
    { schema: { params: OneId, response: { 200: Done } } },
    async ({ viewer, params }) => {
      await retryMailbox(deps, viewer, params.id);
      return { ok: true as const };
    },
  );
  app.delete(
    '/api/mailboxes/:id',
    { schema: { params: OneId, response: { 200: Done } } },
    async ({ viewer, params }) => {
      await removeMailbox(deps, viewer, params.id);
      return { ok: true as const };
    },
  );

  async function one(id: string, viewer: Parameters<typeof listMailboxes>[1]) {
    const [found] = await listMailboxes(deps.db, viewer, id);
    if (!found) throw new ProductError('not-found', 'There is no such mailbox.');
    return mailbox(found);
  }
}

const moment = (date: Date | undefined) => date?.toISOString();

function mailbox({ trouble, syncedAt, ...rest }: ShownMailbox): z.infer<typeof Mailbox> {
  return {
    ...rest,
    syncedAt: moment(syncedAt),
    trouble: trouble && { ...trouble, since: moment(trouble.since), nextTryAt: moment(trouble.nextTryAt) },
  };
}

function detail(shown: ShownMailboxDetail): z.infer<typeof MailboxDetail> {
  const { connection, deleteAfterDays, people, folders, createdAt } = shown;
  return {
    ...mailbox(shown),
    connection,
    deleteAfterDays,
    people,
    folders: folders.map(folder),
    createdAt: createdAt.toISOString(),
  };
}

function folder({ ledger, ...rest }: ShownFolder) {
  return { ...rest, ledger: ledger && { ...ledger, at: ledger.at.toISOString() } };
}
