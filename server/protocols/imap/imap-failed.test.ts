// Tests what servers' refusals are taken for.
import { expect, it } from 'vitest';
import { imapFailed } from './imap-failed.ts';

const error = (given: object) => Object.assign(new Error('Command failed'), given);

it.each([
  [
    'a wrong password',
    {
      authenticationFailed: true,
      serverResponseCode: 'AUTHENTICATIONFAILED',
      response: 'Invalid credentials',
    },
    'wrong-password',
  ],
  [
    'Gmail’s bandwidth limit',
    {
      responseStatus: 'NO',
      serverResponseCode: 'OVERQUOTA',
      responseText: 'Account exceeded command or bandwidth limits.',
    },
    'limit',
  ],
  [
    'too many connections at sign-in',
    { authenticationFailed: true, response: 'Maximum number of connections from user+IP exceeded' },
    'limit',
  ],
  [
    'a server that is out of order',
    {
      authenticationFailed: true,
      serverResponseCode: 'UNAVAILABLE',
      response: 'Temporary authentication failure.',
    },
    'server-error',
  ],
  [
    'sign-in without encryption',
    {
      authenticationFailed: true,
      serverResponseCode: 'PRIVACYREQUIRED',
      response: 'Plaintext authentication disallowed',
    },
    'login-disabled',
  ],
  [
    'Exchange’s throttling',
    { code: 'ETHROTTLE', throttleReset: 92_415, responseText: 'Request is throttled.' },
    'limit',
  ],
  ['a goodbye', { code: 'NoConnection' }, 'lost'],
  ['silence', { code: 'ETIMEOUT' }, 'timeout'],
  ['an answer no IMAP server gives', { code: 'ParserError2' }, 'not-this-protocol'],
  ['a refused folder', { responseStatus: 'NO', responseText: 'Mailbox does not exist' }, 'server-error'],
  ['a name that is not there', { code: 'ENOTFOUND' }, 'name-not-found'],
])('%s', (_what, given, code) => {
  expect(imapFailed(error(given)).code).toBe(code);
});
it('a refused token asks for a new consent', () => {
  expect(imapFailed(error({ authenticationFailed: true }), true).code).toBe('reconnect');
});
it('the pause a server asks for is kept', () => {
  expect(imapFailed(error({ code: 'ETHROTTLE', throttleReset: 92_415 })).retryAfter).toBe(92_415);
});
