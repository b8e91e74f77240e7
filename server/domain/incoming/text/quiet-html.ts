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
  const lower = html.toLowerCase();
  // A few letters change their length: then positions would not agree.
  if (lower.length !== html.length) return undefined;
  for (const name of TELLING) if (lower.includes(name)) return undefined;
  return beginsNoLineWithMark(lower) ? textBetweenTags(lower) : undefined;
}

/** "&gt;" in front of a line is a quote mark; as the end of an address it is none. */
function beginsNoLineWithMark(html: string): boolean {
  if (html.includes('&#62') || html.includes('&#x3e') || html.includes('&#062')) return false;
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
      const odd = html.indexOf('--!>', open + 4);
      if (odd >= 0 && odd < close) return undefined;
      close += 2;
    } else if (
      isLetter(next) ||
      next === 33 ||
      next === 63 ||
      (next === 47 && isLetter(html.charCodeAt(open + 2)))
    ) {
      close = html.indexOf('>', open);
      if (close < 0 || hasOpenQuote(html, open, close)) return undefined;
      if (next === 33 && html.startsWith('[cdata[', open + 2)) return undefined;
      // What programs put before a line: list marks, pictures that are words.
      if (isLetter(next)) {
        const raw = rawTextEnd(html, open);
        if (raw === undefined) return undefined;
        if (raw > 0) close = raw;
        text += 12;
      }
    } else return undefined;
    at = close + 1;
  }
}

const isLetter = (code: number): boolean => code >= 97 && code <= 122;

function hasOpenQuote(html: string, from: number, to: number): boolean {
  let double = 0;
  let single = 0;
  for (let at = from; at < to; at++) {
    const code = html.charCodeAt(at);
    if (code === 34) double ^= 1;
    else if (code === 39) single ^= 1;
  }
  return (double | single) === 1;
}

/** Elements whose content is no markup: style and its like are passed over, rarer ones are left to the reader. 0: none of these. */
function rawTextEnd(html: string, open: number): number | undefined {
  const first = html.charCodeAt(open + 1);
  // "s", "t", "x", "i", "n", "p"
  if (first === 115 || first === 116) {
    for (const name of ['style', 'script', 'title', 'textarea'])
      if (html.startsWith(name, open + 1) && !isLetter(html.charCodeAt(open + 1 + name.length))) {
        const end = html.indexOf(`</${name}`, open);
        return end < 0 ? undefined : end - 1;
      }
  } else if (first === 120 || first === 105 || first === 110 || first === 112) {
    for (const name of ['xmp', 'iframe', 'noembed', 'noframes', 'noscript', 'plaintext'])
      if (html.startsWith(name, open + 1)) return undefined;
  }
  return 0;
}
