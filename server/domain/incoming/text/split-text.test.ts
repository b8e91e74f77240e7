// Proves on lines thrown together at random that no line is lost or doubled, whatever stands where.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitText } from './split-text.ts';

const lines = fc.constantFrom(
  '',
  '',
  '',
  'Hello Bob,',
  'The order leaves on Thursday.',
  '> quoted',
  '>> quoted twice',
  '>',
  '-- ',
  '--',
  '-----',
  '_______',
  'On Tue, Mar 3, 2026 at 10:12 AM Ada <ada@x.example> wrote:',
  'wrote:',
  '<ada@x.example',
  '>:',
  'From: Ada <ada@x.example>',
  'Sent: Tuesday, March 3, 2026',
  'To: Bob',
  'Subject: Order',
  '-----Original Message-----',
  'Begin forwarded message:',
  'Best regards,',
  'Ada',
  '-Ada',
  'Sent from my iPhone',
  'PS: call me',
  '[1] https://x.example',
  '```',
  '| bar',
  '| bar',
  'AW> so',
  '[...]',
  'Thanks,',
  'This e-mail is confidential and intended for the addressee only; unauthorised disclosure is prohibited.',
  'Tel: 030 1234567',
  '-----BEGIN PGP SIGNED MESSAGE-----',
  'Hash: SHA256',
  '-----END PGP SIGNATURE-----',
  'От: Анна',
  '2026年3月3日 10:12 Ada <ada@x.example>:',
  '\t indented',
  '🎉',
  'Thanks Tom',
  'My answers are inline.',
  '[Ada] Yes.',
  '==> Yes.',
  '##- Please reply above this line -##',
  'Zitat von Ada <ada@x.example>:',
  '> On 3 Mar 2026, at 10:12, Ada <ada@x.example> wrote:',
  'Yes On Tue, Mar 3, 2026 Ada <ada@x.example> wrote:',
  'Ada said:',
  '|> x',
  '--- begin forwarded text',
  'Tom Reed',
  'Head of Sales',
  'Our prices:',
  '---',
  '━━━━━━━━━━━━',
  '김민수 드림',
  'よろしくお願いいたします。',
  '佐藤花子',
);
const filled = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .sort();

test('every line of a plain text is in exactly one part', () => {
  fc.assert(
    fc.property(fc.array(lines, { maxLength: 40 }), (mail) => {
      const plain = mail.join('\n');
      const { text, own, quoted, signature } = splitText({ plain, html: '' });
      expect(filled(text)).toEqual(filled(plain));
      expect(filled([own, quoted, signature].join('\n'))).toEqual(filled(plain));
    }),
    { numRuns: 2000 },
  );
});

test('every line of any text is in exactly one part, whatever signs it holds', () => {
  const anyLine = fc.oneof(
    lines,
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.string({ unit: 'grapheme', maxLength: 20 }),
  );
  fc.assert(
    fc.property(fc.array(anyLine, { maxLength: 30 }), fc.string(), (mail, author) => {
      const plain = mail.join('\n');
      const { text, own, quoted, signature } = splitText({ plain, html: '', author });
      expect(filled([own, quoted, signature].join('\n'))).toEqual(filled(text));
      expect(filled(text)).toEqual(filled(plain.replace(/\r\n?/g, '\n')));
    }),
    { numRuns: 3000 },
  );
});

const pieces = fc.constantFrom(
  'words',
  'Best regards,',
  'From: Ada &lt;a@x.example&gt;<br>',
  '<div>',
  '</div>',
  '<p>',
  '</p>',
  '<br>',
  '<blockquote type="cite">',
  '</blockquote>',
  '<div class="gmail_quote">',
  '<div class="gmail_attr">',
  '<div class="gmail_signature">',
  '<div id="divRplyFwdMsg">',
  '<hr>',
  '<ul><li>',
  '</ul>',
  '<pre>a\n b',
  '</pre>',
  '&nbsp;',
  '&lt;',
  '<td>',
  '<!--',
  '-->',
  '<',
);

test('every line of an HTML text is in exactly one part', () => {
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 40 }), (mail) => {
      const { text, own, quoted, signature } = splitText({ plain: '', html: mail.join('') });
      expect(filled([own, quoted, signature].join('\n'))).toEqual(filled(text));
    }),
    { numRuns: 2000 },
  );
});
