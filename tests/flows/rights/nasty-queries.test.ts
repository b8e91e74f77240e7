// Queries nobody should send: through each door of finding they get a result or a hint, never an error of ours.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { letterFrom, makeWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
  await world.receive('support', letterFrom('Zanna', 'zanna@fremd.example', 'support'));
});
afterAll(() => world.close());

const nasty: Record<string, string> = {
  nothing: '',
  blanks: ' \t\r\n\u00a0\u2003\u200b\ufeff',
  NUL: 'a\0b from:\0 subject:"\0" \0*',
  'lone surrogates': '\ud800 x\udfff "\udbff" from:\ud83d subject:\udc00*',
  'right to left': '\u202eevil\u202c \u2067שלום\u2069 مرحبا from:\u202ezanna',
  controls: '\u0001\u0007\u001b[31m \u007f \u0085',
  'five hundred operators': 'from:a '.repeat(285),
  'five hundred kinds': 'kind:list OR '.repeat(150),
  'deep parentheses': `${'('.repeat(900)}pump${')'.repeat(900)}`,
  'closing parentheses': `pump ${')'.repeat(1500)}`,
  'alternating parentheses': '()'.repeat(900),
  'parentheses and minus': '-('.repeat(600),
  'ten thousand characters': 'x'.repeat(10_000),
  'ten thousand words': 'w '.repeat(5000),
  'one word of two thousand letters': 'ż'.repeat(2000),
  'two thousand quotes': '"'.repeat(2000),
  'quotes of all sorts': '“„«»”"‘’` "a”b«c»d"',
  'operators of tsquery': "a & b | !c <-> d <2> e :* 'x':AB \\ ''",
  'a word of tsquery': "'pump':*ABCD & !('a' <-> 'b')",
  'marks of our own': '~nfactur ~y2026 ~len ~kbulk ~a "~m202611"',
  SQL: `'; drop table messages; -- " or 1=1 /* $1 $$x$$ */`,
  placeholders: '$1 $2 %s ? :name {{x}} #{y}',
  'patterns of LIKE': '% _ \\% from:% filename:%_% company:\\',
  'regular expressions': '(a+)+$ [[:alpha:]] .* ^$ \\1 (?=x)',
  'size of nonsense': 'size: size:> size:<<5 size:-1 size:1e9 size:∞ size:>999999999gb size:5 mb size:">"',
  'before nonsense':
    'before: before:x before:0000 before:9999-99-99 before:2026-02-30 before:-1 before:"1 or 1"',
  'after the end of time':
    'after:9000 after:8999-12-31 in:0001 in:275760-09-13 older:99999y older:0d older:99999m',
  'older nonsense': 'older:x older:-5d older:5x older:٣d older:5d5d',
  'a very long file name': `filename:${'a.'.repeat(900)}pdf`,
  'file names with paths': 'filename:../../etc/passwd filename:C:\\x filename:"*" filename:*.* filename:.',
  'very long names': `from:${'a'.repeat(300)}@${'b'.repeat(300)}.example with:"${'c '.repeat(400)}"`,
  'addresses of nonsense': 'from:@ to:@@ cc:a@ with:@x from:a@b@c to:<> from:"a" <b@c>',
  'numbers too large': 'company:#99999999999999999999999 contact:#-1 mailbox:#0x10 company:#1e5 contact:#',
  'operators without anything': 'from: to: cc: with: subject: body: company: contact: mailbox: in: has: is:',
  'operators in operators': 'from:from:from: subject:subject:x -from:-x from:(a OR b) in:in:inbox',
  'only ORs': 'OR | OR || ИЛИ LUB AND NOT',
  'OR and minus': '-OR OR- - -- --- -"" -* -:',
  'stars alone': '* ** a* *a a*b "*" subject:* from:* -*',
  'only excluded': '-a -b -from:c -has:attachment -in:2026',
  'everything but': '-(-(-(-(-x))))',
  emoji: '😀 👨‍👩‍👧 🇳🇱* "😀" subject:😀',
  'combining signs': `e${'\u0301'.repeat(800)} a\u0300\u0301\u0302*`,
  'full width and others': 'ｆａｃｔｕｒ ﬁle ℡ ① Ⅷ ㎏ ſ İ ß ΐ',
  'case that grows': `${'ß'.repeat(800)} ${'ŉ'.repeat(500)}${' ﷺ'.repeat(60)}`,
  'mixed alphabets': 'аdmin зanna Zаnna zаnna* from:zаnna',
  'not a language': 'lang:xx lang:" " kind:all direction:up is:everything has:nothing is:unread is:handled',
  contradictions: 'before:2020 after:2030 in:2026 in:2025 in:inbox in:junk kind:list kind:bulk',
  'the words of the code': '__proto__ constructor toString:x hasOwnProperty prototype:y valueOf*',
  'a web address': 'https://noord.example/a?b=c&d="e"#f http:// mailto:x ftp://a:b@c',
  'escapes of JSON': '\\u0000 \\ud800 \\" {"q":"x"} [1,2] null undefined NaN',
};

const doors = [
  '/api/search?limit=5&q=',
  '/api/search?limit=5&sort=relevance&q=',
  '/api/search/conversations?limit=5&q=',
  '/api/search/facets?q=',
  '/api/search/addresses?limit=5&q=',
  '/api/search/complete?q=',
];

/** As browsers send it; a lone surrogate cannot be sent, and stands for a replacement then. */
const sent = (q: string) => encodeURIComponent(q.toWellFormed());

test.each(Object.entries(nasty))('%s', async (_, q) => {
  const { get } = world.clients.Ben;
  for (const door of [...doors, `/api/correspondence?of=company-${world.company}&words=`]) {
    const started = performance.now();
    const answer = await get(`${door}${sent(q)}`);
    // 400 says in words what is too long; everything else answers with what was found, and hints.
    expect([door, answer.statusCode, answer.statusCode === 200 || answer.json().words]).toEqual([
      door,
      expect.toSatisfy((status: number) => [200, 400, 404].includes(status)),
      expect.anything(),
    ]);
    if (answer.statusCode === 400) expect(answer.json().words).not.toBe('');
    expect(performance.now() - started).toBeLessThan(30_000);
  }
});

test('raw bytes that are no UTF-8, and half an escape, are refused in words or taken as they are', async () => {
  for (const raw of ['%', '%zz', '%ff%fe', '%ed%a0%80', '%c0%af', 'a%00b', '%e2%80', '&q=a&q=b'])
    for (const door of doors) {
      const answer = await world.clients.Ben.get(`${door}${raw}`);
      expect([door, raw, answer.statusCode < 500]).toEqual([door, raw, true]);
    }
});
