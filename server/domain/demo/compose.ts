// Composes one mail of a story: who to whom, in whose manner, with which files, as bytes, and where its copies lie.
import type { Plot } from './cast-story.ts';
import { DEMO_DOMAIN, type DemoUser, demoCompany } from './company.ts';
import type { DemoClient, DemoPerson } from './customers.ts';
import { drawLogo } from './draw-files.ts';
import { filesOf } from './files-of-step.ts';
import { fillSlots } from './fill-slots.ts';
import { layOut, type Quotable } from './lay-out.ts';
import { composeMachineMail } from './machine-mail.ts';
import { mailDate, messageId, receivedLines } from './mail-headers.ts';
import { type Addressed, ASIDES, closing, greeting, greetingToAll } from './manners.ts';
import type { Step } from './read-stories.ts';
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

/** The writer of a mail, ours or theirs. */
export type Writer = {
  name: string;
  address: string;
  client: DemoClient;
  ours: boolean;
  female: boolean;
  first: string;
  signature: string[];
};

/**
 * One mail of a plot, and its copy in a second mailbox of ours where it was copied there.
 * @param written own words of all mails so far: no two are alike
 */
export function* composeStep(
  plot: Plot,
  number: number,
  at: Date,
  now: Date,
  written: Set<string>,
): Generator<MadeMail> {
  const step = plot.story.steps[number] as Step;
  if (number === 0)
    plot.subject = capital(
      fillSlots(plot.random.pick(plot.story.subjects), factsFor(plot, at, true, true), plot.random),
    );
  if (step.voice === 'X' || step.files.includes('ooo')) {
    yield* placed(plot, number, at, now, composeMachineMail(plot, step, at, written), false, []);
    return;
  }
  const writer = writerOf(plot, step);
  const { to, cc, reader } = readersOf(plot, step, number);
  const paragraphs = words(plot, step, at, writer, reader, number, written);
  const files = filesOf(plot, step, at);
  const logo =
    writer.client === 'outlook' && plot.random.chance(0.25)
      ? `image001.png@${plot.random.letters(8)}`
      : undefined;
  const last = plot.written.at(-1);
  const signature = number < 2 || plot.random.chance(0.6) ? writer.signature : [];
  const quotes = last !== undefined && plot.random.chance(0.92);
  const laid = layOut(
    writer.client,
    plot.story.language,
    paragraphs,
    signature,
    quotes ? last.quotable : undefined,
    logo,
  );
  const mail: Written = {
    trace: writer.ours ? [] : receivedLines(plot.random, writer.address, to[0]?.address ?? '', at),
    from: { name: writer.name, address: writer.address },
    to,
    cc,
    subject: subjectOf(plot, writer.client, number),
    date: mailDate(plot.story.language, at, writer.ours),
    messageId: messageId(writer.client, writer.address, plot.random, at),
    inReplyTo: last?.messageId,
    references: plot.written.map((one) => one.messageId),
    headers: programOf(writer.client),
    text: laid.text,
    html: laid.html,
    files: logo === undefined ? files : [...files, { ...LOGO(), cid: logo }],
    base64: writer.client === 'yandex' || writer.client === 'mailru',
    boundary: plot.random.letters(20),
  };
  remember(plot, step, mail, paragraphs, quotes ? last?.quotable : undefined, at);
  const inward = step.voice === 'V' && number > 0 && plot.story.steps[number - 1]?.voice === 'I';
  yield* placed(plot, number, at, now, mail, writer.ours && !inward, [...to, ...cc]);
}

function writerOf(plot: Plot, step: Step): Writer {
  const inward = step.voice === 'V' && plot.story.steps[plot.story.steps.indexOf(step) - 1]?.voice === 'I';
  if (step.voice === 'C' || step.voice === 'D')
    return theirs(step.voice === 'C' ? plot.person : plot.other, plot);
  const user = step.voice === 'V' ? plot.colleague : plot.us;
  const team =
    user.email === 'femke@noord.example' && step.voice === 'V' ? `billing@${DEMO_DOMAIN}` : plot.mailbox;
  return our(user, inward ? user.email : team, plot);
}

function theirs(person: DemoPerson, plot: Plot): Writer {
  const work = [person.job, plot.customer.name, `${plot.customer.street}, ${plot.customer.city}`];
  const signature = [...(plot.customer.name === '' ? [] : work), `T ${person.phone}`];
  const sparse = person.client === 'gmail' && person.phone.endsWith('1') ? [] : signature;
  return {
    name: person.name,
    address: person.email,
    client: person.client,
    ours: false,
    female: person.female,
    first: person.first,
    signature: sparse,
  };
}

function our(user: DemoUser, address: string, plot: Plot): Writer {
  const { house } = demoCompany;
  const signature = [
    user.job[plot.story.language],
    house.name,
    `${house.street}, ${house.postcode} ${house.city}`,
    `T ${user.phone} | ${house.site}`,
  ];
  return {
    name: user.name,
    address,
    client: user.client,
    ours: true,
    female: user.female,
    first: user.name.split(' ')[0] ?? '',
    signature,
  };
}

function readersOf(
  plot: Plot,
  step: Step,
  number: number,
): { to: Mailbox[]; cc: Mailbox[]; reader: Addressed | undefined } {
  const box: Mailbox = { name: boxName(plot.mailbox), address: plot.mailbox };
  const person: Mailbox = {
    name: plot.person.name,
    address: plot.story.kind === 'bounce' ? plot.person.email.replace('@', '.old@') : plot.person.email,
  };
  if (step.voice === 'C' || step.voice === 'D') {
    const cc: Mailbox[] = step.voice === 'D' && plot.other !== plot.person ? [person] : [];
    const copied = plot.copied && plot.us.email !== plot.mailbox && /^(ada|bruno)@/.test(plot.us.email);
    if (copied) cc.push({ name: plot.us.name, address: plot.us.email });
    const named = number > 0 || /^(ada|bruno|hendrik)@/.test(plot.mailbox);
    return {
      to: [number > 0 ? { name: plot.us.name, address: plot.mailbox } : box],
      cc,
      reader: named ? addressedUser(plot.us) : undefined,
    };
  }
  const before = plot.story.steps[number - 1]?.voice;
  if (step.voice === 'I')
    return {
      to: [{ name: plot.colleague.name, address: plot.colleague.email }],
      cc: [],
      reader: addressedUser(plot.colleague),
    };
  if (step.voice === 'V' && before === 'I')
    return { to: [{ name: plot.us.name, address: plot.mailbox }], cc: [], reader: addressedUser(plot.us) };
  const two = plot.story.steps.some((one) => one.voice === 'D') && plot.other !== plot.person;
  if (before === 'D' && two)
    return { to: [{ name: plot.other.name, address: plot.other.email }], cc: [person], reader: plot.other };
  const handed = plot.story.steps[number + 2]?.voice === 'V' && number === 0;
  return {
    to: [person],
    cc: handed ? [{ name: plot.colleague.name, address: plot.colleague.email }] : [],
    reader: plot.person,
  };
}

function addressedUser(user: DemoUser): Addressed {
  const [first = '', ...rest] = user.name.split(' ');
  return { first, address: VOCATIVES[first] ?? first, last: rest.join(' '), female: user.female };
}

const VOCATIVES: Record<string, string> = {
  Katarzyna: 'Katarzyno',
  Tomasz: 'Tomaszu',
  Bruno: 'Bruno',
  Ольга: 'Ольга Николаевна',
  Ирина: 'Ирина Дмитриевна',
};

/** Greeting, own words and closing; own words that were written before get another phrasing or a sentence more. */
function words(
  plot: Plot,
  step: Step,
  at: Date,
  writer: Writer,
  reader: Addressed | undefined,
  number: number,
  written: Set<string>,
): string[] {
  const { language } = plot.story;
  const facts = factsFor(plot, at, writer.female, reader?.female ?? false);
  const phone = writer.ours ? (writer.signature.at(-1)?.replace(/^T | \|.*$/g, '') ?? '') : plot.person.phone;
  facts.values = {
    ...facts.values,
    myphone: phone,
    mycity: writer.ours ? demoCompany.house.city : plot.customer.city,
  };
  let own = fillSlots(step.text, facts, plot.random);
  for (let tried = 0; tried < 4 && written.has(own); tried += 1)
    own = fillSlots(step.text, facts, plot.random);
  while (written.has(own))
    own = `${own} ¶ ${fillSlots(plot.random.pick(ASIDES[language]), facts, plot.random)}`;
  written.add(own);
  const inside = step.voice === 'I' || (step.voice === 'V' && plot.story.steps[number - 1]?.voice === 'I');
  const familiar = plot.familiar || inside;
  const opening = inside
    ? ''
    : reader === undefined
      ? greetingToAll(language, plot.familiar, plot.random)
      : greeting(language, reader, familiar, number, plot.random);
  const name = familiar && writer.first !== '' ? writer.first : writer.name;
  const end =
    inside || own.length < 20 ? name : closing(language, writer.name, writer.first, familiar, plot.random);
  return [opening, ...own.split('¶').map((one) => capital(one.trim())), end].filter((one) => one !== '');
}

export function factsFor(plot: Plot, at: Date, writerFemale: boolean, readerFemale: boolean) {
  return { language: plot.story.language, at, writerFemale, readerFemale, values: plot.values };
}

function subjectOf(plot: Plot, client: DemoClient, number: number): string {
  if (number === 0) return plot.subject;
  const prefix = client === 'outlook' ? (plot.story.language === 'pl' ? 'ODP: ' : 'RE: ') : 'Re: ';
  return `${prefix}${plot.subject}`;
}

function remember(
  plot: Plot,
  step: Step,
  mail: Written,
  paragraphs: string[],
  quoted: Quotable | undefined,
  at: Date,
): void {
  const short = quoted !== undefined && quoted.text.length < 2_500;
  const below = short
    ? `\n\n${quoted.text
        .split('\n')
        .map((line) => `> ${line}`.trimEnd())
        .join('\n')}`
    : '';
  const html = `${paragraphs.map((one) => `<p>${one.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/\n/g, '<br>')}</p>`).join('')}${short ? `<blockquote>${quoted.html}</blockquote>` : ''}`;
  plot.written.push({
    messageId: mail.messageId,
    voice: step.voice,
    quotable: {
      from: mail.from,
      to: mail.to,
      subject: mail.subject,
      at,
      text: `${paragraphs.join('\n\n')}${below}`,
      html,
    },
  });
}

/** Where the copies lie and what was done with them. */
function* placed(
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

function programOf(client: DemoClient): [string, string][] {
  const program: Record<DemoClient, [string, string][]> = {
    gmail: [],
    outlook: [
      ['X-Mailer', 'Microsoft Outlook 16.0'],
      ['Thread-Index', 'AdrN0example'],
      ['Content-Language', 'en-US'],
    ],
    apple: [['X-Mailer', 'Apple Mail (2.3826.400.131)']],
    phone: [['X-Mailer', 'iPhone Mail (23A355)']],
    thunderbird: [['User-Agent', 'Mozilla Thunderbird']],
    yandex: [['X-Mailer', 'Yamail [ http://yandex.ru ] 5.0']],
    mailru: [
      ['X-Mailer', 'Mail.Ru Mailer 1.0'],
      ['X-Priority', '3 (Normal)'],
    ],
  };
  return program[client];
}

function boxName(address: string): string {
  return demoCompany.mailboxes.find((one) => one.address === address)?.name ?? '';
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

let logo: { name: string; type: string; content: Buffer } | undefined;
function LOGO() {
  logo ??= { name: 'image001.png', type: 'image/png', content: drawLogo() };
  return logo;
}
