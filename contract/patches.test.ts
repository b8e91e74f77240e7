// A patch says what changes and nothing else: no default may fill in what was not given.
import { expect, test } from 'vitest';
import { CompanyPatch, ContactPatch } from './customers.ts';
import { FolderPatch, MailboxPatch } from './mailboxes.ts';
import { MePatch, UserPatch } from './users.ts';

test.each([
  ['MePatch', MePatch, { preferences: { theme: 'dark' } }],
  ['UserPatch', UserPatch, { name: 'Ada' }],
  ['MailboxPatch', MailboxPatch, { name: 'Sales' }],
  ['FolderPatch', FolderPatch, { selected: true }],
  ['ContactPatch', ContactPatch, { job: 'buyer' }],
  ['CompanyPatch', CompanyPatch, { notes: 'x' }],
] as const)('%s leaves alone what it does not name', (_name, schema, patch) => {
  expect(schema.parse(patch)).toEqual(patch);
});
