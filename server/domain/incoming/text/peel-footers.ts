// Takes footers off the end of a text: legal text, mailing lists, virus scanners, telephones' lines.
import { isDeviceLine } from './device-line.ts';
import { isRule } from './header-block.ts';
import type { Kind, MailLine } from './mail-line.ts';
import { looksLikeSentence } from './signature-shape.ts';
import { isFooterLine, isLegalSentence, legalScore, opensLegally, textOf } from './signature-words.ts';

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
    const taken = footersFrom(lines, own, paragraph, first, end);
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
): number | undefined {
  const marked = paragraph.every((line) => line.mark === 'signature' || isRule(line));
  if (marked && paragraph.some((line) => line.mark)) return first;
  const legalHere = isLegalParagraph(paragraph, first === 0);
  if (legalHere) return first > 0 && isLegalTitle(lines[own[first - 1]!]!) ? first - 1 : first;
  if (isFooterParagraph(paragraph, first === 0)) return first + talkAbove(paragraph);
  const legal = first > 0 ? legalAbove(lines, own, first) : undefined;
  if (legal !== undefined) return legal;
  const last = paragraph.at(-1)!;
  return isDeviceLine(last) || /^(?:https?:\S*\/listinfo\S*)$/i.test(last.bare) ? end - 1 : undefined;
}

function isLegalParagraph(paragraph: MailLine[], alone: boolean): boolean {
  const beginning = paragraph.slice(0, 60);
  if (lengthOf(beginning) <= 40) return false;
  if (legalScore(beginning) >= (alone ? 4 : 3)) return !alone || opensLegally(textOf(beginning));
  return !alone && isLegalSentence(paragraph);
}

/** "CONFIDENTIAL AND PRIVILEGED", in a line of its own above the legal text. */
function isLegalTitle(line: MailLine): boolean {
  return (
    line.bare.length <= 60 &&
    /^\W*(?:strictly |private (?:and|&) )?(?:confidential|privileged|disclaimer|legal notice|vertrouwelijk|vertraulich|confidenti[eé]l|confidencial|riservato|poufne|конфиденциально)[^.!?]*$/iu.test(
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
  return (
    paragraph.length <= 8 &&
    paragraph.filter((line) => looksLikeSentence(line.bare) && !isFooterLine(line)).length === 0
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
