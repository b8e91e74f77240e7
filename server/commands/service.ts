// `kontor service install`: lets systemd run Kontor on this machine.
import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { homedir, userInfo } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Config, settings } from '../config.ts';
import { ProductError } from '../domain/problem.ts';
import { type Command, UsageError } from './command.ts';

const unitName = 'kontor.service';

export const command: Command = {
  name: 'service',
  summary: 'Lets systemd run the server: service install, service print.',
  usage: `
kontor service install [--user NAME] [--json]
kontor service print   [--user NAME]

install writes ${unitName} with the settings as they are in the environment now, and starts it: as root for the whole
machine, running as NAME (default: the owner of the data folder's place); as a plain user for that user's session.
print shows the unit without changing anything. Secrets (DATABASE_URL, KONTOR_SECRET_KEY, KONTOR_METRICS_TOKEN) are
not written into it: put them into the file it names.

Exit codes: 0 done, 69 there is no systemd here, 64 wrong arguments.`,
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { user: { type: 'string' }, json: { type: 'boolean' } },
    });
    const isRoot = process.getuid!() === 0;
    const unit = writeUnit(io.config, isRoot ? (values.user ?? userInfo().username) : undefined);
    if (positionals[0] === 'print') {
      process.stdout.write(unit);
      return 0;
    }
    if (positionals[0] !== 'install') throw new UsageError('Say install or print.');
    if (!existsSync('/run/systemd/system'))
      throw new ProductError('unavailable', 'systemd does not run on this machine.', 'no-systemd');
    const path = isRoot
      ? join('/etc/systemd/system', unitName)
      : join(homedir(), '.config', 'systemd', 'user', unitName);
    writeFileSync(path, unit, { mode: 0o644 });
    const control = isRoot ? ['systemctl'] : ['systemctl', '--user'];
    for (const act of [['daemon-reload'], ['enable', '--now', unitName]]) {
      const { status, stderr } = spawnSync(control[0]!, [...control.slice(1), ...act], { encoding: 'utf8' });
      if (status !== 0) throw new ProductError('unavailable', `systemctl ${act.join(' ')}: ${stderr.trim()}`);
    }
    io.print(`Wrote ${path}. Kontor runs; its log: journalctl ${isRoot ? '' : '--user '}-u ${unitName}`);
    if (io.isJson) await io.json({ path });
    return 0;
  },
};

const secrets = ['DATABASE_URL', 'KONTOR_SECRET_KEY', 'KONTOR_METRICS_TOKEN'];

/**
 * The unit's text. Only the main process is told to stop, which then ends the database in order; standard output,
 * where the setup link appears, is not kept.
 * @param user whom a unit of the whole machine runs as; undefined for a unit of the user's own session
 */
export function writeUnit(config: Config, user: string | undefined): string {
  const root = join(import.meta.dirname, '..', '..');
  const plain: (keyof Config)[] = ['data', 'host', 'port', 'url', 'log', 'nightlyBackups', 'parseThreads'];
  const lists: (keyof Config)[] = ['roles', 'trustedProxies', 'allowedHosts'];
  const lines = settings
    .filter(({ name }) => !secrets.includes(name))
    .filter(({ field }) => plain.includes(field) || (config[field] as string[])?.length > 0)
    .map(({ name, field }) => {
      const value = lists.includes(field) ? (config[field] as string[]).join(',') : String(config[field]);
      return `Environment="${name}=${value}"`;
    });
  return `# Runs Kontor. Written by \`kontor service\`; after moving Kontor or its data, write it again.
[Unit]
Description=Kontor
After=network-online.target
Wants=network-online.target

[Service]
ExecStart=${join(root, 'bin', 'kontor')} start
WorkingDirectory=${root}
${user === undefined ? '' : `User=${user}\n`}${lines.join('\n')}
# For secrets, one NAME=value a line, mode 0600.
EnvironmentFile=-${join(config.data, 'environment')}
StandardOutput=null
StandardError=journal
KillMode=mixed
TimeoutStopSec=90
Restart=on-failure
RestartPreventExitStatus=75 78
UMask=0077
NoNewPrivileges=true
PrivateTmp=false

[Install]
WantedBy=${user === undefined ? 'default.target' : 'multi-user.target'}
`;
}
