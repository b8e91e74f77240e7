// Takes footers off the end of a text: legal text, mailing lists, virus scanners, telephones' lines.
import { isRule } from './header-block.ts';
import type { Kind, MailLine } from './mail-line.ts';
import { looksLikeSentence } from './signature-shape.ts';
import { isDeviceLine, isFooterLine, legalScore, opensLegally } from './signature-words.ts';

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
    let taken: number;
    if (
      paragraph.every((line) => line.mark === 'signature' || isRule(line)) &&
      paragraph.some((line) => line.mark)
    )
      taken = first;
    else if (isFooterParagraph(paragraph, first === 0)) taken = first;
    else if (first > 0 && legalAbove(lines, own, first) !== undefined) taken = legalAbove(lines, own, first)!;
    else if (
      isDeviceLine(paragraph.at(-1)!.bare) ||
      /^(?:https?:\S*\/listinfo\S*)$/i.test(paragraph.at(-1)!.bare)
    )
      taken = end - 1;
    else break;
    for (let n = taken; n < end; n++) kinds[own[n]!] = 'signature';
    end = taken;
  }
  return end;
}

function isFooterParagraph(paragraph: MailLine[], alone: boolean): boolean {
  const text = paragraph
    .slice(0, 60)
    .map((line) => line.bare)
    .join(' ');
  if (text.length > 40 && legalScore(text) >= (alone ? 4 : 3) && (!alone || opensLegally(text))) return true;
  const footers = paragraph.filter((line) => isFooterLine(line.bare)).length;
  if (footers === 0) return false;
  return (
    paragraph.length <= 8 &&
    paragraph.filter((line) => looksLikeSentence(line.bare) && !isFooterLine(line.bare)).length === 0
  );
}

/** Legal text over several paragraphs: when one of the few above is plainly legal, those below it are its rest. */
function legalAbove(lines: MailLine[], own: number[], before: number): number | undefined {
  let end = before;
  for (let paragraphs = 0; paragraphs < 3 && end > 0; paragraphs++) {
    let first = end - 1;
    while (first > 0 && end - first < MAX_PARAGRAPH && own[first]! - own[first - 1]! === 1) first--;
    const text = own
      .slice(first, end)
      .map((i) => lines[i]!.bare)
      .join(' ');
    if (first > 0 && text.length > 60 && legalScore(text) >= 4) return first;
    end = first;
  }
  return undefined;
}
