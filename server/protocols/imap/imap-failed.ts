// What an error of the IMAP library means, in our names for troubles.
import {
  ConnectionFailed,
  type ConnectionTrouble,
  connectionFailed,
} from '../connector/connection-failed.ts';

interface ImapError extends Error {
  code?: string;
  authenticationFailed?: boolean;
  serverResponseCode?: string;
  responseText?: string;
  responseStatus?: string;
  response?: unknown;
  throttleReset?: number;
  reason?: string;
}

const byCode: Record<string, ConnectionTrouble> = {
  CONNECT_TIMEOUT: 'timeout',
  GREETING_TIMEOUT: 'timeout',
  UPGRADE_TIMEOUT: 'timeout',
  ETIMEOUT: 'timeout',
  NoConnection: 'lost',
  EConnectionClosed: 'lost',
  StateLogout: 'lost',
  ClosedAfterConnectText: 'lost',
  ClosedAfterConnectTLS: 'lost',
  ETHROTTLE: 'limit',
  LiteralTooLarge: 'too-large',
  LineTooLarge: 'too-large',
  ResponseTooLarge: 'too-large',
  STARTTLS_INJECTION: 'tls-none',
  UnexpectedTag: 'not-this-protocol',
  MissingTag: 'not-this-protocol',
  InvalidResponse: 'not-this-protocol',
};

// Words of Gmail ("Account exceeded command or bandwidth limits", OVERQUOTA), Exchange, Yahoo and Dovecot
// ("Maximum number of connections"). RFC 5530 has LIMIT and INUSE.
const limitWords =
  /\b(limit|limits|exceeded|overquota|throttl\w*|too many|maximum number of connections|bandwidth|try again later)\b/i;
const limitCodes = ['LIMIT', 'OVERQUOTA', 'INUSE', 'THROTTLED'];
const offCodes = ['PRIVACYREQUIRED'];

/**
 * Reads an error of imapflow.
 * @param oauth whether a token was shown: a refusal then means that consent is gone, not that a password is wrong
 */
export function imapFailed(error: unknown, oauth = false): ConnectionFailed {
  if (error instanceof ConnectionFailed) return error;
  const problem = error as ImapError;
  const words = saidBy(problem);
  const retryAfter = problem.throttleReset;
  const make = (code: ConnectionTrouble) =>
    new ConnectionFailed(code, words, { cause: error, ...(retryAfter ? { retryAfter } : {}) });
  const answer = problem.serverResponseCode ?? '';
  if (limitCodes.includes(answer)) return make('limit');
  if (
    offCodes.includes(answer) ||
    /logindisabled|plaintext authentication (disallowed|disabled)/i.test(words)
  )
    return make('login-disabled');
  if (problem.authenticationFailed) {
    if (answer === 'UNAVAILABLE') return make('server-error');
    if (answer !== 'AUTHENTICATIONFAILED' && limitWords.test(words)) return make('limit');
    return make(oauth ? 'reconnect' : 'wrong-password');
  }
  const known = byCode[problem.code ?? ''];
  if ((known === undefined || known === 'lost' || problem.responseStatus) && limitWords.test(words))
    return make('limit');
  if (known) return make(known);
  if (/^ParserError/.test(problem.code ?? '')) return make('not-this-protocol');
  if (problem.responseStatus) return make('server-error');
  if (/STARTTLS/.test(problem.message)) return make('tls-none');
  return problem.code ? connectionFailed(error) : make('server-error');
}

function saidBy(error: ImapError): string {
  if (typeof error.responseText === 'string') return error.responseText;
  if (typeof error.response === 'string') return error.response;
  return error.reason ?? error.message ?? String(error);
}
