// Fills an empty Kontor with the made-up company: its people and mailboxes, cards made by hand, two years of mail, and what was done with it.
import { findHouse } from '../house/house.ts';
import { readSetting, writeSetting } from '../house/settings.ts';
import type { UnderstandDeps } from '../incoming/understand.ts';
import { ProductError } from '../problem.ts';
import { bringMail } from './bring-mail.ts';
import { makeCards } from './make-cards.ts';
import { makeDemoMails } from './make-demo.ts';
import { markMail } from './mark-mail.ts';
import { setUpCompany } from './set-up-company.ts';

export type DemoWish = { now: Date; seed: number; count: number };
export type DemoProgress = { mails: number; of: number };

/**
 * Fills it once; mail goes the way every mail goes.
 * @returns how many mails were brought in; undefined when the demo is there already
 * @throws ProductError conflict when somebody else's data is there, or a demo that was interrupted while being made
 */
export async function fillDemo(
  deps: UnderstandDeps,
  wish: DemoWish,
  onProgress: (progress: DemoProgress) => void,
  signal: AbortSignal,
): Promise<number | undefined> {
  if (await isDemo(deps.db)) return undefined;
  if ((await findHouse(deps.db)).name !== '')
    throw new ProductError(
      'conflict',
      'This data folder holds a company already, or a demo that was interrupted while it was made. Remove the folder, or name another with --data.',
      'not-empty',
    );
  const { users, mailboxes } = await setUpCompany(deps);
  await makeCards(deps.db, users, wish);
  const mails = [...makeDemoMails(wish)];
  await bringMail(
    deps,
    mailboxes,
    mails,
    wish.now,
    (done) => onProgress({ mails: done, of: mails.length }),
    signal,
  );
  await markMail(deps.db, users, mails, wish.now);
  await writeSetting(deps.db, null, 'demo', { seed: wish.seed, made: wish.now });
  return mails.length;
}

/** Whether the demo was made here to its end; asks nothing that an older version's data would not answer. */
export const isDemo = async (db: UnderstandDeps['db']): Promise<boolean> =>
  (await readSetting(db, 'demo')) !== undefined;
