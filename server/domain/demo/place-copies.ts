// Says where the copies of a mail lie, and what the company's people did with them.
import type { Plot } from './cast-story.ts';
import { DEMO_DOMAIN, demoCompany } from './company.ts';
import { mailDate } from './mail-headers.ts';
import { type Mailbox, type Written, writeMail } from './write-mail.ts';

export type MadeMail = {
  /** address of the mailbox it lies in */
  mailbox: string;
  folder: 'INBOX' | 'Sent' | 'Junk';
  raw: Buffer;
  internalDate: Date;
  flags: string[];
  messageId: string;
  /** the story it belongs to, for tests and for looking */
  story: string;
  /** who marked the conversation handled, and when; undefined while it is open */
  handled: { by: string; at: Date } | undefined;
  /** e-mails of the users who have read it, and of those who starred it */
  readBy: string[];
  starredBy: string[];
};

/** Where the copies lie and what was done with them. */
export function* placed(
  plot: Plot,
  number: number,
  at: Date,
  now: Date,
  mail: Written,
  sent: boolean,
  readers: Mailbox[],
): Generator<MadeMail> {
  const own = new Set(
    demoCompany.mailboxes.filter((one) => one.owner !== undefined).map((one) => one.address),
  );
  const junk = plot.story.kind === 'junk';
  const raw = writeMail(mail);
  const age = (now.getTime() - at.getTime()) / 86_400_000;
  const last = plot.times.at(-1) as Date;
  const done = plot.times.length === plot.story.steps.length;
  const resting = (now.getTime() - last.getTime()) / 86_400_000;
  const settled =
    !junk &&
    (resting > 12 ||
      (done && resting > 1 && plot.id % 4 !== 0) ||
      (!done && resting > 6 && plot.id % 3 === 0));
  const answered = number + 1 < plot.times.length;
  const read = age > 5 || answered || plot.id % 4 === 0;
  const made: MadeMail = {
    mailbox: sent && mail.from.address.startsWith('billing@') ? mail.from.address : plot.mailbox,
    folder: junk ? 'Junk' : sent ? 'Sent' : 'INBOX',
    raw,
    internalDate: new Date(at.getTime() + 1_000 * (2 + (plot.id % 7))),
    flags: [
      ...(sent || (read && !junk) ? ['\\Seen'] : []),
      ...(answered && !sent && !junk ? ['\\Answered'] : []),
    ],
    messageId: mail.messageId,
    story: plot.story.id,
    handled: settled
      ? {
          by: keeper(plot),
          at: new Date(Math.min(now.getTime(), last.getTime() + 3_600_000 * (1 + (plot.id % 9)))),
        }
      : undefined,
    readBy: sent ? [plot.us.email] : read && !junk ? readersInside(plot) : [],
    starredBy: !sent && plot.id % 37 === 0 ? [plot.us.email] : [],
  };
  yield made;
  for (const { address } of readers)
    if (own.has(address) && address !== plot.mailbox && address !== mail.from.address)
      yield {
        ...made,
        mailbox: address,
        folder: 'INBOX',
        flags: read ? ['\\Seen'] : [],
        raw: retraced(raw, plot, at, address),
      };
}

/** Who may work the mailbox and did: billing's mail belongs to the customer's responsible, where there is one. */
function keeper(plot: Plot): string {
  if (plot.mailbox !== `billing@${DEMO_DOMAIN}`) return plot.us.email;
  return plot.customer.responsible || `femke@${DEMO_DOMAIN}`;
}

function readersInside(plot: Plot): string[] {
  const team = demoCompany.users.filter(
    (user) => user.teams.includes(plot.us.teams[0] ?? '') && (plot.id + user.email.length) % 3 !== 0,
  );
  return [...new Set([plot.us.email, keeper(plot), ...team.map((user) => user.email)])];
}

/** The other mailbox's copy came by another way: its first Received line differs, the letter does not. */
function retraced(raw: Buffer, plot: Plot, at: Date, address: string): Buffer {
  const line = `Received: from relay.${DEMO_DOMAIN} by mx.${DEMO_DOMAIN} with LMTP id ${plot.random.letters(12)} for <${address}>;\r\n ${mailDate('nl', new Date(at.getTime() + 3_000), true)}\r\n`;
  return Buffer.concat([Buffer.from(line), raw]);
}
