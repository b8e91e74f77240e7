// Gives a test the whole HTTP application on a database of its own, and people who are signed in to it.
import { createHmac, randomBytes } from 'node:crypto';
import type { InjectOptions, Response } from 'light-my-request';
import { pino } from 'pino';
import type { Config } from '../../server/config.ts';
import { openReadingPool } from '../../server/database/reading.ts';
import type { Deps } from '../../server/deps.ts';
import type { UserRole } from '../../server/domain/access/viewer.ts';
import { sessionCookie } from '../../server/domain/users/find-session.ts';
import { hashPassword } from '../../server/domain/users/passwords.ts';
import { insertUser, savePassword } from '../../server/domain/users/queries.ts';
import { signInSecret } from '../../server/domain/users/sign-in-secret.ts';
import { type App, createApp } from '../../server/http/app.ts';
import { testConfig } from './config.ts';
import { type TestDatabase, testDatabase } from './database.ts';

export const password = 'correct horse battery';

/** Somebody's browser or program: requests with their cookie or token, from our own page. */
export interface Client {
  get(url: string): Promise<Response>;
  send(method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', url: string, body?: unknown): Promise<Response>;
  headers: Record<string, string>;
}

export interface TestApp {
  app: App;
  deps: Deps;
  database: TestDatabase;
  /** Makes a user with `password`; the id. */
  addPerson(name: string, role?: UserRole): Promise<string>;
  /** A browser of a person made before with a session laid into the database: no password is hashed. */
  enter(name: string): Promise<Client>;
  /** A browser that signs in with the password, as a person does. */
  signIn(name: string): Promise<Client>;
  /** A stranger's browser, or a client with these headers. */
  client(headers?: Record<string, string>): Client;
  close(): Promise<void>;
}

// Hashing takes long on purpose: once for all people of a test file.
let hash: Promise<string> | undefined;

/** People's addresses are NAME@kontor.example in lower case. */
export const addressOf = (name: string): string => `${name.toLowerCase()}@kontor.example`;

export async function testApp(
  given: Partial<Config> = {},
  options: Parameters<typeof createApp>[1] = {},
): Promise<TestApp> {
  const database = await testDatabase();
  const { config, clear } = testConfig(given);
  const log = pino({ level: 'silent' });
  const reading = await openReadingPool(database.url, log);
  const deps: Deps = { config, db: database.db, reading: reading.db, databaseUrl: database.url, log };
  const app = await createApp(deps, options);

  const client = (headers: Record<string, string> = {}): Client => {
    const own = { origin: config.url, ...headers };
    const ask = (options: InjectOptions) => app.inject({ ...options, headers: own });
    return {
      get: (url) => ask({ method: 'GET', url }),
      send: (method, url, body) =>
        ask({ method, url, ...(body === undefined ? {} : { payload: body as object }) }),
      headers: own,
    };
  };
  return {
    app,
    deps,
    database,
    client,
    async addPerson(name, role = 'member') {
      hash ??= hashPassword(password);
      const id = await insertUser(database.db, { name, email: addressOf(name), role });
      await savePassword(database.db, id, await hash);
      return id;
    },
    async enter(name) {
      const token = randomBytes(24).toString('base64url');
      await database.pool.query(
        `insert into sessions (user_id, token, expires_at)
         select id, $1, now() + interval '1 day' from users where email = $2`,
        [token, addressOf(name)],
      );
      const signature = createHmac('sha256', signInSecret(config)).update(token).digest('base64');
      return client({ cookie: `${sessionCookie(config)}=${encodeURIComponent(`${token}.${signature}`)}` });
    },
    async signIn(name) {
      const answer = await client().send('POST', '/api/auth/sign-in/email', {
        email: addressOf(name),
        password,
      });
      if (answer.statusCode !== 200) throw new Error(`${name} cannot sign in: ${answer.body}`);
      return client({ cookie: cookieOf(answer) });
    },
    async close() {
      await app.close();
      await reading.close();
      await database.close();
      clear();
    },
  };
}

/** The cookies an answer sets, as a browser sends them back. */
export function cookieOf(answer: Response): string {
  return answer.cookies
    .filter(({ value }) => value !== '')
    .map(({ name, value }) => `${name}=${encodeURIComponent(value)}`)
    .join('; ');
}
