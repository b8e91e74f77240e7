// Says who may read something and through what, without telling of mailboxes the viewer has no business with.
import type { Kysely } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { ProductError } from '../problem.ts';
import { loadAccessFacts } from './access-facts.ts';
import { type AccessFacts, type AudienceReason, readersOfMessage } from './readers-of-message.ts';
import type { Viewer } from './viewer.ts';

/** The parts a screen puts into words. */
export interface AudienceWhy {
  readers: { kind: 'everyone' | 'team' | 'user'; name: string }[];
  because: {
    kind: 'policy' | 'responsible' | 'supervisor' | 'shared' | 'taken-back' | 'owner';
    mailbox: string;
    policy: string;
    name: string;
  }[];
}

/**
 * Explains one audience to one of its readers. That a copy also lies in a colleague's own mailbox is the colleague's
 * affair (F36): such a mailbox is not named, and its owner is no reader in the answer.
 * @throws ProductError not-found when the viewer is not among the readers
 */
export async function explainAudience(
  db: Kysely<Database>,
  audienceId: string,
  viewer: Viewer,
): Promise<AudienceWhy> {
  const row = await db
    .selectFrom('audiences')
    .select(['reason', 'readers'])
    .where('id', '=', audienceId)
    .executeTakeFirst();
  if (!row?.readers.some((reader) => viewer.principals.includes(reader)))
    throw new ProductError('not-found', 'There is nothing here, or not for you.');
  const facts = await loadAccessFacts(db);
  const reason = row.reason as AudienceReason;
  const names = await loadNames(db, reason, row.readers, viewer);
  return { readers: readersFor(reason, facts, viewer, names), because: causes(reason, facts, viewer, names) };
}

interface Names {
  of(principal: string): string | undefined;
  mailbox(id: string): string;
}

function readersFor(
  reason: AudienceReason,
  facts: AccessFacts,
  viewer: Viewer,
  names: Names,
): AudienceWhy['readers'] {
  const readers = new Map<string, AudienceWhy['readers'][number]>();
  for (const principal of readersOfMessage(reason, facts)) {
    if (principal.startsWith('owner:') && principal !== `owner:${viewer.userId}`) continue;
    if (principal === 'everyone') return [{ kind: 'everyone', name: '' }];
    const name = names.of(principal);
    const kind = principal.startsWith('team:') ? 'team' : 'user';
    if (name !== undefined) readers.set(`${kind} ${name}`, { kind, name });
  }
  return [...readers.values()];
}

function causes(
  reason: AudienceReason,
  facts: AccessFacts,
  viewer: Viewer,
  names: Names,
): AudienceWhy['because'] {
  const found: AudienceWhy['because'] = [];
  for (const id of reason.mailboxes) {
    const mailbox = facts.mailboxes.get(id);
    if (!mailbox) continue;
    const mine = mailbox.ownerId !== null && mailbox.ownerId === viewer.userId;
    const known = mailbox.ownerId === null || mine;
    const name = known ? names.mailbox(id) : '';
    const cause = (kind: AudienceWhy['because'][number]['kind'], who = '') =>
      found.push({ kind, mailbox: name, policy: known ? mailbox.policy : '', name: who });
    if (mine) cause('owner', names.of(`user:${mailbox.ownerId}`));
    if (mine && reason.takenBack.includes(id)) {
      cause('taken-back', names.of(`user:${mailbox.ownerId}`));
      continue;
    }
    for (const { mailbox: from, principal } of reason.shared)
      if (from === id && (mine || viewer.principals.includes(principal)))
        cause('shared', names.of(principal) ?? '');
    if (!mine && !readsThrough(id, reason, facts, viewer)) continue;
    if (mailbox.policy === 'responsible' || (mailbox.policy === 'own' && reason.filed))
      for (const user of reason.responsible) {
        const above = user !== viewer.userId && viewer.principals.includes(`user:${user}`);
        cause(above ? 'supervisor' : 'responsible', names.of(`user:${user}`));
      }
    if (known) cause('policy');
  }
  return found;
}

/** Whether this mailbox alone would let the viewer read. */
function readsThrough(id: string, reason: AudienceReason, facts: AccessFacts, viewer: Viewer): boolean {
  const alone = readersOfMessage({ ...reason, mailboxes: [id] }, facts);
  return alone.some((reader) => viewer.principals.includes(reader));
}

async function loadNames(
  db: Kysely<Database>,
  reason: AudienceReason,
  readers: string[],
  viewer: Viewer,
): Promise<Names> {
  const principals = [...readers, ...reason.responsible.map((id) => `user:${id}`), `user:${viewer.userId}`];
  const idsOf = (kind: string) =>
    principals.flatMap((principal) => new RegExp(`^(?:${kind}):(\\d+)$`).exec(principal)?.[1] ?? []);
  const users = await byId(db, 'users', idsOf('user|owner'));
  const teams = await byId(db, 'teams', idsOf('team'));
  const mailboxes = await byId(db, 'mailboxes', reason.mailboxes);
  return {
    of(principal) {
      const [kind, id] = principal.split(':') as [string, string | undefined];
      return (kind === 'team' ? teams : users).get(id ?? '');
    },
    mailbox: (id) => mailboxes.get(id) ?? '',
  };
}

async function byId(
  db: Kysely<Database>,
  table: 'users' | 'teams' | 'mailboxes',
  ids: string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom(table).select(['id', 'name']).where('id', 'in', ids).execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}
