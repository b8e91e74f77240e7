// Who reads what, one line per situation of DESIGN §8.
import { describe, expect, test } from 'vitest';
import {
  type AccessFacts,
  type AudienceReason,
  type MailboxFacts,
  readersOfMessage,
} from './readers-of-message.ts';

// Ada (1) sells, Ben (2) supports, Cleo (3) answers for a customer, Dora (9) has left. Team 7 works sales@.
const sales: MailboxFacts = { policy: 'team', ownerId: null, people: ['team:7', 'user:2'] };
const ada: MailboxFacts = { policy: 'own', ownerId: '1', people: [] };

function reason(given: Partial<AudienceReason>): AudienceReason {
  return { mailboxes: [], responsible: [], filed: false, takenBack: [], shared: [], ...given };
}
function facts(...mailboxes: MailboxFacts[]): AccessFacts {
  return {
    mailboxes: new Map(mailboxes.map((one, index) => [String(index + 1), one])),
    leavers: new Set(['9']),
  };
}

type Case = [fact: string, mailboxes: MailboxFacts[], reason: Partial<AudienceReason>, readers: string[]];

const one = ['1'];
const cases: Case[] = [
  ['team: the mailbox’s people', [sales], { mailboxes: one }, ['operator', 'team:7', 'user:2']],
  [
    'team: who answers for the customer does not read through it',
    [sales],
    { mailboxes: one, filed: true, responsible: ['3'] },
    ['operator', 'team:7', 'user:2'],
  ],
  [
    'team: an owner is one of its people',
    [{ ...sales, ownerId: '1', people: [] }],
    { mailboxes: one },
    ['operator', 'owner:1', 'user:1'],
  ],
  [
    'team: without people nobody reads but the operator',
    [{ ...sales, people: [] }],
    { mailboxes: one },
    ['operator'],
  ],
  ['open: everyone', [{ ...sales, policy: 'open' }], { mailboxes: one }, ['everyone', 'operator']],
  [
    'responsible: the customer’s responsible, not the mailbox’s people',
    [{ ...sales, policy: 'responsible' }],
    { mailboxes: one, filed: true, responsible: ['3'] },
    ['operator', 'user:3'],
  ],
  [
    'responsible: two customers, both responsible people',
    [{ ...sales, policy: 'responsible' }],
    { mailboxes: one, filed: true, responsible: ['3', '2'] },
    ['operator', 'user:2', 'user:3'],
  ],
  [
    'responsible: a new letter is the mailbox’s people’s',
    [{ ...sales, policy: 'responsible' }],
    { mailboxes: one },
    ['operator', 'team:7', 'user:2'],
  ],
  [
    'responsible: a mailbox without people is everyone’s until somebody answers for the customer',
    [{ ...sales, policy: 'responsible', people: [] }],
    { mailboxes: one, filed: true },
    ['everyone', 'operator'],
  ],
  [
    'responsible: whoever left answers for nobody, yet those above still read',
    [{ ...sales, policy: 'responsible' }],
    { mailboxes: one, filed: true, responsible: ['9'] },
    ['operator', 'team:7', 'user:2', 'user:9'],
  ],
  ['own: what is filed nowhere is the owner’s alone', [ada], { mailboxes: one }, ['owner:1']],
  [
    'own: a responsible without filing opens nothing',
    [ada],
    { mailboxes: one, responsible: ['3'] },
    ['owner:1'],
  ],
  [
    'own: filed under a customer goes to who answers for it; the owner keeps reading',
    [ada],
    { mailboxes: one, filed: true, responsible: ['3'] },
    ['owner:1', 'user:3'],
  ],
  [
    'own: filed, nobody answers for the customer: the owner and those above',
    [ada],
    { mailboxes: one, filed: true },
    ['owner:1', 'user:1'],
  ],
  [
    'own: taken back is the owner’s alone',
    [ada],
    { mailboxes: one, filed: true, responsible: ['3'], takenBack: one },
    ['owner:1'],
  ],
  [
    'personal: the owner alone',
    [{ ...ada, policy: 'personal' }],
    { mailboxes: one, filed: true, responsible: ['3'] },
    ['owner:1'],
  ],
  [
    'personal: shared with a team and a person',
    [{ ...ada, policy: 'personal' }],
    {
      mailboxes: one,
      shared: [
        { mailbox: '1', principal: 'team:7' },
        { mailbox: '1', principal: 'user:3' },
      ],
    },
    ['owner:1', 'team:7', 'user:3'],
  ],
  [
    'personal: taking back ends every share',
    [{ ...ada, policy: 'personal' }],
    { mailboxes: one, takenBack: one, shared: [{ mailbox: '1', principal: 'everyone' }] },
    ['owner:1'],
  ],
  [
    'a share names its mailbox: through another it opens nothing',
    [{ ...ada, policy: 'personal' }],
    { mailboxes: one, shared: [{ mailbox: '2', principal: 'everyone' }] },
    ['owner:1'],
  ],
  [
    'nobody can share or take back what lies in a shared mailbox',
    [sales],
    { mailboxes: one, takenBack: one, shared: [{ mailbox: '1', principal: 'everyone' }] },
    ['operator', 'team:7', 'user:2'],
  ],
  [
    'what was taken back stays so when the mailbox’s policy widens',
    [{ ...ada, policy: 'open' }],
    { mailboxes: one, takenBack: one },
    ['owner:1'],
  ],
  [
    'F36: in two mailboxes, readable through either',
    [sales, { ...ada, policy: 'personal' }],
    { mailboxes: ['1', '2'] },
    ['operator', 'owner:1', 'team:7', 'user:2'],
  ],
  [
    'F36: taking it back from one’s own mailbox takes nothing from the shared one',
    [sales, ada],
    { mailboxes: ['1', '2'], filed: true, responsible: ['3'], takenBack: ['2'] },
    ['operator', 'owner:1', 'team:7', 'user:2'],
  ],
  ['an unknown mailbox opens nothing', [], { mailboxes: ['5'] }, []],
  ['no mailbox, no reader', [sales], {}, []],
];

describe('readers of a message', () => {
  test.each(cases)('%s', (_fact, mailboxes, given, readers) => {
    expect(readersOfMessage(reason(given), facts(...mailboxes))).toEqual(readers);
  });
});
