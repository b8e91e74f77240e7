// Finds how Lotus Notes heads the mail it answers or forwards: who wrote it and when, then "To", "cc" and "Subject", without "From" and "Date".
import { continuesHeader, labelOf } from './header-block.ts';
import { isBlank, type MailLine } from './mail-line.ts';
import { FORWARDED, type Role, roleOfLabel } from './quote-words.ts';

const MOMENT =
  /(?<!\d)(?:\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d\d|(?:19|20)\d\d[./-]\d{1,2}[./-]\d{1,2}),?\s+\d{1,2}[:.]\d\d(?!\d)/;
const ADDRESS = /[^\s<>@]@[^\s<>@]/;
/** "ann@lee.example", "Ann Lee/London/Acme@ACME" */
const MAILBOX = /[^\s<>@]@[^\s<>@]|\p{L}\/\p{L}+(?:\/\p{L}|$)/u;
/** What may stand between the moment and "To:": the wrapped half of the day, and where answers shall go. */
const BETWEEN = /^(?:[ap]\.?m\.?|[A-Z]{3,4})$|^(?:please respond to|bitte antwort an|veuillez répondre à)\b/i;
const SENT_BY = /^(?:sent by|gesendet von|envoyé par|inviato da|enviado por)\s*:/i;
const LONGEST_LABEL_ALONE = 14;
const LONGEST_NAME = 80;
/** "12/20/2000 08:31:04 AM CST" */
const LONGEST_MOMENT = 34;
const MAX_LINES = 24;

/** "---- Forwarded by Ann Lee/London/Acme on 12/20/2000 08:39 AM ----", which Notes itself breaks in two. */
export function isForwardedBy(lines: MailLine[], at: number): boolean {
  const line = lines[at]!;
  if (line.depth > 0 || !line.bare.startsWith('-----') || line.bare.length > 200) return false;
  if (!FORWARDED.test(line.bare)) return false;
  const below = lines[at + 1];
  const whole = line.bare.endsWith('---') || !below ? line.bare : `${line.bare} ${below.bare}`;
  return whole.endsWith('---') && MOMENT.test(whole);
}

/** The line with the sender's name where "To:" at `at` belongs to such a header; undefined where it does not. */
export function notesHeaderAt(lines: MailLine[], at: number): number | undefined {
  const line = lines[at]!;
  if (line.depth > 0 || isBlank(line)) return undefined;
  // asked of every line: the date above is looked for before any word is looked up
  const label = labelOf(line);
  if (label ? label.role !== 'to' : line.bare.length > LONGEST_LABEL_ALONE) return undefined;
  const first = senderAbove(lines, at);
  return first !== undefined &&
    roleOf(line) === 'to' &&
    subjectFollows(lines, at, MAILBOX.test(lines[first]!.bare))
    ? first
    : undefined;
}

/** A label with its colon, or alone on its line as Notes sets it in a table; its German says "Thema", which elsewhere heads lists. */
function roleOf(line: MailLine): Role | undefined {
  if (/^thema\b/i.test(line.bare)) return 'subject';
  return (
    labelOf(line)?.role ?? (line.bare.length <= LONGEST_LABEL_ALONE ? roleOfLabel(line.bare) : undefined)
  );
}

/** Somebody's mailbox must be named on the way, or it is a note with a date on it. */
function subjectFollows(lines: MailLine[], at: number, known: boolean): boolean {
  let [alone, mailbox] = [false, known];
  for (let i = at; i < Math.min(lines.length, at + MAX_LINES); i++) {
    const line = lines[i]!;
    if (line.depth > 0) return false;
    if (isBlank(line)) continue;
    const role = roleOf(line);
    if (role === 'subject') return mailbox;
    mailbox ||= MAILBOX.test(line.bare);
    if (!role && !alone && !continuesHeader(line, lines[i - 1])) return false;
    if (role && role !== 'to' && role !== 'cc') return false;
    alone = role !== undefined && !labelOf(line);
  }
  return false;
}

function senderAbove(lines: MailLine[], at: number): number | undefined {
  let when = previousFilled(lines, at - 1);
  for (let passed = 0; passed < 3 && when >= 0 && !MOMENT.test(lines[when]!.bare); passed++) {
    if (!BETWEEN.test(lines[when]!.bare) && !ADDRESS.test(lines[when]!.bare)) return undefined;
    when = previousFilled(lines, when - 1);
  }
  if (when < 0 || lines[when]!.depth > 0) return undefined;
  const { bare } = lines[when]!;
  const moment = MOMENT.exec(bare);
  if (!moment || bare.length > 2 * LONGEST_NAME || bare.length - moment.index > LONGEST_MOMENT)
    return undefined;
  if (moment.index > 0) return isSender(bare.slice(0, moment.index)) ? withCompany(lines, when) : undefined;
  let name = previousFilled(lines, when - 1);
  if (name >= 0 && SENT_BY.test(lines[name]!.bare)) name = previousFilled(lines, name - 1);
  return name >= 0 && lines[name]!.depth === 0 && isSender(lines[name]!.bare) ? name : undefined;
}

/** A name or an address: few words, and no sentence. */
function isSender(said: string): boolean {
  if (said.length > 2 * LONGEST_NAME || !/\p{L}/u.test(said)) return false;
  if (ADDRESS.test(said)) return said.split(/\s+/).length <= 9;
  return said.length <= LONGEST_NAME && said.trim().split(/\s+/).length <= 6 && !/[.!?:;,]\s*$/.test(said);
}

/** The company's name, which Notes sets indented above "From:". */
function withCompany(lines: MailLine[], from: number): number {
  if (!/^\s/.test(lines[from]!.text)) return from;
  const above = previousFilled(lines, from - 1);
  if (above < 0 || !/^\s/.test(lines[above]!.text)) return from;
  return isSender(lines[above]!.bare.replace(/\.$/, '')) ? above : from;
}

/** The next line above that is not blank, a few lines up at most; -1 when there is none. */
function previousFilled(lines: MailLine[], from: number): number {
  for (let i = from; i >= 0 && from - i <= 4; i--) if (!isBlank(lines[i]!)) return i;
  return -1;
}
