// Writes load mail to disk: bin/node bench/generate/make-mails.ts --count 50000 --out DIR --seed 1 [--maildir | --mbox]
import { mkdirSync, openSync, utimesSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type LoadMail, loadMails } from './load-mails.ts';

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '50000' },
    out: { type: 'string' },
    seed: { type: 'string', default: '1' },
    maildir: { type: 'boolean', default: true },
    mbox: { type: 'boolean', default: false },
  },
});
if (values.out === undefined) throw new Error('say where to: --out DIR');

const out = values.out;
const write = values.mbox ? toMbox(out) : toMaildir(out);
const started = performance.now();
let mails = 0;
let bytes = 0;
for await (const mail of loadMails({
  count: Number(values.count),
  seed: Number(values.seed),
  end: new Date('2026-11-01T00:00:00Z'),
})) {
  write(mail, mails);
  mails += 1;
  bytes += mail.raw.length;
}
const seconds = (performance.now() - started) / 1_000;
console.log(
  JSON.stringify({
    mails,
    meanBytes: Math.round(bytes / mails),
    seconds: Number(seconds.toFixed(1)),
    perSecond: Math.round(mails / seconds),
  }),
);

/** A Maildir as Dovecot reads it: the size in the name spares it looking, the file's time is the INTERNALDATE. Sent mail in .Sent. */
function toMaildir(root: string): (mail: LoadMail, number: number) => void {
  for (const folder of ['', '.Sent'])
    for (const part of ['cur', 'new', 'tmp']) mkdirSync(join(root, folder, part), { recursive: true });
  writeFileSync(join(root, '.Sent', 'maildirfolder'), '');
  return (mail, number) => {
    const seconds = Math.floor(mail.date.getTime() / 1_000);
    const name = `${seconds}.M${number}P1.bench,S=${mail.raw.length}:2,${mail.folder === 'Sent' ? 'S' : ''}`;
    const path = join(root, mail.folder === 'Sent' ? '.Sent' : '', 'cur', name);
    writeFileSync(path, mail.raw);
    utimesSync(path, seconds, seconds);
  };
}

/** One mboxrd file, mails.mbox. */
function toMbox(root: string): (mail: LoadMail) => void {
  mkdirSync(root, { recursive: true });
  const file = openSync(join(root, 'mails.mbox'), 'w');
  return (mail) => {
    const quoted = mail.raw
      .toString('latin1')
      .replace(/\r\n/g, '\n')
      .replace(/^(>*From )/gm, '>$1');
    writeSync(
      file,
      `From bench@noord.example ${mail.date.toUTCString().replace(',', '')}\n${quoted}\n`,
      null,
      'latin1',
    );
  };
}
