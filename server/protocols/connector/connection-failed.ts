// Why a connection to a server was not made or ended, as a machine name that screens have words for.

export type ConnectionTrouble =
  | 'name-not-found'
  | 'private-address'
  | 'refused'
  | 'unreachable'
  | 'timeout'
  | 'lost'
  | 'tls-expired'
  | 'tls-name'
  | 'tls-untrusted'
  | 'tls-none'
  | 'not-this-protocol'
  | 'wrong-password'
  | 'reconnect'
  | 'oauth-client'
  | 'login-disabled'
  | 'limit'
  | 'too-large'
  | 'server-error';

/** Thrown by everything that talks to other people's servers. `detail` is the server's own words, shortened. */
export class ConnectionFailed extends Error {
  override name = 'ConnectionFailed';
  readonly code: ConnectionTrouble;
  readonly detail: string;
  /** Milliseconds after which the server wants to be asked again, if it said so. */
  readonly retryAfter: number | undefined;

  constructor(code: ConnectionTrouble, detail = '', options: { cause?: unknown; retryAfter?: number } = {}) {
    super(`${code}${detail ? `: ${detail}` : ''}`, { cause: options.cause });
    this.code = code;
    this.detail = shorten(detail);
    this.retryAfter = options.retryAfter;
  }
}

function shorten(text: string): string {
  const line = text.replace(/[\u0000-\u001f\u007f]+/g, ' ').trim();
  return line.length > 300 ? `${line.slice(0, 299)}…` : line;
}

const tlsTroubles: Record<string, ConnectionTrouble> = {
  CERT_HAS_EXPIRED: 'tls-expired',
  CERT_NOT_YET_VALID: 'tls-expired',
  ERR_TLS_CERT_ALTNAME_INVALID: 'tls-name',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'tls-untrusted',
  SELF_SIGNED_CERT_IN_CHAIN: 'tls-untrusted',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'tls-untrusted',
  UNABLE_TO_GET_ISSUER_CERT: 'tls-untrusted',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'tls-untrusted',
  CERT_REVOKED: 'tls-untrusted',
  ERR_SSL_WRONG_VERSION_NUMBER: 'tls-none',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'tls-none',
  ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION: 'tls-none',
  EPROTO: 'tls-none',
};

const socketTroubles: Record<string, ConnectionTrouble> = {
  ENOTFOUND: 'name-not-found',
  ENODATA: 'name-not-found',
  EAI_AGAIN: 'name-not-found',
  EAI_NONAME: 'name-not-found',
  ECONNREFUSED: 'refused',
  ENETUNREACH: 'unreachable',
  EHOSTUNREACH: 'unreachable',
  EADDRNOTAVAIL: 'unreachable',
  ETIMEDOUT: 'timeout',
  ECONNRESET: 'lost',
  EPIPE: 'lost',
};

/** What a network or TLS error of Node means. */
export function connectionFailed(error: unknown): ConnectionFailed {
  if (error instanceof ConnectionFailed) return error;
  const { code = '', message = String(error) } = error as NodeJS.ErrnoException;
  const trouble =
    tlsTroubles[code] ?? socketTroubles[code] ?? (code.startsWith('ERR_SSL') ? 'tls-none' : 'unreachable');
  return new ConnectionFailed(trouble, message, { cause: error });
}
