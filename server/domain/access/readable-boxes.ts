// Through which mailboxes a viewer reads what: lists and places may only speak of those.
import type { Kysely } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { loadAccessFacts } from './access-facts.ts';
import { readableReasons } from './audiences.ts';
import type { Pair } from './pair-rows.ts';
import { readersOfMessage } from './readers-of-message.ts';
import { remembered } from './remember.ts';
import type { Viewer } from './viewer.ts';

/**
 * All (mailbox, audience) pairs where the viewer reads the audience's mail through that very mailbox. What lies in
 * somebody else's own mailbox is left out (its placements are its owner's alone) unless `through` is `any`, which is
 * for choosing a copy whose bytes may be shown.
 */
export function readableBoxes(
  db: Kysely<Database>,
  viewer: Viewer,
  { through = 'listed' }: { through?: 'listed' | 'any' } = {},
): Promise<Pair[]> {
  return remembered(db, viewer, `boxes ${through}`, async () => {
    const reasons = await readableReasons(db, viewer);
    const facts = await remembered(db, viewer, 'facts', () => loadAccessFacts(db));
    const mine = new Set(viewer.principals);
    return reasons.flatMap(({ id, reason }) =>
      reason.mailboxes
        .filter((mailbox) => {
          const owner = facts.mailboxes.get(mailbox)?.ownerId ?? null;
          if (through === 'listed' && owner !== null && owner !== viewer.userId) return false;
          // One mailbox alone: there is nothing to tell apart.
          if (reason.mailboxes.length === 1) return true;
          return readersOfMessage({ ...reason, mailboxes: [mailbox] }, facts).some((reader) =>
            mine.has(reader),
          );
        })
        .map((mailboxId) => ({ mailboxId, audienceId: id })),
    );
  });
}
