// Finds copied mail headers ("From: … Sent: … To: … Subject: …") that stand above an answered or forwarded mail, in any language.
import { isBlank, type Kind, type Label, type MailLine } from './mail-line.ts';
import { END_OF_ORIGINAL, FORWARDED, ORIGINAL_MESSAGE, type Role, roleOfLabel } from './quote-words.ts';

export type HeaderBlock = { first: number; end: number };

const LABEL = /^([\p{L}\p{M}][\p{L}\p{M}\p{N} .'’()/-]{0,30}?)[\s_]{0,3}[:：]\s*(.*)$/u;
/** Within so many UTF-16 units the colon of a label must stand. */
const LONGEST_LABEL = 72;
const ADDRESS = /[^\s<>@]+@[^\s<>@]+\.[\p{L}\d-]{2,}/u;
const DATE = /(?<!\d)(?:19|20)\d\d(?!\d)|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{1,2}:\d{2}/;
/** "--- begin forwarded text" */
const BEGINS_FORWARD =
  /^(?:-{2,}|={2,}|\*{2,})\s?(?:(?:begin|start of) )(?:forwarded|original) (?:message|text|mail|e-mail)\W*$/i;
/** "Original Message processed by david®", as Tobit's server writes above a mail it quotes without marks. */
const PROCESSED = /^original message processed by \S+$/i;
const GLUED = /^-{4,}\s?([^-]{5,40}?)\s?-{4,}\s*(\p{L}[\p{L} ]{0,20}?)\s?[:：]/u;
const MACHINE_DATE = /\d{1,2}:\d\d:\d\d [+-]\d{4}/;
const RULE = /^[-_=*~—–─━═＝＊－―]{3,}$/;
const DRAWN = /^[-_=*~—–─━═＝＊－―](?:\s?[-_=*~—–─━═＝＊－―]|$)/;
const MAX_LINES = 24;

/** A copied header beginning at `at` (a rule or "Original Message" above it is found by `separatorAbove`), or undefined. */
export function headerBlockAt(lines: MailLine[], at: number, separated: boolean): HeaderBlock | undefined {
  if (!mayBegin(lines, at, separated)) return undefined;
  const roles = new Set<Role>();
  let [address, date, machineDate, unknown, end, labels] = [false, false, false, 0, at, 0];
  let together = false;
  for (let i = at; i < lines.length && i - at < MAX_LINES; i++) {
    const line = lines[i]!;
    if (line.depth > 0) break;
    if (isBlank(line)) {
      // some programs set each header as a paragraph: go on only when they all are, and the next one is a header we know
      const next = lines[i + 1];
      const role = next && labelOf(next)?.role;
      if (role && role !== 'other' && labels > 0 && !together && !roles.has(role) && !roles.has('subject'))
        continue;
      break;
    }
    const label = labelOf(line);
    if (!label && !continuesHeader(line, lines[i - 1])) break;
    if (label) {
      if (label.role && label.role !== 'other' && label.role !== 'cc' && roles.has(label.role)) break;
      if (label.role) roles.add(label.role);
      else unknown++;
      together ||= labels > 0 && !isBlank(lines[i - 1]!);
      labels++;
    }
    address ||= ADDRESS.test(line.bare);
    date ||= DATE.test(line.bare);
    machineDate ||= MACHINE_DATE.test(line.bare);
    end = i + 1;
  }
  return isHeader({ roles, address, date, machineDate, unknown, labels, separated })
    ? { first: at, end }
    : undefined;
}

/** A block begins with a header we know, or with one we do not ("Message du : …") directly above one we know. */
function mayBegin(lines: MailLine[], at: number, separated: boolean): boolean {
  const label = labelOf(lines[at]!);
  if (!label) return false;
  return (
    separated ||
    label.role !== undefined ||
    (at + 1 < lines.length && labelOf(lines[at + 1]!)?.role !== undefined)
  );
}

type Evidence = {
  roles: Set<Role>;
  address: boolean;
  date: boolean;
  /** as RFC 5322 §3.3 writes it */
  machineDate: boolean;
  unknown: number;
  labels: number;
  separated: boolean;
};

function isHeader({ roles, address, date, machineDate, unknown, labels, separated }: Evidence): boolean {
  const has = (role: Role) => roles.has(role);
  if (unknown > 2 && unknown > roles.size) return false;
  const when = has('sent') || has('date');
  if (has('from') && when && (has('to') || has('subject')))
    return address || has('subject') || has('sent') || separated;
  if (has('from') && has('to') && has('subject')) return address || separated;
  if (has('from') && when && date) return address || separated;
  if (separated && has('from')) return address || has('sent');
  if (when && has('to') && (has('subject') || (machineDate && labels <= 3 && unknown === 0)))
    return date && address;
  // a language we have no words for: short labels, one value an address, another a date, nothing else between
  return separated && labels >= 3 && address && date;
}

export function labelOf(line: MailLine): Label | undefined {
  if (line.label === undefined) line.label = readLabel(line);
  return line.label ?? undefined;
}

function readLabel(line: MailLine): Label | null {
  if (line.depth > 0 || line.bare.length > 1000) return null;
  if (!/[:：]/.test(line.bare.slice(0, LONGEST_LABEL))) return null;
  const match = LABEL.exec(line.bare);
  if (!match) return null;
  const role = roleOfLabel(match[1]!);
  return role || match[1]!.split(' ').length <= 3 ? { role } : null;
}

/** "From: desk@firm.org" and no other header: introduces only what is marked as quoted below it. */
export function isSenderAlone(line: MailLine): boolean {
  return labelOf(line)?.role === 'from' && ADDRESS.test(line.bare);
}

/** Folded header values: a line that begins with blanks, an address, or carries on a list of addresses. */
export function continuesHeader(line: MailLine, before: MailLine | undefined): boolean {
  return (
    /^\s/.test(line.text) ||
    /^[<"]?[^\s<>]*@|^<|^\[/.test(line.bare) ||
    /[;,<]$/.test(before?.bare ?? '') ||
    ADDRESS.test(line.bare.slice(0, 80))
  );
}

/** "-----Original Message-----", "---------- Forwarded message ---------": dashes around words that name a mail. */
export function isOriginalMessageLine(line: MailLine): boolean {
  if (line.depth === 0 && line.bare.length <= 50 && BEGINS_FORWARD.test(line.bare)) return true;
  if (line.depth === 0 && line.bare.length <= 60 && PROCESSED.test(line.bare)) return true;
  if (line.depth === 0 && isGluedToHeader(line.bare)) return true;
  if (isHeaderInOneLine(line)) return true;
  const title = titleOf(line);
  return title !== undefined && !END_OF_ORIGINAL.test(line.bare) && ORIGINAL_MESSAGE.test(title);
}

/** "----- Original Message -----From: Ann": programs that make text of HTML lose the break behind the dashes. */
function isGluedToHeader(bare: string): boolean {
  const parts = bare.startsWith('----') ? GLUED.exec(bare) : null;
  return parts !== null && ORIGINAL_MESSAGE.test(parts[1]!) && roleOfLabel(parts[2]!) !== undefined;
}

const INNER_LABEL = /(?<=[\s\d>])(\p{L}{1,14}(?:\s\p{L}{1,8})?)\s?[:：]\s/gu;

/** "Sent: Tuesday, … From: "Ann" <ann@lee.example> To: … Subject: …", a whole header in a line, as GMX makes text of it. */
function isHeaderInOneLine(line: MailLine): boolean {
  if (line.bare.length < 60 || line.bare.length > 600) return false;
  const first = labelOf(line)?.role;
  if (first !== 'from' && first !== 'sent' && first !== 'date' && first !== 'subject') return false;
  const roles = new Set<Role>([first]);
  for (const [, label] of `${line.bare} `.matchAll(INNER_LABEL)) {
    const role = roleOfLabel(label!) ?? roleOfLabel(label!.split(/\s/).at(-1)!);
    if (role) roles.add(role);
  }
  const when = roles.has('sent') || roles.has('date');
  if (first === 'subject')
    return roles.has('from') && roles.has('to') && DATE.test(line.bare) && ADDRESS.test(line.bare);
  return roles.has('from') && when && roles.has('to') && roles.has('subject') && DATE.test(line.bare);
}

/** "---- any few words ----": names a copied header only when one follows. */
export function isTitledRule(line: MailLine): boolean {
  return titleOf(line) !== undefined;
}

/** The one to six words between two drawn lines, if that is all that stands there. */
function titleOf(line: MailLine): string | undefined {
  if (line.depth > 0 || line.bare.length > 90 || !DRAWN.test(line.bare)) return undefined;
  const title = line.bare.replace(/^[-_=*~—–─]+/, '').replace(/[-_=*~—–─]+:?$/, '');
  if (!/[-_=*~—–─]{2}:?$/.test(line.bare) || !/\p{L}{3}|[\p{Script=Han}\p{Script=Hangul}]{2}/u.test(title))
    return undefined;
  return title.length <= 62 && title.trim().split(/\s+/).length <= 6 && !/\bPGP\b/.test(title)
    ? title
    : undefined;
}

/** Cheap: whether the line has the form "Label: value" at all. */
export function mayBeginHeader(line: MailLine): boolean {
  return labelOf(line) !== undefined;
}

/** A drawn line and nothing else. */
export function isRule(line: MailLine): boolean {
  return line.depth === 0 && DRAWN.test(line.bare) && RULE.test(line.bare.replace(/\s/g, ''));
}

/** "Begin forwarded message:" and its like: short, ends with a colon, names forwarding. */
export function isForwardLine(line: MailLine): boolean {
  return (
    line.depth === 0 &&
    line.bare.length <= 80 &&
    /[:：]$/.test(line.bare) &&
    line.bare.split(/\s+/).length <= 7 &&
    FORWARDED.test(line.bare)
  );
}

const MAX_HEADER = 16;

/** The first line of a copied header whose last line is `last`. */
export function headerEndingAt(lines: MailLine[], last: number): number | undefined {
  if (isOriginalMessageLine(lines[last]!)) return last;
  for (let first = Math.max(0, last - MAX_HEADER); first <= last; first++) {
    if (isBlank(lines[first]!)) continue;
    const block = headerBlockAt(lines, first, separatorAbove(lines, first, undefined) < first);
    if (block && block.end === last + 1) return first;
  }
  return undefined;
}

/** The same line drawn a few lines above: both frame a signature. */
function closesFrame(lines: MailLine[], at: number): boolean {
  for (let i = at - 2; i >= 0 && at - i <= 12; i--) if (lines[i]!.bare === lines[at]!.bare) return true;
  return false;
}

/** "Original", as QQ Mail heads what it quotes. */
function isOriginalAlone(line: MailLine): boolean {
  return line.depth === 0 && line.bare.length <= 8 && /^(?:original|原始邮件|原始郵件)$/i.test(line.bare);
}

/**
 * Takes in the rules, "Original Message" lines and "Begin forwarded message:" that stand above line `at`. Above an introduction
 * (`introduction`) also whom the mail was written to and what about, where a rule opens them, as Yandex does.
 */
export function separatorAbove(
  lines: MailLine[],
  at: number,
  kinds: (Kind | undefined)[] | undefined,
  introduction = false,
): number {
  let first = at;
  for (let i = at - 1; i >= 0 && at - i <= 8; i--) {
    const line = lines[i]!;
    if (isBlank(line)) continue;
    if (kinds?.[i]) break;
    if (introduction && first === at && isRule(line) && closesFrame(lines, i)) break;
    if (isRule(line) || isTitledRule(line) || isForwardLine(line) || isOriginalAlone(line)) first = i;
    else if (!introduction || !/^(?:to|cc|subject)$/.test(labelOf(line)?.role ?? '')) break;
  }
  return first;
}
