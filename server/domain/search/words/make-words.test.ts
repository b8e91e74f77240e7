// The words of a mail: what is in them, and their limits.
import { expect, test } from 'vitest';
import { makeWords as makeBinary, type WordFields } from './make-words.ts';

const mail = (fields: Partial<WordFields>): WordFields => ({
  subject: '',
  own: '',
  signature: '',
  people: '',
  files: '',
  ...fields,
});

/** What PostgreSQL's tsvectorrecv would read, in its text form. */
function makeWords(fields: WordFields, language: string): string {
  const binary = Buffer.from(makeBinary(fields, language));
  const words: string[] = [];
  let at = 4;
  while (at < binary.length) {
    const end = binary.indexOf(0, at);
    const places = Array.from({ length: binary.readUInt16BE(end + 1) }, (_, index) =>
      binary.readUInt16BE(end + 3 + 2 * index),
    );
    const written = places.map((place) => `${place & 16_383}${'_CBA'[place >> 14]}`.replace('_', ''));
    words.push(`'${binary.toString('utf8', at, end)}'${places.length > 0 ? ':' : ''}${written.join(',')}`);
    at = end + 3 + 2 * places.length;
  }
  expect(words).toHaveLength(binary.readUInt32BE(0));
  expect(new Set(words.map((word) => word.split("':")[0])).size).toBe(words.length);
  return words.join(' ');
}

test('each word has its position and weight, each stem stands beside it only where it differs', () => {
  expect(makeWords(mail({ subject: 'Factuur 3321', own: 'de facturen, facturen' }), 'nl').trim()).toBe(
    "'factuur':1A '=factuur' '~nfactur':1A,20 '=~nfactur' '3321':2A '=3321' 'de':19 'facturen':20,21",
  );
});

test('what stands in the subject is there once more with its sign; people and files are not', () => {
  const words = makeWords(mail({ subject: 'a-b', people: 'a c', files: 'c', own: 'a' }), 'other').split(' ');
  expect(words.filter((word) => word.startsWith("'="))).toEqual(["'=a'", "'=b'", "'=a-b'"]);
});

test('a stem met in the text alone has no position; one in the subject and in the text has one of each', () => {
  expect(makeWords(mail({ own: 'facturen facturen' }), 'nl').trim()).toBe("'facturen':1,2 '~nfactur'");
  expect(makeWords(mail({ subject: 'facturen', own: 'facturen facturen' }), 'nl').trim()).toBe(
    "'facturen':1A,18,19 '=facturen' '~nfactur':1A,18 '=~nfactur'",
  );
});

test('a word met twice has both positions, whatever its case', () => {
  expect(makeWords(mail({ own: 'Order order ORDER' }), 'en').trim()).toBe("'order':1,2,3");
});

test('words of one mail do not show up in the next', () => {
  makeWords(mail({ own: 'alpha beta' }), 'en');
  expect(makeWords(mail({ own: 'gamma beta' }), 'en')).not.toContain('alpha');
});

test('nothing in it needs escaping, whatever the mail says', () => {
  const words = makeWords(
    mail({ own: "it's '); DROP TABLE x; -- \\ \u0000 \ud800 a\\'b 'c':1A & | ! <-> :*" }),
    'en',
  );
  expect(words.trim()).toMatch(/^('[^'\\\u0000]+'(:[\d,A-D]+)? ?)+$/);
});

test('a language not known gets the stems of all languages of the script', () => {
  const words = makeWords(mail({ own: 'invoices' }), '');
  expect(words).toContain("'~einvoic'");
  expect(words).toMatch(/'~n\w+'/);
});

test('PostgreSQL’s limits are kept: positions, words and bytes', () => {
  const many = Array.from({ length: 300_000 }, (_, at) => `w${at.toString(36)}`).join(' ');
  const words = makeWords(mail({ own: `${'same '.repeat(20_000)}${many}${'x'.repeat(200_000)}` }), 'en');
  const lexemes = words.trim().split(' ');
  expect(lexemes.length).toBeLessThanOrEqual(100_000);
  expect(lexemes.reduce((sum, one) => sum + one.length, 0)).toBeLessThan(4_000_000);
  const positions = [...words.matchAll(/:([\d,]+)/g)].map((match) => match[1]?.split(',').map(Number) ?? []);
  expect(Math.max(...positions.map((of) => of.length))).toBeLessThanOrEqual(255);
  expect(Math.max(...positions.flat())).toBeLessThanOrEqual(16_383);
  // A subject of nothing but words no other has: each twice.
  const subject = makeWords(mail({ subject: many, own: many }), 'en')
    .trim()
    .split(' ');
  expect(subject.reduce((sum, one) => sum + one.length, 0)).toBeLessThan(4_000_000);
});

test('what is remembered is forgotten between mails, and a mail of very many words is whole all the same', () => {
  const rare = (from: number) =>
    Array.from({ length: 60_000 }, (_, at) => `w${(from + at).toString(36)}x`).join(' ');
  for (let round = 0; round < 4; round += 1) {
    const words = makeWords(mail({ own: `${rare(round * 50_000)} factuur` }), 'nl');
    expect(words.endsWith("'factuur':16383 '~nfactur'")).toBe(true);
  }
});
