// Lets PostgreSQL run when we are root, which it refuses: in a user namespace, or as another user that may pass our folders.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { userInfo } from 'node:os';

/** How to start the server's programs: what to put in front of them, and whom their files must belong to. */
export interface RunAs {
  way: 'directly' | 'user-namespace' | 'other-user';
  prefix: string[];
  /** Owner the data folder needs; undefined: whoever we are. */
  owner: { uid: number; gid: number } | undefined;
}

/**
 * Chooses the way: a plain user directly; root through `unshare --user`, where files stay root's; where that is
 * forbidden (many containers) as an ordinary user who keeps the capability to pass a 0700 folder.
 * @param ways tried in this order; tests leave some out
 * @throws Error with words for the operator when none works
 */
export function chooseRunAs(ways: RunAs['way'][] = ['directly', 'user-namespace', 'other-user']): RunAs {
  const user = ordinaryUser();
  const attempts: Record<RunAs['way'], () => RunAs | undefined> = {
    directly: () =>
      process.getuid!() !== 0 && hasName() ? { way: 'directly', prefix: [], owner: undefined } : undefined,
    'user-namespace': () => {
      const prefix = ['unshare', '--user', `--map-user=${user.uid}`, '--'];
      return works(prefix) ? { way: 'user-namespace', prefix, owner: ourselves() } : undefined;
    },
    'other-user': () => {
      if (process.getuid!() !== 0) return undefined;
      const caps = '-all,+dac_override';
      const prefix = ['setpriv', `--reuid=${user.uid}`, `--regid=${user.gid}`, '--clear-groups'];
      prefix.push(`--inh-caps=${caps}`, `--ambient-caps=${caps}`, '--');
      return works(prefix) ? { way: 'other-user', prefix, owner: user } : undefined;
    },
  };
  for (const way of ways) {
    const runAs = attempts[way]();
    if (runAs) return runAs;
  }
  throw new Error(
    'PostgreSQL does not run as root, and neither a user namespace (unshare --user) nor another user (setpriv) is allowed here. Start Kontor as a plain user, or set DATABASE_URL to a PostgreSQL of your own.',
  );
}

function works(prefix: string[]): boolean {
  const { status } = spawnSync(prefix[0]!, [...prefix.slice(1), 'true'], { stdio: 'ignore', timeout: 5000 });
  return status === 0;
}

function ourselves(): { uid: number; gid: number } {
  return { uid: process.getuid!(), gid: process.getgid!() };
}

// initdb and the server look their user up by number and give up when it has no name.
function hasName(): boolean {
  try {
    return userInfo().username !== '';
  } catch {
    return false;
  }
}

/** Some user with a name who is not root: nobody, else the first there is. */
export function ordinaryUser(): { uid: number; gid: number } {
  const users = readPasswd().filter(({ uid }) => uid > 0);
  return users.find(({ name }) => name === 'nobody') ?? users[0] ?? { uid: 65_534, gid: 65_534 };
}

function readPasswd(): { name: string; uid: number; gid: number }[] {
  try {
    return readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .map((line) => line.split(':'))
      .filter((fields) => fields.length > 3)
      .map(([name, , uid, gid]) => ({ name: name!, uid: Number(uid), gid: Number(gid) }));
  } catch {
    return [];
  }
}
