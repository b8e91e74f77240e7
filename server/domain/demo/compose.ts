// Composes one mail of a story: in whose manner, with which words and files, as bytes.
import { readersOf, type Writer, writerOf } from './address-step.ts';
import type { Plot } from './cast-story.ts';
import { demoCompany } from './company.ts';
import type { DemoClient } from './customers.ts';
import { drawLogo } from './draw-files.ts';
import { filesOf } from './files-of-step.ts';
import { fillSlots } from './fill-slots.ts';
import { layOut, type Quotable } from './lay-out.ts';
import { composeMachineMail } from './machine-mail.ts';
import { mailDate, messageId, receivedLines } from './mail-headers.ts';
import { type Addressed, ASIDES, closing, greeting, greetingToAll } from './manners.ts';
import { type MadeMail, placed } from './place-copies.ts';
import type { Step } from './read-stories.ts';
import type { Written } from './write-mail.ts';

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

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

let logo: { name: string; type: string; content: Buffer } | undefined;
function LOGO() {
  logo ??= { name: 'image001.png', type: 'image/png', content: drawLogo() };
  return logo;
}
