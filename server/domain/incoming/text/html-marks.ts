// What mail programs' own markup says: this is quoted, this is signature, here begins the answered mail.

export type Attributes = Record<string, string>;

export type Meaning = {
  /** all inside is this */
  mark?: 'quoted' | 'signature';
  /** quotes and their introduction inside; what stands after the first quote may be the author's */
  box?: boolean;
  /** from here on all is quoted */
  starts?: boolean;
  /** a line drawn above a copied header */
  rule?: boolean;
};

const MEANINGS: [RegExp, Meaning][] = [
  [
    /^(?:gmail_signature(?:_prefix)?|moz-signature|ms-outlook-mobile-signature|applemailsignature|signature|protonmail_signature_block(?:-\w+)?|bloop_sign\w*|e?-?mail-?signature|tutanota_signature|messagesignaturesection|yahoo_?signature|mobile_?signature|signatureblock|__sig_p(?:re|ost)__|ydp\w*signature)$/,
    { mark: 'signature' },
  ],
  [
    /^(?:gmail_attr|moz-cite-prefix|moz-forward-container|yahoo_quoted|ydp\w*yahoo_quoted|zmail_extra|mail-editor-reference-message-container|ms-outlook-mobile-reference-message|olk_src_body_section|__quoted_text__|__headers__|moz-email-headers-table|tutanota_quote)$/,
    { mark: 'quoted' },
  ],
  [
    /^(?:gmail_quote|gmail_quote_container|protonmail_quote|messagereplysection|mail-quote-collapse|mail-quote|skiptranslate-quote)$/,
    { box: true },
  ],
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
