// Tells cheaply, without reading it, that a mail's HTML marks no quote and no signature, and how much text it can hold at most.

/** In lower case; each name that `meaningOf` gives a meaning other than a rule holds one of these, and so do quote elements. */
const TELLING = [
  'quote',
  'signat',
  'gmail_',
  'moz-',
  'divrply',
  '-reference-message',
  'bloop_sign',
  '__sig_',
  '_rc_sig',
  'zm-_id_-sgn',
  'zmail_extra',
  'olk_src',
  '__headers__',
  'replysection',
  'outlookmessageheader',
];

/**
 * The most text (UTF-16 units) the HTML can hold when reading it would find neither marks nor quoted lines; undefined when it
 * might find some, or when its build is so odd that only reading tells.
 */
export function textOfQuietHtml(html: string): number | undefined {
  return beginsNoLineWithMark(html) ? textBetweenTags(html) : undefined;
}

/** Programs write the same few tags over and over. */
const quietTags = new Set<string>();
const MAX_REMEMBERED = 2000;

/** Whether the tag is whole and says nothing of quotes and signatures. */
function isQuietTag(tag: string): boolean {
  if (quietTags.has(tag)) return true;
  if (hasOpenQuote(tag)) return false;
  const lower = tag.toLowerCase();
  if (TELLING.some((name) => lower.includes(name))) return false;
  if (tag.length <= 200) {
    if (quietTags.size >= MAX_REMEMBERED) quietTags.clear();
    // A copy of its own: a piece would hold the whole mail in memory.
    quietTags.add(Buffer.from(tag).toString());
  }
  return true;
}

/** "&gt;" in front of a line is a quote mark; as the end of an address it is none. */
function beginsNoLineWithMark(html: string): boolean {
  if (html.includes('&GT') || (html.includes('&#') && /&#(?:0*62|x0*3e)(?!\d)/i.test(html))) return false;
  for (let at = html.indexOf('&gt'); at >= 0; at = html.indexOf('&gt', at + 3)) {
    const before = at === 0 ? 32 : html.charCodeAt(at - 1);
    // Blank, end of a tag, end of an entity such as "&nbsp;".
    if (before <= 32 || before === 160 || before === 62 || before === 59) return false;
  }
  return true;
}

/** All that stands between tags; undefined where quotes, comments or stray signs make it unsure what a tag is. */
function textBetweenTags(html: string): number | undefined {
  let text = 0;
  let at = 0;
  for (;;) {
    const open = html.indexOf('<', at);
    const until = open < 0 ? html.length : open;
    const stray = html.indexOf('>', at);
    if (stray >= 0 && stray < until) return undefined;
    text += until - at;
    if (open < 0) return text;
    const next = html.charCodeAt(open + 1);
    let close: number;
    if (next === 33 && html.startsWith('<!--', open)) {
      close = html.indexOf('-->', open + 4);
      if (close < 0 || html.charCodeAt(open + 4) === 62 || html.startsWith('->', open + 4)) return undefined;
      if (html.slice(open, close).includes('--!>')) return undefined;
      close += 2;
    } else if (isLetter(next)) {
      close = html.indexOf('>', open);
      if (close < 0) return undefined;
      const tag = html.slice(open + 1, close);
      if (!isQuietTag(tag)) return undefined;
      const raw = rawTextEnd(html, open, tag);
      if (raw === undefined) return undefined;
      if (raw > 0) close = raw;
      // What is put before a line: list marks, pictures that are words.
      text += 12;
    } else if (next === 33 || next === 63 || (next === 47 && isLetter(html.charCodeAt(open + 2)))) {
      close = html.indexOf('>', open);
      if (close < 0 || hasOpenQuote(html.slice(open, close)) || html.startsWith('[CDATA[', open + 2))
        return undefined;
    } else return undefined;
    at = close + 1;
  }
}

const isLetter = (code: number): boolean => (code | 32) >= 97 && (code | 32) <= 122;

/** Then the ">" that was found is no end. */
function hasOpenQuote(tag: string): boolean {
  let double = 0;
  let single = 0;
  for (let at = 0; at < tag.length; at++) {
    const code = tag.charCodeAt(at);
    if (code === 34) double ^= 1;
    else if (code === 39) single ^= 1;
  }
  return (double | single) === 1;
}

/** Elements whose content is no markup: where the end tag of style and its like begins; rarer ones are left to the reader. 0: none of these. */
function rawTextEnd(html: string, open: number, tag: string): number | undefined {
  if (!'stxinp'.includes(tag.charAt(0).toLowerCase())) return 0;
  const name = /^[a-z]+/i.exec(tag)![0].toLowerCase();
  if (/^(?:xmp|iframe|noembed|noframes|noscript|plaintext)$/.test(name)) return undefined;
  if (!/^(?:style|script|title|textarea)$/.test(name)) return 0;
  for (let at = html.indexOf('</', open); at >= 0; at = html.indexOf('</', at + 2))
    if (html.slice(at + 2, at + 2 + name.length).toLowerCase() === name) return at - 1;
  return undefined;
}
