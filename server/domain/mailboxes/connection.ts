// How a mailbox's server is reached: what stands in mailboxes.connection.

export type Authentication = 'password' | 'oauth2';

export interface Connection {
  host: string;
  port?: number | undefined;
  security: 'tls' | 'starttls' | 'plain';
  /** Sign-in name; empty means the address. */
  login: string;
  authentication: Authentication;
  /** google, microsoft, yandex, mailru, … or other. */
  provider: string;
  /** An admin allows an address inside the own network. */
  allowPrivate: boolean;
}

/** Reads the stored JSON; what is missing has its default. */
export function readConnection(stored: unknown): Connection {
  const given = (stored ?? {}) as Partial<Connection>;
  return {
    host: given.host ?? '',
    ...(given.port ? { port: given.port } : {}),
    security: given.security ?? 'tls',
    login: given.login ?? '',
    authentication: given.authentication ?? 'password',
    provider: given.provider ?? 'other',
    allowPrivate: given.allowPrivate ?? false,
  };
}
