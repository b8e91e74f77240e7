// What mail programs' own markup says: this is quoted, this is signature, here begins the answered mail.

export type Attributes = Record<string, string>;

export type Meaning = {
  /** all inside is this */
  mark?: 'quoted' | 'signature';
  /** quotes and their introduction inside; what stands after the first quote may be the author's */
  box?: boolean;
  /** an introduction, if it still reads like one: people write on in its line */
  prefix?: boolean;
  /** from here on all is quoted */
  starts?: boolean;
  /** a line drawn above a copied header */
  rule?: boolean;
};

const MEANINGS: [RegExp, Meaning][] = [
  [
    /^(?:gmail_signature(?:_prefix)?|moz-signature|ms-outlook-mobile-signature|applemailsignature|signature|protonmail_signature_block(?:-\w+)?|bloop_sign\w*|e?-?mail-?signature|tutanota_signature|front-signature|composer_signature|zimbra_signature|messagesignaturesection|yahoo_?signature|mobile_?signature|signatureblock|sh-signature|_rc_sig|zm-_id_-sgn|mail-app-auto-(?:\w+-)?signature|io-ox-signature|edo-signature|missive_signature|__sig_p(?:re|ost)__|ydp\w*signature)$/,
    { mark: 'signature' },
  ],
  [
    /^(?:gmail_attr|moz-forward-container|yahoo_quoted|ydp\w*yahoo_quoted|zmail_extra|mail-editor-reference-message-container|ms-outlook-mobile-reference-message|olk_src_body_section|__quoted_text__|__headers__|moz-email-headers-table|tutanota_quote|domino-section)$/,
    { mark: 'quoted' },
  ],
  [
    /^(?:gmail_quote|gmail_quote_container|protonmail_quote|messagereplysection|mail-quote-collapse|mail-quote|skiptranslate-quote|front-blockquote)$/,
    { box: true },
  ],
  [/^moz-cite-prefix$/, { prefix: true }],
  [/^(?:divrplyfwdmsg|outlookmessageheader)$/, { starts: true }],
  [/^(?:appendonsend|zwchr|stopspelling|__divider__|ms-outlook-mobile-body-separator-line)$/, { rule: true }],
];

const NOTHING: Meaning = {};

/** The meaning of an element's class, id, name and data attributes; copies of copies carry an "x_" before their names. */
export function meaningOf(tag: string, attributes: Attributes): Meaning {
  const names = `${attributes.class ?? ''} ${attributes.id ?? ''} ${attributes.name ?? ''} ${attributes['data-marker'] ?? ''}`;
  if (names.length > 3)
    for (const name of names.slice(0, 500).toLowerCase().split(/\s+/))
      for (const [pattern, meaning] of MEANINGS) {
        if (name === '' || !pattern.test(name.replace(/^(?:x_)+/, ''))) continue;
        if (meaning.box && tag === 'blockquote') continue;
        return meaning;
      }
  if (attributes['data-signatureblock'] || attributes['data-smartmail'] === 'gmail_signature')
    return { mark: 'signature' };
  if (tag === 'hr' || isTopBorder(attributes.style)) return { rule: true };
  return NOTHING;
}

/** Outlook draws a thin line above the copied header by a border ("border:none;border-top:solid #E1E1E1 1.0pt"). */
function isTopBorder(style: string | undefined): boolean {
  if (!style?.includes('border-top')) return false;
  return /border-top(?:-style|-width)?\s*:[^;]*(?:solid|\d)/i.test(style);
}

/** A blockquote that only indents (Gmail's indent button) is no quote. */
export function isQuoteElement(attributes: Attributes): boolean {
  if (attributes.type || /quote|cite|bq/i.test(attributes.class ?? '')) return true;
  const style = attributes.style ?? '';
  return !(
    /border(?:-left)?\s*:\s*(?:none|0)/i.test(style) &&
    !/border-left\s*:\s*[^;]*(?:solid|[1-9]\d*(?:\.\d+)?p[xt])/i.test(style)
  );
}

export function isHidden(attributes: Attributes): boolean {
  return 'hidden' in attributes || /display\s*:\s*none|mso-hide\s*:\s*all/i.test(attributes.style ?? '');
}

const COLOUR_NAMES: Record<string, boolean> = Object.fromEntries(
  'red blue green navy maroon purple magenta fuchsia orange darkorange orangered crimson firebrick darkred darkblue mediumblue royalblue dodgerblue darkgreen forestgreen seagreen limegreen lime teal darkviolet indigo brown deeppink tomato'
    .split(' ')
    .map((name) => [name, true]),
);

/** Whether text is given a colour that stands out, or a quiet one; undefined when nothing is said. Links have theirs by custom. */
export function isColoured(tag: string, attributes: Attributes): boolean | undefined {
  const style = attributes.style;
  const said = style?.includes('color')
    ? (/(?:^|[;\s"'])color\s*:\s*([^;!]{3,30})/i.exec(style)?.[1] ?? attributes.color)
    : attributes.color;
  if (said === undefined || tag === 'a') return undefined;
  const colour = said.trim().toLowerCase();
  const hex = /^#([0-9a-f]{3}|[0-9a-f]{6})$/.exec(colour)?.[1];
  const parts = hex
    ? (hex.match(hex.length === 3 ? /./g : /../g) ?? []).map((part) =>
        Number.parseInt(part.padEnd(2, part), 16),
      )
    : /^rgba?\(\s*(\d{1,3})\D+(\d{1,3})\D+(\d{1,3})/.exec(colour)?.slice(1).map(Number);
  if (!parts) return COLOUR_NAMES[colour] ?? false;
  return Math.max(...parts) - Math.min(...parts) > 70;
}
