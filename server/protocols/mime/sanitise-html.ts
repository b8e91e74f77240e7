// Makes a mail's HTML safe to show: its looks stay, nothing in it runs, asks the network or leaves its frame.
import { Parser } from 'htmlparser2';
import sanitize from 'sanitize-html';
import { sanitiseInlineStyle, sanitiseStyleSheet } from './sanitise-css.ts';

export type SanitiseOptions = {
  /** Whether remote pictures may be shown, through `proxyUrl`. */
  allowRemote: boolean;
  /** The address of a picture inside the mail by its Content-ID; undefined when there is none. */
  cidUrl: (cid: string) => string | undefined;
  /** The address through which a remote picture is fetched for the reader; undefined to leave it out. */
  proxyUrl: (url: string) => string | undefined;
};

export type SanitisedHtml = {
  html: string;
  /** Remote pictures the mail asks for, shown or not. */
  remoteCount: number;
  /** True when the HTML was longer than is shown. */
  isCut: boolean;
};

/** Characters of HTML that are shown; a browser takes seconds for more. */
const LONGEST = 2 * 1024 * 1024;
const DEEPEST = 5000;
const CLOSE_THEMSELVES =
  /^(?:br|hr|img|input|meta|link|col|area|base|wbr|source|p|li|td|th|tr|dt|dd|option)$/i;
const LONGEST_DATA_PICTURE = 1024 * 1024;

const TAGS =
  'a abbr acronym address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del details dfn dir div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark menu nav nobr ol p pre q rp rt ruby s samp section small span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var wbr'.split(
    ' ',
  );
const ATTRIBUTES =
  'style class align valign bgcolor color face size width height dir lang title alt border cellpadding cellspacing colspan rowspan nowrap noshade span start type value scope abbr summary reversed datetime open id name rules frame'.split(
    ' ',
  );
/** Elements whose text is no text of the mail. */
const SILENT =
  'script style title textarea option select noscript noembed noframes iframe object embed applet svg math xmp plaintext template audio video canvas frameset datalist'.split(
    ' ',
  );

/**
 * Parses as a browser does (htmlparser2), keeps known elements and attributes only, and writes them anew, so that what the
 * mail wrote is never passed on as it was. `<style>` blocks come first in the result, cleaned. Links open in a new window without telling where
 * from. Time is bounded: at most 2 million characters are taken, and 5,000 elements in each other.
 */
export function sanitiseHtml(html: string, options: SanitiseOptions): SanitisedHtml {
  const text = html.slice(0, Math.min(LONGEST, whereTooDeep(html)));
  const isCut = text.length < html.length;
  let remoteCount = 0;
  const picture = (url: string): string | undefined => {
    const clean = url
      .replace(/[\x00-\x20\x7f]+/g, (signs) => (/^ +$/.test(signs) ? '%20' : ''))
      .replace(/^(?:%20)+|(?:%20)+$/g, '');
    if (/^cid:/i.test(clean)) return options.cidUrl(decode(clean.slice(4)).replace(/^<|>$/g, ''));
    if (/^data:image\/(?:png|jpe?g|gif|webp|bmp);base64,[a-z0-9+/=%]*$/i.test(clean)) {
      return clean.length <= LONGEST_DATA_PICTURE ? clean : undefined;
    }
    const remote = /^(?:https?:)?[\\/]{2}/i.test(clean)
      ? /^http/i.test(clean)
        ? clean
        : `https:${clean.replaceAll('\\', '/')}`
      : undefined;
    if (remote === undefined) return undefined;
    remoteCount++;
    return options.allowRemote ? options.proxyUrl(remote) : undefined;
  };
  const styles = new Map<string, string>();
  const inline = (style: string): string => {
    const known = styles.get(style);
    if (known !== undefined && !known.includes('url(')) return known;
    const clean = sanitiseInlineStyle(style, picture);
    if (styles.size < 5000 && !/url/i.test(style)) styles.set(style, clean);
    return clean;
  };
  const sheets = styleSheets(text)
    .map((css) => sanitiseStyleSheet(css, picture))
    .filter((css) => css.trim() !== '');
  // What became a <div> of a <body> comes by a second time.
  const cleaned = new WeakSet<object>();
  const body = sanitize(text, {
    allowedTags: TAGS,
    allowedAttributes: {
      '*': ATTRIBUTES,
      a: [...ATTRIBUTES, 'href', 'target', 'rel'],
      img: [...ATTRIBUTES, 'src'],
    },
    allowedSchemes: ['http', 'https', 'mailto', 'tel', 'sms', 'ftp'],
    allowedSchemesByTag: { img: ['http', 'https', 'data'] },
    allowedSchemesAppliedToAttributes: ['href', 'src'],
    allowProtocolRelative: false,
    nonTextTags: SILENT,
    disallowedTagsMode: 'discard',
    parseStyleAttributes: false,
    enforceHtmlBoundary: false,
    transformTags: {
      body(_, given) {
        const attribs = cleanAttributes('body', given, inline, picture);
        cleaned.add(attribs);
        return { tagName: 'div', attribs };
      },
      '*': (tagName, given) => ({
        tagName,
        attribs: cleaned.has(given) ? given : cleanAttributes(tagName, given, inline, picture),
      }),
    },
  });
  const style = sheets.length > 0 ? `<style>${sheets.join('\n')}</style>` : '';
  return { html: `${style}${body}${isCut ? '<p>…</p>' : ''}`, remoteCount, isCut };
}

function cleanAttributes(
  tagName: string,
  given: Record<string, string>,
  inline: (style: string) => string,
  picture: (url: string) => string | undefined,
): Record<string, string> {
  const kept: Record<string, string> = {};
  let style = given.style ? inline(given.style) : '';
  for (const [name, value] of Object.entries(given)) {
    if (name === 'style' || name === 'href' || name === 'src' || !ATTRIBUTES.includes(name)) continue;
    if (tagName === 'body' && name === 'bgcolor') continue;
    // Names of the mail's elements must not be names our page knows.
    kept[name] = name === 'id' || name === 'name' ? `m-${value}` : value;
  }
  if (given.background) {
    const url = picture(given.background);
    if (url)
      style = `${style ? `${style}; ` : ''}background-image: url("${url.replace(/["\\<>]/g, (sign) => encodeURIComponent(sign))}")`;
  }
  if (tagName === 'body') {
    if (/^[#\w(),.% ]{1,40}$/.test(given.bgcolor ?? ''))
      style = `background-color: ${given.bgcolor}${style && `; ${style}`}`;
    if (/^[#\w(),.% ]{1,40}$/.test(given.text ?? '')) style = `color: ${given.text}${style && `; ${style}`}`;
  }
  if (tagName === 'a' && given.href !== undefined) Object.assign(kept, link(given.href));
  if (tagName === 'img' && given.src !== undefined) {
    const url = picture(given.src);
    if (url) kept.src = url;
  }
  if (style) kept.style = style;
  return kept;
}

function link(written: string): Record<string, string> {
  const href = written
    .replace(/[\x00-\x20\x7f\u00ad\u200b-\u200f\u2028-\u202e\ufeff]+/g, (signs) =>
      /^ +$/.test(signs) ? ' ' : '',
    )
    .trim();
  if (href.startsWith('#')) return { href: `#m-${href.slice(1)}` };
  const whole = /^www\.[^\s/]+\.[a-z]/i.test(href) ? `http://${href}` : href;
  if (!/^(?:https?:\/\/|mailto:|tel:|sms:|ftp:\/\/)/i.test(whole)) return {};
  return { href: whole, target: '_blank', rel: 'noopener noreferrer' };
}

/** The index at which more elements stand open than any letter has; parsing such a heap takes the square of its height. */
function whereTooDeep(html: string): number {
  let depth = 0;
  for (const match of html.matchAll(/<(\/?)([a-z][a-z0-9]*)/gi)) {
    if (match.index > LONGEST) break;
    if (CLOSE_THEMSELVES.test(match[2]!)) continue;
    depth = match[1] ? Math.max(0, depth - 1) : depth + 1;
    if (depth > DEEPEST) return match.index;
  }
  return html.length;
}

/** The texts of all `<style>` elements, found by the same parser that reads the rest. */
function styleSheets(html: string): string[] {
  if (!/<style/i.test(html)) return [];
  const sheets: { media: string; css: string }[] = [];
  let inside = false;
  let hidden = 0;
  const parser = new Parser({
    onopentag(name, { media = '' }) {
      if (HIDING.has(name)) hidden++;
      if (name !== 'style' || hidden > 0) return;
      inside = true;
      sheets.push({ media: /^[\w\s():,.-]*$/.test(media) ? media.trim() : 'not all', css: '' });
    },
    ontext(piece) {
      if (inside) sheets.at(-1)!.css += piece;
    },
    onclosetag(name) {
      if (HIDING.has(name)) hidden--;
      if (name === 'style') inside = false;
    },
  });
  parser.write(html);
  parser.end();
  return sheets.map(({ media, css }) => (media === '' ? css : `@media ${media} {${css}}`));
}

const HIDING = new Set(['svg', 'math', 'noscript', 'template', 'iframe', 'xmp', 'textarea', 'title']);

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // Handled: a Content-ID with a lone "%" stands as written.
    return text;
  }
}
