// Before the browser tests: one house is set up and put away, so that each file's house is a copy and not made anew.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, request } from '@playwright/test';
import { type Dovecot, startDovecot } from '../../support/dovecot.ts';
import { firstLetters, sales } from './letters.ts';
import { type Kontor, startKontor } from './start-kontor.ts';

export const ada = { name: 'Ada Smit', email: 'ada@noord.example', password: 'correct horse battery' };

/** Cookies of somebody signed in. */
export type State = Awaited<ReturnType<Awaited<ReturnType<typeof request.newContext>>['storageState']>>;

/** The folder the house is put away in; the run's workers are told by their environment. */
const where = 'KONTOR_TEST_HOUSE';

/** Playwright's global setup: Kontor set up by its API, the mailbox connected, its letters fetched; then all stopped. */
export default async function setup(): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'kontor-house-'));
  const clear = () => rmSync(folder, { recursive: true, force: true });
  try {
    const ports = await steadyPorts();
    const [dovecot, kontor] = await Promise.all([
      startDovecot({ users: { [sales]: 'secret' }, ports }),
      startKontor(),
    ]);
    const state = await move(dovecot, kontor);
    await kontor.stop({ keep: true });
    await dovecot.stop({ keep: true });
    copy(kontor.data, join(folder, 'kontor'));
    copy(dovecot.folder, join(folder, 'dovecot'));
    for (const made of [kontor.data, dovecot.folder]) rmSync(made, { recursive: true, force: true });
    writeFileSync(join(folder, 'house.json'), JSON.stringify({ ports, state }));
  } catch (error) {
    clear();
    throw error;
  }
  process.env[where] = folder;
  return clear;
}

/** Starts a copy of the house, as it was when it was put away. */
export async function startCopy(): Promise<{ dovecot: Dovecot; kontor: Kontor; state: State }> {
  const template = process.env[where]!;
  const { ports, state } = JSON.parse(readFileSync(join(template, 'house.json'), 'utf8')) as {
    ports: Dovecot['ports'];
    state: State;
  };
  const [mail, data] = ['dovecot', 'browser'].map((name) => mkdtempSync(join(tmpdir(), `kontor-${name}-`)));
  copy(join(template, 'dovecot'), mail!);
  copy(join(template, 'kontor'), data!);
  const [dovecot, kontor] = await Promise.all([
    startDovecot({ users: { [sales]: 'secret' }, folder: mail!, ports }),
    startKontor(data!),
  ]);
  return { dovecot, kontor, state };
}

/** What people do in their first hour; `setup.browser.ts` does it on the screen. */
async function move(dovecot: Dovecot, kontor: Kontor): Promise<State> {
  await dovecot.append(
    sales,
    'INBOX',
    (await firstLetters()).map((raw) => ({ raw })),
  );
  const requests = await request.newContext({
    baseURL: kontor.url,
    extraHTTPHeaders: { origin: kontor.url },
  });
  const send = async (path: string, data: unknown) => {
    const answer = await requests.post(path, { data });
    if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`);
  };
  await send('/api/setup', {
    token: kontor.setupLink!.split('=')[1],
    house: { name: 'Noord BV', domains: ['noord.example'] },
    admin: ada,
    language: 'en',
  });
  await send('/api/mailboxes', {
    name: 'Sales',
    address: sales,
    kind: 'imap',
    policy: 'open',
    password: 'secret',
    connection: {
      host: '127.0.0.1',
      port: dovecot.imapPort,
      security: 'plain',
      login: sales,
      authentication: 'password',
      provider: 'other',
      allowPrivate: true,
    },
  });
  const isFetched = async () => {
    const [counts, mailboxes] = await Promise.all(
      ['/api/counts', '/api/mailboxes'].map(async (path) => (await requests.get(path)).json()),
    );
    return { inbox: counts.inbox.count, mailbox: mailboxes.items[0].state };
  };
  await expect.poll(isFetched, { timeout: 120_000 }).toEqual({ inbox: 5, mailbox: 'ok' });
  const state = await requests.storageState();
  await requests.dispose();
  return state;
}

/** With owners and modes: Dovecot's mail belongs to its own user. */
function copy(from: string, to: string): void {
  execFileSync('cp', ['-a', `${from}/.`, to]);
}

/**
 * Four ports that are free now and that no outgoing connection is given (those begin at 32768 on Linux), so that each
 * copy's Dovecot finds them free again.
 */
async function steadyPorts(): Promise<Dovecot['ports']> {
  const found: number[] = [];
  for (let tries = 0; found.length < 4; tries += 1) {
    if (tries > 200) throw new Error('No four ports are free below 32768.');
    const port = 20_000 + Math.floor(Math.random() * 12_000);
    if (!found.includes(port) && (await isFree(port))) found.push(port);
  }
  const [imap, imaps, pop3, pop3s] = found as [number, number, number, number];
  return { imap, imaps, pop3, pop3s };
}

function isFree(port: number): Promise<boolean> {
  return new Promise((done) => {
    const probe = createServer();
    probe.once('error', () => done(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => done(true)));
  });
}
