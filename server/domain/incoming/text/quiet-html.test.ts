// Proves that HTML called quiet really marks nothing when it is read, and holds no more text than was said.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { htmlToLines } from './html-to-lines.ts';
import { textOfQuietHtml } from './quiet-html.ts';

const marks = (html: string) =>
  htmlToLines(html).some((line) => line.mark || line.startsQuote || line.depth > 0);
const letters = (html: string) => htmlToLines(html).reduce((sum, line) => sum + line.bare.length, 0);

test.each([
  '<div class="gmail_attr">x</div>',
  '<blockquote>x</blockquote>',
  '<BLOCKQUOTE type=cite>x</BLOCKQUOTE>',
  '<div id="AppleMailSignature">Ann</div>',
  '<div id="x_divRplyFwdMsg">x</div>',
  '<div class="moz-cite-prefix">x wrote:</div>',
  '<div class="moz-forward-container">x</div>',
  '<div class="moz-email-headers-table">x</div>',
  '<div class="ydp1yahoo_quoted">x</div>',
  '<div class="zmail_extra">x</div>',
  '<div id="mail-editor-reference-message-container">x</div>',
  '<div id="OLK_SRC_BODY_SECTION">x</div>',
  '<div data-marker="__HEADERS__">x</div>',
  '<div data-marker="__SIG_PRE__">x</div>',
  '<p>y</p><div name="messageReplySection">x</div>',
  '<div class="OutlookMessageHeader">x</div>',
  '<div id="bloop_sign_123">x</div>',
  '<div data-smartmail="gmail_signature">x</div>',
  '<div data-signatureblock="true">x</div>',
  '<div id="composer_signature">x</div>',
  '<div class="front-signature">x</div>',
  '<p>&gt; x</p>',
  '<p>&nbsp;&gt; x</p>',
  '<p>> x</p>',
])('is not quiet: %s', (html) => {
  expect(marks(html)).toBe(true);
  expect(textOfQuietHtml(html)).toBeUndefined();
});

test('an ordinary letter is quiet, its style sheet no text', () => {
  const html =
    '<html><head><style><!-- p > b {margin:0} --></style></head><body><p class="MsoNormal">Dear &lt;ann@lee.example&gt;,<br>two things.</p></body></html>';
  expect(textOfQuietHtml(html)).toBeLessThan(140);
  expect(textOfQuietHtml(html)).toBeGreaterThanOrEqual(letters(html));
});

const pieces = fc.constantFrom(
  ...[
    'words',
    ' ',
    '\n',
    '<div>',
    '</div>',
    '<p class="x">',
    '</p>',
    '<br/>',
    '<li>',
    '<ol><li>',
    '&gt;',
    '&gt',
    '&nbsp;',
    '&amp;gt;',
  ],
  ...[
    '<a href="x>y">',
    "<a title='>'>",
    "<a title='",
    '"',
    "'",
    '>',
    '<',
    '</',
    '<!',
    '<!--',
    '-->',
    '--!>',
    '<?',
    '?>',
    '<![CDATA[',
    ']]>',
  ],
  ...[
    '<style>',
    '</STYLE>',
    '<P>',
    '&GT;',
    '&#62;',
    '<BR>',
    '<![if x]>',
    '</style>',
    '<script>',
    '</script>',
    '<title>',
    '</title>',
    '<textarea>',
    '</textarea>',
    '<xmp>',
    '</xmp>',
    '<plaintext>',
  ],
  ...[
    '<img alt="😀">',
    '<div hidden>',
    'İ',
    '\u00a0',
    '<pre>',
    '</pre>',
    '<blockquote>',
    '<div class="gmail_quote">',
    '1',
    '=',
    '/',
  ],
);

test('what is called quiet marks nothing and holds no more text, however broken it is', () => {
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 25 }), (parts) => {
      const html = parts.join('');
      const atMost = textOfQuietHtml(html);
      if (atMost === undefined) return;
      expect(marks(html)).toBe(false);
      expect(letters(html)).toBeLessThanOrEqual(atMost);
    }),
    { numRuns: 20_000 },
  );
});
