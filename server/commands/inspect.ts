// `kontor inspect`: says what is understood of mails in files, without a database.
import { parseArgs } from 'node:util';
import { type InspectedMail, inspectMails } from '../domain/incoming/inspect-mails.ts';
import { type Command, UsageError } from './command.ts';
import { explain } from './exit-codes.ts';

export const command: Command = {
  name: 'inspect',
  summary: 'Shows what is understood of the mails in files, without a database.',
  usage: `
kontor inspect PATH… [--ours ADDRESS_OR_DOMAIN,…] [--json]

PATH is a mail (.eml, .txt), an mbox, a Maildir, a folder of these, a .zip of these or a .pst.

  --ours LIST   addresses and domains that are ours; tells mail in, out and internal apart
  --json        one line of JSON a mail

A file that is no mail gives a line with its problems; the exit code is 0 all the same.`,
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { json: { type: 'boolean' }, ours: { type: 'string', multiple: true } },
    });
    if (positionals.length === 0) throw new UsageError('Which files?');
    const ours = (values.ours ?? [])
      .flatMap((list) => list.split(','))
      .map((one) => one.trim().toLowerCase());
    let failed = 0;
    for (const path of positionals) {
      try {
        for await (const mail of inspectMails(path, ours, io.signal)) {
          if (io.isJson) await io.json(mail);
          else for (const line of linesOf(mail)) io.print(line);
        }
      } catch (error) {
        failed++;
        io.warn(explain(error).words);
      }
    }
    return failed === positionals.length ? 66 : 0;
  },
};

function linesOf(mail: InspectedMail): string[] {
  const people = (list: InspectedMail['from']) =>
    list.map(({ name, address }) => (name ? `${name} <${address}>` : address)).join(', ');
  const rows: [string, string][] = [
    ['From', people(mail.from) || 'unknown'],
    ['To', people([...mail.to, ...mail.cc])],
    ['Date', mail.date ?? ''],
    ['Kind', [mail.kind, mail.direction, mail.language].filter((word) => word !== '').join(', ')],
    ['Files', mail.attachments.map((file) => `${file.name || file.type} (${file.size} bytes)`).join(', ')],
    ['Problems', mail.problems.join(' ')],
  ];
  const own = mail.own
    .split('\n')
    .slice(0, 12)
    .map((line) => `    ${line}`);
  return [
    `${mail.file}: ${mail.subject || '(no subject)'}`,
    ...rows.filter(([, value]) => value !== '').map(([name, value]) => `  ${name.padEnd(9)}${value}`),
    ...(mail.own ? own : []),
    '',
  ];
}
