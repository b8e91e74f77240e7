// Node and PostgreSQL die while mail is being fetched: afterwards each mail is there once.
import { expect, it } from 'vitest';
import { killWhileSyncing } from '../../support/kill-sync.ts';

it('F03: after three kills -9 in a sync of 5,000 mails the ledger is green and no message double', async () => {
  const after = await killWhileSyncing({ mails: 5000, kills: 3 });
  expect(after.kills).toHaveLength(3);
  expect(after.ledger.filter(({ ok }) => !ok)).toEqual([]);
  expect(after.ledger.find(({ folder }) => folder === 'INBOX')).toMatchObject({
    onServer: 5000,
    stored: 5000,
    notFetched: 0,
  });
  expect(after).toMatchObject({ messages: 5000, distinct: 5000, sources: 5000, unfinished: 0 });
}, 600_000);
