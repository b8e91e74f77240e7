// Finds the lines that introduce a quote ("On … wrote:", "ср, 30 апр. 2025 г. в 15:19, Anna <a@b>:"), by their build rather than by a language's phrase.
import { isGivenName } from './given-names.ts';
import type { MailLine } from './mail-line.ts';
import { isBlank } from './mail-line.ts';
import { endsWithWrote, hasWrote } from './quote-words.ts';

const MAX_LINES = 5;
const MAX_LENGTH = 600;
const MAX_LINE = 400;

const ADDRESS = /[^\s<>@()[\]"',;:]+@[^\s<>@()[\]"',;:]+\.[\p{L}\d-]{2,}/u;
const FRAMED_ADDRESS = /[<(]\s?[^<>()\s]*@[^<>()\s]+[>)]/;
const NUMERIC_DATE = /(?<!\d)(?:\d{1,4}[./-]\s?\d{1,2}[./-]\s?\d{2,4}|(?:19|20)\d\d\s?[年년])(?!\d)/;
const YEAR = /(?<![\d.@])(?:19|20)\d\d(?![\d@])/;
const TIME = /(?<![\d.])\d{1,2}(?:[:.]|\s?h\s?)\d{2}(?!\d)/;
const SMALL_NUMBER = /(?<![\d\p{L}])\d{1,2}(?![\d\p{L}])/u;
/** "Zitat von Ada <ada@x.example>:", as Horde and IMP write. */
const QUOTING =
  /^(?:zitat von|zitiere|quoting|citando|citation de|je cite|cito|citat från|citat fra|citerar|citerer|citeert|citeren|citaat van|citát|cituji|cytowanie|cytuję|cytat z?|idézet|lainaus|alıntı|цитирование|цитирую|цитата|цитую|παράθεση|引用|인용)[\s:]/i;
/** "Fine with me On Wed, Mar 4, 2026 … wrote:": words in front of it on its line are the author's, and stay. */
const SHARED_LINE =
  /^(?!(\p{L}+) \1 )\p{L}.{0,300}[\p{Ll}.!?)][\s-]{1,4}(?:On|Am|Le|Op|El|Il|Em|Den|Dne|Dnia) (?:\p{L}{2,12}[.,]{0,2} )?(?:\p{L}{3,10}[.,]? )?\d{1,4}[\s.,/-]/u;
/** "Ann Lee said:", "Anna sagte:", right above a quote. */
const SAID =
  /^(?:["'“„]\p{Ll}|["'“„]?\p{Lu})[\p{L}\p{M}.'’"”“ -]{0,60}\s(?:said|says|asked|replied|responded|answered|sagte|meinte|fragte|zei|zegt|vroeg|dit|disait|demandait|dijo|disse|ha detto|сказал|сказала|говорит|спросил|спросила|ответил|ответила|powiedział|powiedziała|sa|sade|sagde|řekl|řekla|sanoi|mondta)\s?[:：]$/u;
/** "I wrote:", "In article <17@example> you write:" */
const I_OR_YOU =
  /^(?:I wrote|ik schreef|я писал|я писала|pisałem|pisałam|(?:in (?:article|message|your message)|im artikel|dans l'article|in artikel) .{3,100}\s(?:you (?:write|wrote)|schreibst du|schreiben sie|schrieben sie|vous écriv\p{L}+|schreef (?:je|u)))\s?[:：]$/iu;
/** "Ann Lee:", "Bill joked:" at the beginning of a paragraph, right above the quote. */
const NAMED =
  /^(\p{Lu}[\p{L}'’-]+)(?:\s(?:\p{Lu}[\p{L}'’.-]*|van|von|de|der|den)){0,3}(?:\s\p{Ll}[\p{L}-]{2,14}){0,2}\s?[:：]$/u;
/** "On Tue, 3 Mar 2026" and nothing else. */
const DATE_FIRST =
  /^(?:\p{L}{1,12}[.,]{0,2}\s){0,2}\d[^\p{L}]*(?:\p{L}{1,12}[.,]{0,2}\s?)?[^\p{L}]*(?:AM|PM|Uhr)?[^\p{L}]*$/u;
/** "3 Mar 2026, 10:12 by ann@lee.example:", as Tutanota writes in any language. */
const DATED_ADDRESS =
  /^(?:\d|\p{L}{3,4}\.?\s\d)[^@]{4,40}?\d[:.]\d\d(?:\s?[AP]M)?,?\s\p{L}{1,5}\s[^\s<>@]+@[^\s<>@]+\s?[:：]$/u;
/** "On Tue, Mar 3, 2026 at 10:12, Ann Lee", without any verb. */
const DATED_NAME =
  /^(?:On|Am|Le|Op|El|Il|Em|Den|Dne|Dnia|W dniu)\s(?=.{0,40}\d)(?=.{0,60}\d[:.]\d\d).{10,100}[\p{L}>)]$/u;
const CARRIES_ON = /^[<(\p{Ll}\d]|^\p{L}+[>@]/u;
const COLON_END = /[:：]\s*$/;

type Signs = { text: string; address: boolean; date: boolean; time: boolean; wrote: boolean; ends: boolean };

/**
 * Where the introduction that ends at line `last` begins, or undefined when that line introduces nothing.
 * Where words stand in front of it on its first line, that line is left out: then the line after it, which may be `last` + 1.
 * `quoteFollows`: the next line that is not blank carries quote marks, so less evidence is enough.
 * Without marks below it needs a full date or address and a verb, or the strict shape "date, name <address>:".
 */
export function introductionEndingAt(
  lines: MailLine[],
  last: number,
  quoteFollows: boolean,
): number | undefined {
  const end = lines[last]!;
  if (!quoteFollows && end.bare.includes(':  ')) return withQuoteBehind(lines, last);
  if (end.bare.length > MAX_LINE || !couldEnd(end.bare, quoteFollows)) return undefined;
  let joined = '';
  let best: number | undefined;
  let withTime: number | undefined;
  let shared: number | undefined;
  for (let first = last; first >= 0 && last - first < MAX_LINES; first--) {
    const line = lines[first]!;
    if (first < last && isBlank(line) && goesOnAcross(lines, first, joined, quoteFollows)) continue;
    if (!mayBelong(lines, first, last)) break;
    joined = first === last ? closing(line) : `${line.bare} ${joined}`;
    if (joined.length > MAX_LENGTH) break;
    if (SHARED_LINE.test(line.bare)) shared = first + 1;
    const signs = signsOf(joined);
    // further up only the rest of a wrapped name belongs to it, or the date
    if (introduces(signs, quoteFollows) && (best === undefined || goesOnAbove(lines[best]!.bare, line.bare)))
      best = first;
    if (best === undefined) continue;
    if (signs.date) return shared ?? first;
    if (withTime === undefined && (signs.time || SMALL_NUMBER.test(joined))) withTime = first;
  }
  return shared ?? withTime ?? best;
}

/** "Am 3.3.2026 um 10:12 schrieb Ann Lee", though no colon ends it: enough where a copied header stands right below. */
export function tellsWhoWrote({ bare, depth }: MailLine): boolean {
  if (depth > 0 || bare.length > 120 || !TIME.test(bare) || !hasWrote(bare)) return false;
  return signsOf(bare).date && words(bare) <= 14 && smallWords(bare) <= 3;
}

/** "On … wrote:   Hello all,": Yahoo's telephones let the quote begin on the line of its introduction, some blanks behind it. */
function withQuoteBehind(lines: MailLine[], last: number): number | undefined {
  const { bare } = lines[last]!;
  const said = bare.slice(0, bare.indexOf(':  ') + 1);
  if (!endsWithWrote(said) || !ADDRESS.test(said)) return undefined;
  const from = Math.max(0, last - MAX_LINES);
  const first = introductionEndingAt(
    [...lines.slice(from, last), { ...lines[last]!, bare: said }],
    last - from,
    false,
  );
  return first === undefined || first > last - from ? undefined : from + first;
}

/**
 * "Le 3 mars 2026 à 10:12," / / "Camille <c@petit.example>" / / "a écrit :": programs that set each piece as a paragraph. The piece
 * above the blank line must be a date or an address, with no room for a sentence.
 */
function goesOnAcross(lines: MailLine[], blank: number, below: string, quoteFollows: boolean): boolean {
  const above = lines[blank - 1];
  if (!above || above.depth > 0 || above.bare === '' || above.bare.length > 100) return false;
  const { bare } = above;
  if (!NUMERIC_DATE.test(bare) && !YEAR.test(bare) && !ADDRESS.test(bare)) return false;
  if (/[.!?:]$/.test(bare) || smallWords(bare.replace(/\S*@\S*/g, '')) > 2) return false;
  return (
    !introduces(signsOf(below), quoteFollows) ||
    /,$/.test(bare) ||
    DATE_FIRST.test(bare) ||
    (below.startsWith('< ') && DATED_NAME.test(bare))
  );
}

/** The rest of a wrapped name or address, an address that was missing, or an introduction of the introduction. */
function goesOnAbove(first: string, above: string): boolean {
  return (
    CARRIES_ON.test(first) ||
    (ADDRESS.test(above) && !ADDRESS.test(first)) ||
    (COLON_END.test(above) && endsWithWrote(above))
  );
}

/** As COLON_END says, of a line without blanks at its end; asked of every line. */
function endsWithColon(bare: string): boolean {
  const last = bare.charCodeAt(bare.length - 1);
  return last === 58 || last === 0xff1a;
}

/** A line may lack its colon only where the verb of writing, or an address before a quote, ends it. */
function couldEnd(bare: string, quoteFollows: boolean): boolean {
  return (
    endsWithColon(bare) ||
    endsWithWrote(bare) ||
    (quoteFollows && (/@[^\s@]+[>)]?$/.test(bare.slice(-80)) || DATED_NAME.test(bare)))
  );
}

function mayBelong(lines: MailLine[], at: number, last: number): boolean {
  const line = lines[at]!;
  if (at === last) return true;
  if (isBlank(line) || line.depth > 0 || line.mark === 'signature') return false;
  return !/[.!?…]$/.test(line.bare) || /\d\.$|\b\p{L}{1,4}\.$/u.test(line.bare);
}

/** ">:" on a line of its own closes the "<address" of the line above; it is no quote mark. */
function closing(line: MailLine): string {
  return line.depth > 0 ? `${'>'.repeat(line.depth)}${line.bare}` : line.bare;
}

function signsOf(text: string): Signs {
  const plain = text.replace(/^[-\s]+|[-\s]+$/g, '');
  return {
    text: plain,
    address: ADDRESS.test(plain),
    date: NUMERIC_DATE.test(plain) || (YEAR.test(plain) && SMALL_NUMBER.test(plain)),
    time: TIME.test(plain),
    wrote: hasWrote(plain),
    ends: COLON_END.test(plain) || endsWithWrote(plain),
  };
}

function introduces(signs: Signs, quoteFollows: boolean): boolean {
  if (!signs.ends) {
    if (!quoteFollows || !signs.date) return false;
    return signs.address
      ? dateThenAddress(signs.text)
      : DATED_NAME.test(signs.text) && smallWords(signs.text) <= 1;
  }
  if (signs.wrote && signs.address) return true;
  if (signs.wrote && signs.date && (quoteFollows || smallWords(signs.text) <= 5)) return true;
  if (signs.address && QUOTING.test(signs.text) && words(signs.text) <= 16) return true;
  if ((signs.date || signs.time) && FRAMED_ADDRESS.test(signs.text) && dateThenAddress(signs.text))
    return true;
  if (signs.date && signs.time && DATED_ADDRESS.test(signs.text)) return true;
  if (!quoteFollows) return false;
  if (SAID.test(signs.text) || I_OR_YOU.test(signs.text) || namesWriter(signs.text)) return true;
  if (signs.wrote) return words(signs.text) > 1 && (signs.time || words(signs.text) <= 8);
  return (signs.address || signs.date || signs.time) && words(signs.text) <= 14;
}

/** A first name tells "Lucas Lee:" and "Lucas joked:" from "Error message:". */
function namesWriter(text: string): boolean {
  const name = text.length <= 60 ? NAMED.exec(text)?.[1] : undefined;
  return name !== undefined && isGivenName(name);
}

/** "[weekday,] date, time[,] name <address>:" or "name <address> (date):", with no room for a sentence. */
function dateThenAddress(text: string): boolean {
  const digit = text.search(/\d/);
  const at = text.indexOf('@');
  if (digit < 0 || at < 0) return false;
  const beforeDate = words(text.slice(0, Math.min(digit, at)));
  const tail = text.slice(at);
  const last = text.slice(text.lastIndexOf('@'));
  const afterAddress = words(last.replace(/^\S+/, ''));
  return digit < at
    ? beforeDate <= 3 && afterAddress <= 2 && words(text) <= 24
    : beforeDate <= 6 && NUMERIC_DATE.test(tail) && words(tail) <= 10;
}

/** Words written small: names have few, sentences many. */
function smallWords(text: string): number {
  return text.match(/(?<!\p{L})\p{Ll}{3,}/gu)?.length ?? 0;
}

function words(text: string): number {
  return text.match(/[\p{L}]{2,}/gu)?.length ?? 0;
}
