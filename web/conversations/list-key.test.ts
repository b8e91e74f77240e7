// The name of a list in the address says exactly what is asked of the server.
import { expect, test } from 'vitest';
import { listQueryOf } from './list-key.ts';

test('a mailbox opens on its inbox and can show its other boxes', () => {
  expect(listQueryOf('mailbox-3')).toEqual({ box: 'inbox', mailbox: '3' });
  expect(listQueryOf('mailbox-3-sent')).toEqual({ box: 'sent', mailbox: '3' });
});

test('a customer shows all that is filed under it', () => {
  expect(listQueryOf('company-7')).toEqual({ box: 'all', company: '7' });
});

test('an unknown name is the inbox, never an error', () => {
  expect(listQueryOf('mailbox-x')).toEqual({ box: 'inbox' });
  expect(listQueryOf('')).toEqual({ box: 'inbox' });
});
