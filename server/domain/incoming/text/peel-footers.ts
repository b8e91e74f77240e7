// Takes footers off the end of a text: legal text, mailing lists, virus scanners, telephones' lines.
import { isDeviceLine } from './device-line.ts';
import { isRule } from './header-block.ts';
import { saidBefore } from './lone-name.ts';
import type { Kind, MailLine } from './mail-line.ts';
import { looksLikeSentence } from './signature-shape.ts';
import {
  isFooterLine,
  isLegalSentence,
  legalScore,
  mayBeLegal,
  opensLegally,
  textOf,
} from './signature-words.ts';

type Kinds = (Kind | undefined)[];

const MAX_FOOTERS = 60;
const MAX_PARAGRAPH = 100;

/** Walks up from the end over paragraphs that are footers; returns how many own lines remain above them. */
export function peelFooters(lines: MailLine[], kinds: Kinds, own: number[]): number {
  let end = own.length;
  for (let rounds = 0; end > 0 && rounds < MAX_FOOTERS; rounds++) {
    let first = end - 1;
    while (first > 0 && end - first < MAX_PARAGRAPH && own[first]! - own[first - 1]! === 1) first--;
    const paragraph = own.slice(first, end).map((i) => lines[i]!);
    const alone = first === 0 && !saidBefore(lines, kinds, own[0]!);
    const taken = footersFrom(lines, own, paragraph, first, end, alone);
    if (taken === undefined) break;
    for (let n = taken; n < end; n++) kinds[own[n]!] = 'signature';
    end = taken;
  }
  return end;
}

/** The own line from which on all up to `end` is footer. */
function footersFrom(
  lines: MailLine[],
  own: number[],
  paragraph: MailLine[],
  first: number,
  end: number,
  alone: boolean,
): number | undefined {
  const marked = paragraph.every((line) => line.mark === 'signature' || isRule(line));
  if (marked && paragraph.some((line) => line.mark)) return first;
  const legalHere = isLegalParagraph(paragraph, alone);
  if (legalHere) return first > 0 && isLegalTitle(lines[own[first - 1]!]!) ? first - 1 : first;
  if (isFooterParagraph(paragraph, alone)) return first + talkAbove(paragraph);
  const legal = first > 0 ? legalAbove(lines, own, first) : undefined;
  if (legal !== undefined) return legal;
  const glued = legalTail(paragraph);
  if (glued !== undefined) return first + glued;
  const last = paragraph.at(-1)!;
  return isDeviceLine(last) || /^(?:https?:\S*\/listinfo\S*)$/i.test(last.bare) ? end - 1 : undefined;
}

function isLegalParagraph(paragraph: MailLine[], alone: boolean): boolean {
  const beginning = paragraph.slice(0, 60);
  if (lengthOf(beginning) <= 40) return false;
  if (legalScore(beginning) >= (alone ? 4 : 3)) return !alone || opensLegally(textOf(beginning));
  return !alone && (isLegalSentence(paragraph) || paragraph.every((line) => isLegalSentence([line])));
}

/** Where legal text begins that is glued to what stands above it: at a line that opens as such texts do, below one that ended. */
function legalTail(paragraph: MailLine[]): number | undefined {
  if (paragraph.length < 2 || !mayBeLegal(paragraph)) return undefined;
  for (let n = 1; n < paragraph.length; n++) {
    const { bare } = paragraph[n]!;
    if (!(opensLegally(bare) || isLegalTitle(paragraph[n]!)) || !ended(paragraph[n - 1]!.bare)) continue;
    const rest = paragraph.slice(n, n + 60);
    return lengthOf(rest) > 60 && legalScore(rest) >= 3 ? n : undefined;
  }
  return undefined;
}

/** The line closes what it says: by its punctuation, or because it is as short as names and addresses are. */
function ended(bare: string): boolean {
  return /[.!?…)"”»*=_~-]$/.test(bare) || bare.length <= 50;
}

/** "CONFIDENTIAL AND PRIVILEGED", in a line of its own above the legal text. */
function isLegalTitle(line: MailLine): boolean {
  return (
    line.bare.length <= 60 &&
    /^(?:\W*(?:strictly |private (?:and|&) |e-?mail )?|[*=_-]{3,}\s*\S{2,20} (?:e-?mail )?)(?:confidential|privileged|disclaimer|legal notice|vertrouwelijk|vertraulich|confidenti[eé]l|confidencial|riservato|poufne|конфиденциально)[^.!?]*$/iu.test(
      line.bare,
    )
  );
}

/** How many lines of the paragraph stand above its first footer and are said by somebody. */
function talkAbove(paragraph: MailLine[]): number {
  const footer = paragraph.findIndex((line) => isFooterLine(line));
  for (let n = footer - 1; n >= 0; n--) if (/\p{L}.*[.!?…]["”)]?$/u.test(paragraph[n]!.bare)) return n + 1;
  return 0;
}

function isFooterParagraph(paragraph: MailLine[], alone: boolean): boolean {
  const footers = paragraph.filter((line) => isFooterLine(line)).length;
  if (footers === 0) return false;
  // "Unsubscribe me from the meeting", and nothing else, is what somebody wants.
  if (alone && paragraph.length === 1 && !/https?:|www\./i.test(paragraph[0]!.bare)) return false;
  if (isFramed(paragraph)) return true;
  return (
    paragraph.length <= 8 &&
    paragraph.filter((line) => looksLikeSentence(line.bare) && !isFooterLine(line)).length === 0
  );
}

/** "------- Yahoo! Groups Sponsor -------", what is advertised, and the frame closed by another drawn line. */
function isFramed(paragraph: MailLine[]): boolean {
  const [first, last] = [paragraph[0]!, paragraph.at(-1)!];
  const drawn = /^[-_=*~]{4,}/;
  return (
    paragraph.length >= 3 &&
    paragraph.length <= 8 &&
    isFooterLine(first) &&
    drawn.test(first.bare) &&
    drawn.test(last.bare)
  );
}

/** Legal text over several paragraphs: when one of the few above is plainly legal, those below it are its rest. */
function legalAbove(lines: MailLine[], own: number[], before: number): number | undefined {
  let end = before;
  for (let paragraphs = 0; paragraphs < 3 && end > 0; paragraphs++) {
    let first = end - 1;
    while (first > 0 && end - first < MAX_PARAGRAPH && own[first]! - own[first - 1]! === 1) first--;
    if (first > 0) {
      const paragraph = own.slice(first, end).map((i) => lines[i]!);
      if (lengthOf(paragraph) > 60 && legalScore(paragraph) >= 4) return first;
    }
    end = first;
  }
  return undefined;
}

/** How long the lines are as one running text. */
function lengthOf(lines: MailLine[]): number {
  return lines.reduce((sum, line) => sum + line.bare.length + 1, -1);
}
