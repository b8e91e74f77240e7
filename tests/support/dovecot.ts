// A private Dovecot on loopback ports in a temporary folder, as root or as a plain user, with all the ways in that a test may ask for.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { connect, createServer } from 'node:net';
import { userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ImapFlow } from 'imapflow';
import { makeCertificates } from './certificates.ts';

export interface DovecotOptions {
  /** How mail lies on disk; Maildir lets tests work with files. */
  format?: 'maildir' | 'sdbox';
  /** Users made at once, name → password. */
  users?: Record<string, string>;
  /** The whole capability list of IMAP, to leave out IDLE or CONDSTORE. */
  capabilities?: string;
  /** OAuth2: where Dovecot asks whether a token is good (RFC 7662), with our credentials in it. */
  introspectionUrl?: string;
  /** More lines of configuration, at the end. */
  extra?: string;
  /** Fixed ports, so that a second start finds the first one's place. */
  ports?: { imap: number; imaps: number; pop3: number; pop3s: number };
  /** An earlier server's folder, started again with its mail. */
  folder?: string;
}

export interface Dovecot {
  imapPort: number;
  imapsPort: number;
  pop3Port: number;
  pop3sPort: number;
  /** Path of the certificate that vouches for the server's; the server calls itself localhost. */
  ca: string;
  folder: string;
  ports: { imap: number; imaps: number; pop3: number; pop3s: number };
  addUser(name: string, password?: string): void;
  setPassword(name: string, password: string): void;
  /** Puts mails into a folder over IMAP and gives their UIDs. */
  append(user: string, path: string, mails: Appended[]): Promise<number[]>;
  /** Puts mails into a Maildir folder as files, many thousand a second; dates are the files' times. */
  fill(user: string, path: string, mails: Iterable<Appended>): number;
  /** Drops one mail into a Maildir inbox, as a mail server does at delivery. */
  deliver(user: string, raw: Buffer | string): void;
  /** Runs what a mail program would do, signed in as the user. */
  as<T>(user: string, work: (client: ImapFlow) => Promise<T>): Promise<T>;
  /** A Maildir folder's path on disk. */
  maildir(user: string, path: string): string;
  /** Files of the mails in a Maildir folder, in no order. */
  files(user: string, path: string): string[];
  /** Gives a folder a new UIDVALIDITY and every mail a new UID, as a restored or rebuilt server does. */
  renumber(user: string, path: string): void;
  stop(options?: { keep?: boolean }): Promise<void>;
}

export interface Appended {
  raw: Buffer | string;
  flags?: string[];
  date?: Date;
}

const password = 'secret';
let delivered = 0;

/** Starts Dovecot and waits until it answers. It ends with this process at the latest. */
export async function startDovecot(options: DovecotOptions = {}): Promise<Dovecot> {
  const folder = options.folder ?? mkdtempSync('/tmp/kontor-dovecot-');
  chmodSync(folder, 0o711);
  const ports = options.ports ?? (await freePorts());
  const mailUser = process.getuid?.() === 0 ? 'dovecot' : userInfo().username;
  const owner = { uid: id('-u', mailUser), gid: id('-g', mailUser) };
  const certificates = makeCertificates(join(folder, 'tls'));
  const mail = join(folder, 'mail');
  makeFolder(mail, owner);
  const users = new Map(Object.entries(options.users ?? {}));
  writeUsers();
  const config = join(folder, 'dovecot.conf');
  writeFileSync(config, configuration(folder, ports, mailUser, options));
  const child = spawn('/usr/sbin/dovecot', ['-F', '-c', config], {
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let said = '';
  child.stderr?.on('data', (data) => {
    said += data;
  });
  child.stdout?.on('data', (data) => {
    said += data;
  });
  // Sessions outlive their master for a while, so the whole group goes.
  const end = () => killGroup(child.pid!);
  process.once('exit', end);
  await answering(child, ports.imap, () => said);

  const server: Dovecot = {
    imapPort: ports.imap,
    imapsPort: ports.imaps,
    pop3Port: ports.pop3,
    pop3sPort: ports.pop3s,
    ca: certificates.ca,
    folder,
    ports,
    addUser(name, pass = password) {
      users.set(name, pass);
      writeUsers();
    },
    setPassword(name, pass) {
      users.set(name, pass);
      writeUsers();
    },
    async append(user, path, mails) {
      return this.as(user, async (client) => {
        const uids: number[] = [];
        if (path !== 'INBOX') await client.mailboxCreate(path);
        for (const one of mails) {
          const done = await client.append(path, Buffer.from(one.raw), one.flags ?? [], one.date);
          if (!done) throw new Error('APPEND was refused');
          uids.push(done.uid ?? 0);
        }
        return uids;
      });
    },
    fill(user, path, mails) {
      const place = this.maildir(user, path);
      for (const part of ['', 'cur', 'new', 'tmp']) makeFolder(join(place, part), owner);
      let count = 0;
      for (const one of mails) {
        const raw = Buffer.from(one.raw);
        const seconds = Math.floor((one.date ?? new Date()).getTime() / 1000);
        const letters = (one.flags ?? [])
          .map((flag) => maildirLetters[flag] ?? '')
          .sort()
          .join('');
        const file = join(
          place,
          'cur',
          `${seconds}.M${++count}P${process.pid}.kontor,S=${raw.length}:2,${letters}`,
        );
        writeFileSync(file, raw, { mode: 0o600 });
        utimesSync(file, seconds, seconds);
        chownSync(file, owner.uid, owner.gid);
      }
      return count;
    },
    deliver(user, raw) {
      const place = this.maildir(user, 'INBOX');
      const name = `${Math.floor(Date.now() / 1000)}.D${delivered++}P${process.pid}.kontor`;
      const draft = join(place, 'tmp', name);
      writeFileSync(draft, raw, { mode: 0o600 });
      chownSync(draft, owner.uid, owner.gid);
      renameSync(draft, join(place, 'new', name));
    },
    async as(user, work) {
      const client = await signIn(user, users.get(user) ?? password);
      try {
        return await work(client);
      } finally {
        await client.logout().catch(() => {});
      }
    },
    maildir(user, path) {
      const root = join(mail, user, 'Maildir');
      return path === 'INBOX' ? root : join(root, `.${path.replaceAll('/', '.')}`);
    },
    files(user, path) {
      return ['cur', 'new'].flatMap((part) => {
        const at = join(this.maildir(user, path), part);
        return existsSync(at) ? readdirSync(at).map((file) => join(at, file)) : [];
      });
    },
    renumber(user, path) {
      const place = this.maildir(user, path);
      const fresh = Math.floor(Date.now() / 1000) + 1000 + Math.floor(Math.random() * 1_000_000);
      for (const file of readdirSync(place)) {
        if (/^dovecot\.index|^dovecot\.list\.index|^dovecot-uidlist/.test(file)) rmSync(join(place, file));
      }
      const list = join(place, 'dovecot-uidlist');
      writeFileSync(list, `3 V${fresh} N1 G${'0'.repeat(24)}${fresh.toString(16)}\n`);
      chownSync(list, owner.uid, owner.gid);
    },
    async stop({ keep = false } = {}) {
      process.off('exit', end);
      if (child.exitCode === null && child.signalCode === null) {
        const gone = new Promise((done) => child.once('exit', done));
        child.kill('SIGTERM');
        await gone;
        killGroup(child.pid!);
      }
      if (!keep) rmSync(folder, { recursive: true, force: true });
    },
  };
  return server;

  // Dovecot looks at its file of users once a second: who was just added is let in a moment later.
  async function signIn(user: string, pass: string): Promise<ImapFlow> {
    for (let attempt = 1; ; attempt++) {
      const client = new ImapFlow({
        host: '127.0.0.1',
        port: ports.imap,
        secure: false,
        doSTARTTLS: false,
        logger: false,
        disableAutoIdle: true,
        auth: { user, pass },
      });
      client.on('error', () => {});
      try {
        await client.connect();
        return client;
      } catch (error) {
        if (attempt === 4 || !(error as { authenticationFailed?: boolean }).authenticationFailed) throw error;
        await sleep(700);
      }
    }
  }

  function writeUsers() {
    const lines = [...users].map(([name, pass]) => `${name}:{PLAIN}${pass}::::::\n`);
    writeFileSync(join(folder, 'users'), lines.join(''), { mode: 0o644 });
  }
}

const maildirLetters: Record<string, string> = {
  '\\Seen': 'S',
  '\\Answered': 'R',
  '\\Flagged': 'F',
  '\\Draft': 'D',
  '\\Deleted': 'T',
};

function configuration(
  folder: string,
  ports: NonNullable<DovecotOptions['ports']>,
  user: string,
  options: DovecotOptions,
): string {
  const root = process.getuid?.() === 0;
  const group = execFileSync('id', ['-gn', user], { encoding: 'utf8' }).trim();
  const location =
    (options.format ?? 'maildir') === 'maildir'
      ? `maildir:${folder}/mail/%u/Maildir`
      : `sdbox:${folder}/mail/%u/sdbox`;
  const oauth = options.introspectionUrl
    ? `passdb {\n driver = oauth2\n mechanisms = xoauth2 oauthbearer\n args = ${writeOauth(folder, options.introspectionUrl)}\n}`
    : '';
  return `
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/log
info_log_path = ${folder}/info
protocols = imap pop3
listen = 127.0.0.1
default_internal_user = ${user}
default_internal_group = ${group}
default_login_user = ${root ? 'dovenull' : user}
first_valid_uid = 1
first_valid_gid = 1
mail_uid = ${user}
mail_gid = ${group}
mail_location = ${location}
mail_home = ${folder}/mail/%u
mail_fsync = never
mail_max_userip_connections = 50
maildir_very_dirty_syncs = no
ssl = yes
ssl_cert = <${folder}/tls/server.pem
ssl_key = <${folder}/tls/server.key
disable_plaintext_auth = no
auth_mechanisms = plain login xoauth2 oauthbearer
auth_failure_delay = 0
auth_cache_size = 0
auth_username_format = %Lu
${oauth}
passdb {
  driver = passwd-file
  args = scheme=PLAIN username_format=%u ${folder}/users
}
userdb {
  driver = static
  args = uid=${user} gid=${group} home=${folder}/mail/%u allow_all_users=yes
}
namespace inbox {
  inbox = yes
  separator = /
  mailbox Drafts {
    special_use = \\Drafts
    auto = create
  }
  mailbox Sent {
    special_use = \\Sent
    auto = create
  }
  mailbox Junk {
    special_use = \\Junk
    auto = create
  }
  mailbox Trash {
    special_use = \\Trash
    auto = create
  }
  mailbox Archive {
    special_use = \\Archive
    auto = create
  }
}
service anvil {
  chroot =
  client_limit = 1000
}
service stats {
  chroot =
}
service auth {
  client_limit = 1000
}
service imap-login {
  chroot =
  process_min_avail = 0
  inet_listener imap {
    port = ${ports.imap}
  }
  inet_listener imaps {
    port = ${ports.imaps}
    ssl = yes
  }
}
service pop3-login {
  chroot =
  inet_listener pop3 {
    port = ${ports.pop3}
  }
  inet_listener pop3s {
    port = ${ports.pop3s}
    ssl = yes
  }
}
protocol imap {
  ${options.capabilities ? `imap_capability = ${options.capabilities}` : ''}
  imap_idle_notify_interval = 1 mins
}
${options.extra ?? ''}
`;
}

function writeOauth(folder: string, url: string): string {
  const path = join(folder, 'oauth2.conf');
  writeFileSync(
    path,
    `introspection_url = ${url}\nintrospection_mode = post\nusername_attribute = username\nactive_attribute = active\nactive_value = true\n`,
    { mode: 0o644 },
  );
  return path;
}

function killGroup(leader: number): void {
  try {
    process.kill(-leader, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

function id(what: '-u' | '-g', user: string): number {
  return Number(execFileSync('id', [what, user], { encoding: 'utf8' }));
}

function makeFolder(path: string, owner: { uid: number; gid: number }): void {
  if (existsSync(path)) return;
  if (!existsSync(dirname(path))) makeFolder(dirname(path), owner);
  mkdirSync(path, { mode: 0o700 });
  chownSync(path, owner.uid, owner.gid);
}

async function freePorts() {
  const [imap, imaps, pop3, pop3s] = await Promise.all([freePort(), freePort(), freePort(), freePort()]);
  return { imap, imaps, pop3, pop3s };
}

/** A TCP port on loopback that nobody listens on now. */
export function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => done(port));
    });
  });
}

async function answering(child: ChildProcess, port: number, said: () => string): Promise<void> {
  for (let waited = 0; waited < 20_000; waited += 30) {
    if (child.exitCode !== null) throw new Error(`Dovecot did not start: ${said()}`);
    if (await greets(port)) return;
    await new Promise((done) => setTimeout(done, 30));
  }
  throw new Error(`Dovecot does not answer: ${said()}`);
}

function greets(port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(port, '127.0.0.1');
    const finish = (answer: boolean) => {
      socket.destroy();
      done(answer);
    };
    socket.setTimeout(2000, () => finish(false));
    socket.once('data', () => finish(true));
    socket.once('error', () => finish(false));
    socket.once('close', () => done(false));
  });
}
