// Reads the HTML of a mail as lines of text, quotes as "> " lines, and keeps what mail programs' markup says about them.
import { Tokenizer } from 'htmlparser2';
import { headerBlockAt, isOriginalMessageLine } from './header-block.ts';
import {
  type Attributes,
  isColoured,
  isHidden,
  isQuoteElement,
  type Meaning,
  meaningOf,
} from './html-marks.ts';
import { LineWriter, type WrittenLine } from './line-writer.ts';
import { isBlank, lineOf, type MailLine, nextFilled } from './mail-line.ts';
import { introductionEndingAt } from './quote-introduction.ts';
import { endsWithWrote } from './quote-words.ts';

/** Longer HTML is cut here (UTF-16 units): beyond it nobody reads, and the original stays at hand. */
export const MAX_HTML = 16 * 1024 * 1024;

const BLOCKS = new Set(
  'address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html li main menu nav ol p pre section summary table tbody tfoot thead tr ul'.split(
    ' ',
  ),
);
const SPACED = new Set('p h1 h2 h3 h4 h5 h6 ul ol dl blockquote pre table'.split(' '));
const SKIPPED = new Set(
  'script style title template textarea select svg math object iframe noframes xml audio video'.split(' '),
);
const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));
const KEPT = new Set([
  'class',
  'id',
  'name',
  'style',
  'type',
  'alt',
  'hidden',
  'color',
  'data-marker',
  'data-smartmail',
  'data-signatureblock',
]);
const MAX_ATTRIBUTE = 2000;

/** What a numbered box is: a quote with its introduction, or an introduction alone. */
type Box = 'quote' | 'prefix';

type Open = {
  tag: string;
  depth: number;
  mark: MailLine['mark'];
  box: number;
  coloured: boolean;
  skip: boolean;
  pre: boolean;
  item: number;
};

/**
 * Linear in the HTML's length and without recursion: htmlparser2's tokenizer feeds a stack of our own, because its parser
 * searches its whole stack for every stray closing tag.
 */
export function htmlToLines(html: string): MailLine[] {
  const source = html.length > MAX_HTML ? html.slice(0, MAX_HTML) : html;
  const writer = new LineWriter();
  const stack: Open[] = [
    { tag: '', depth: 0, mark: undefined, box: 0, coloured: false, skip: false, pre: false, item: 0 },
  ];
  const counts = new Map<string, number>();
  let [tag, attribute, value] = ['', '', ''];
  const boxes: Box[] = [];
  let attributes: Attributes = {};

  const top = () => stack.at(-1)!;
  const settle = () => writer.context(top().depth, top().mark, top().box, top().coloured);

  const open = () => {
    const meaning: Meaning = meaningOf(tag, attributes);
    if (BLOCKS.has(tag)) writer.endLine();
    if (SPACED.has(tag) && !isTight(tag, attributes)) writer.gap();
    if (meaning.rule) writer.rule();
    if (meaning.starts && top().depth === 0) writer.startQuote();
    if (tag === 'br') writer.newLine();
    if (tag === 'td' || tag === 'th') writer.space();
    if (tag === 'img') writer.text(pictureText(attributes.alt), false);
    if (VOID.has(tag)) return;
    const parent = top();
    const quote = tag === 'blockquote' && isQuoteElement(attributes);
    if (tag === 'li') {
      parent.item++;
      writer.prefix(parent.tag === 'ol' ? `${parent.item}. ` : '- ');
    }
    stack.push({
      tag,
      depth: parent.depth + (quote ? 1 : 0),
      mark: parent.mark ?? meaning.mark,
      box: parent.box === 0 && parent.depth === 0 ? numberOf(meaning, boxes) : parent.box,
      coloured: isColoured(tag, attributes) ?? parent.coloured,
      skip: parent.skip || SKIPPED.has(tag) || isHidden(attributes),
      pre: parent.pre || tag === 'pre' || /white-space\s*:\s*pre/i.test(attributes.style ?? ''),
      item: 0,
    });
    counts.set(tag, (counts.get(tag) ?? 0) + 1);
    settle();
  };

  const close = (name: string) => {
    if (!counts.get(name)) {
      if (name === 'br') writer.newLine();
      if (name === 'p') writer.endLine();
      return;
    }
    while (stack.length > 1) {
      const closed = stack.pop()!;
      counts.set(closed.tag, counts.get(closed.tag)! - 1);
      if (BLOCKS.has(closed.tag)) writer.endLine();
      if (SPACED.has(closed.tag) && closed.tag !== 'p') writer.gap();
      if (closed.tag === name) break;
    }
    settle();
  };

  const text = (content: string) => {
    if (!top().skip) writer.text(content, top().pre);
  };

  const tokenizer = new Tokenizer(
    { decodeEntities: true, xmlMode: false },
    {
      ontext: (from, to) => text(source.slice(from, to)),
      ontextentity: (code) => text(String.fromCodePoint(code)),
      onopentagname: (from, to) => {
        tag = source.slice(from, to).toLowerCase();
        attributes = {};
      },
      onattribname: (from, to) => {
        attribute = source.slice(from, Math.min(to, from + 50)).toLowerCase();
        value = '';
      },
      onattribdata: (from, to) => {
        if (value.length < MAX_ATTRIBUTE) value += source.slice(from, Math.min(to, from + MAX_ATTRIBUTE));
      },
      onattribentity: (code) => {
        if (value.length < MAX_ATTRIBUTE) value += String.fromCodePoint(code);
      },
      onattribend: () => {
        if (KEPT.has(attribute)) attributes[attribute] ??= value;
      },
      onopentagend: open,
      onselfclosingtag: open,
      onclosetag: (from, to) => close(source.slice(from, to).toLowerCase()),
      oncdata: () => {},
      oncomment: () => {},
      ondeclaration: () => {},
      onprocessinginstruction: () => {},
      onend: () => {},
    },
  );
  tokenizer.write(source);
  tokenizer.end();
  return resolveBoxes(writer.finish(), boxes);
}

/** Opens a box where the element is one; 0 where it is none. */
function numberOf(meaning: Meaning, boxes: Box[]): number {
  if (meaning.box) return boxes.push('quote');
  return meaning.prefix ? boxes.push('prefix') : 0;
}

/** Paragraphs that programs set without space between (Outlook's MsoNormal, margins of nought). */
function isTight(tag: string, attributes: Attributes): boolean {
  if (tag !== 'p' && tag !== 'table') return false;
  if (tag === 'table') return true;
  return (
    /mso|p1|p2/i.test(attributes.class ?? '') ||
    /margin(?:-top|-bottom)?\s*:\s*0/i.test(attributes.style ?? '')
  );
}

/** Emoji sent as pictures are words; other pictures are not. */
function pictureText(alt: string | undefined): string {
  return alt && alt.length <= 8 && /^\p{Extended_Pictographic}/u.test(alt) ? alt : '';
}

/**
 * Gmail and others put introduction, quote and the answers between quotes into one box. A forward in it is quoted to its end; else
 * what comes before the first quote introduces it, and what comes after is judged like any other line.
 */
function resolveBoxes(written: WrittenLine[], boxes: Box[]): MailLine[] {
  const lines = written.map((line) => lineOf(line));
  startQuotesBelowMarkedHeaders(lines);
  if (boxes.length === 0) return lines;
  let from = 0;
  while (from < lines.length) {
    const box = written[from]!.box;
    let to = from + 1;
    while (to < lines.length && written[to]!.box === box) to++;
    if (box > 0 && boxes[box - 1] === 'prefix') resolvePrefix(lines, from, to);
    else if (box > 0) resolveBox(lines, from, to);
    from = to;
  }
  return lines;
}

function resolveBox(lines: MailLine[], from: number, to: number): void {
  let quote = from;
  while (quote < to && lines[quote]!.depth === 0) quote++;
  const forward = lines
    .slice(from, quote)
    .some(
      (line, i) =>
        isOriginalMessageLine(line) || (i < 20 && headerBlockAt(lines, from + i, true) !== undefined),
    );
  if (quote === to && !forward && isAllThereIs(lines, from, to)) return;
  const end = quote === to || forward ? to : quote;
  for (let i = from; i < end; i++) if (!isBlank(lines[i]!)) lines[i]!.mark ??= 'quoted';
}

/** Who forwards a mail and deletes what Gmail wrote above it leaves all of the text in the quote's box, and nothing outside. */
function isAllThereIs(lines: MailLine[], from: number, to: number): boolean {
  if (lines.some((line, i) => (i < from || i >= to) && !isBlank(line) && line.mark !== 'signature'))
    return false;
  for (let i = from; i < Math.min(to, from + 5); i++)
    if (introductionEndingAt(lines, i, false) !== undefined) return false;
  return true;
}

const MAX_PREFIX = 4;

/** Thunderbird leaves what is typed in the line of its introduction inside it: only what ends like one is one. */
function resolvePrefix(lines: MailLine[], from: number, to: number): void {
  let last = to - 1;
  while (last > from && isBlank(lines[last]!)) last--;
  const filled = lines.slice(from, to).filter((line) => !isBlank(line));
  if (filled.length === 0 || filled.length > MAX_PREFIX || filled.some((line) => line.depth > 0)) return;
  if (!/[:：]$/.test(lines[last]!.bare) && !endsWithWrote(lines[last]!.bare)) return;
  const first = introductionEndingAt(lines, last, true) ?? from;
  for (let i = Math.max(from, first); i <= last; i++) if (!isBlank(lines[i]!)) lines[i]!.mark ??= 'quoted';
}

/** Outlook's telephones mark the copied header alone; the mail it belongs to stands below, unmarked. */
function startQuotesBelowMarkedHeaders(lines: MailLine[]): void {
  for (let from = 0; from < lines.length; from++) {
    if (lines[from]!.mark !== 'quoted' || lines[from]!.depth > 0 || lines[from - 1]?.mark === 'quoted')
      continue;
    const block = headerBlockAt(lines, from, true);
    if (!block || lines[block.end]?.mark === 'quoted') continue;
    const next = nextFilled(lines, block.end);
    if (next < lines.length && !lines[next]!.mark && lines[next]!.depth === 0)
      lines[from]!.startsQuote = true;
  }
}
