// Proves that vCards of every version are read as they were meant, and that what is written comes back the same.
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { type ReadVCard, readVCards } from './read-vcards.ts';
import { emptyVCard, type VCard } from './vcard.ts';
import { partsOf, writeVCard } from './write-vcard.ts';

async function read(file: string | Buffer, charset = ''): Promise<ReadVCard[]> {
  const bytes = typeof file === 'string' ? Buffer.from(file) : file;
  const found: ReadVCard[] = [];
  for await (const one of readVCards([bytes], charset)) found.push(one);
  return found;
}
async function cards(file: string | Buffer, charset = ''): Promise<VCard[]> {
  return (await read(file, charset)).map((one) => {
    if (!('card' in one)) throw new Error(`${one.line}: ${one.trouble}`);
    return one.card;
  });
}
const lines = (...all: string[]) => `${all.join('\r\n')}\r\n`;

test('a card of version 4 says name, job, phones, addresses, birthday and picture (RFC 6350)', async () => {
  const [card] = await cards(
    lines(
      'BEGIN:VCARD',
      'VERSION:4.0',
      'UID:urn:uuid:4fbe8971-0bc3-424c-9c26-36c3e1eff6b1',
      'FN:Simon Perreault',
      'N:Perreault;Simon;;;ing. jr,M.Sc.',
      'BDAY:--0203',
      'LANG;PREF=1:fr',
      'ORG;TYPE=work:Viagenie;Réseau',
      'ADR;TYPE=work:;Suite D2-630;2875 Laurier;Quebec;QC;G1V 2M2;Canada',
      'TEL;VALUE=uri;TYPE="work,voice";PREF=1:tel:+1-418-656-9254;ext=102',
      'TEL;VALUE=uri;TYPE="work,cell,voice":tel:+1-418-262-6501',
      'EMAIL;TYPE=work:simon.perreault@viagenie.example',
      'EMAIL;TYPE=home;PREF=1:Simon@home.example',
      'PHOTO:data:image/png;base64,iVBORw0KGgo=',
      'CATEGORIES:fair 2026,press',
      'NOTE:Likes\\, above all\\; trains.\\nCall after ten.',
      'URL:https://viagenie.example/',
      'END:VCARD',
    ),
  );
  expect(card).toMatchObject({
    kind: 'individual',
    name: 'Simon Perreault',
    birthday: '--02-03',
    languages: ['fr'],
    organisation: ['Viagenie', 'Réseau'],
    categories: ['fair 2026', 'press'],
    note: 'Likes, above all; trains.\nCall after ten.',
    urls: ['https://viagenie.example/'],
    photo: { type: 'image/png', bytes: Buffer.from('iVBORw0KGgo=', 'base64') },
  });
  expect(card!.phones).toEqual([
    { value: '+1-418-656-9254 ext. 102', types: ['work', 'voice'], preferred: true, label: '' },
    { value: '+1-418-262-6501', types: ['work', 'cell', 'voice'], preferred: false, label: '' },
  ]);
  expect(card!.emails.map(({ value, preferred }) => [value, preferred])).toEqual([
    ['simon.perreault@viagenie.example', false],
    ['Simon@home.example', true],
  ]);
  expect(card!.addresses[0]).toMatchObject({ extended: 'Suite D2-630', city: 'Quebec', country: 'Canada' });
});

test('a card of version 3 is read with folded lines, groups and the labels Apple gives them (RFC 2426)', async () => {
  const [card] = await cards(
    lines(
      'BEGIN:VCARD',
      'VERSION:3.0',
      'N:de Vries;Jan;;;',
      'FN:Jan de',
      '  Vries',
      'item1.EMAIL;type=INTERNET;type=pref:jan@noord.example',
      'item1.X-ABLabel:_$!<Work>!$_',
      'item2.TEL:+31 30 123 45 67',
      'item2.X-ABLabel:Werkplaats',
      'BDAY;X-APPLE-OMIT-YEAR=1604:1604-04-12',
      'PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQ',
      ' SkZJRg==',
      'END:VCARD',
    ),
  );
  expect(card).toMatchObject({
    name: 'Jan de Vries',
    parts: { family: 'de Vries', given: 'Jan' },
    emails: [{ value: 'jan@noord.example', types: [], preferred: true, label: 'Work' }],
    phones: [{ value: '+31 30 123 45 67', label: 'Werkplaats' }],
    birthday: '--04-12',
    photo: { type: 'image/jpeg', bytes: Buffer.from('/9j/4AAQSkZJRg==', 'base64') },
  });
});

test('version 2.1 is read with its bare parameters, quoted-printable, charsets and loose base64', async () => {
  const name = [...iconv.encode('Иванов', 'windows-1251')].map(
    (byte) => `=${byte.toString(16).toUpperCase()}`,
  );
  const [card] = await cards(
    lines(
      'BEGIN:VCARD',
      'VERSION:2.1',
      `N;CHARSET=windows-1251;ENCODING=QUOTED-PRINTABLE:${name.slice(0, 3).join('')}=`,
      `${name.slice(3).join('')};=`,
      [...iconv.encode('Иван', 'windows-1251')].map((byte) => `=${byte.toString(16).toUpperCase()}`).join(''),
      'TEL;WORK;VOICE:+7 812 123-45-67',
      'EMAIL;PREF;INTERNET:ivanov@pompa.example',
      'NOTE;QUOTED-PRINTABLE:Zoet=C3=A9 man;=0D=0Abelt terug',
      'PHOTO;JPEG;BASE64:',
      '/9j/4AAQ',
      'SkZJRg==',
      '',
      'AGENT:',
      'BEGIN:VCARD',
      'VERSION:2.1',
      'N:Somebody;Else',
      'END:VCARD',
      'END:VCARD',
    ),
  );
  expect(card).toMatchObject({
    name: 'Иван Иванов',
    phones: [{ value: '+7 812 123-45-67', types: ['work', 'voice'] }],
    emails: [{ value: 'ivanov@pompa.example', preferred: true }],
    note: 'Zoeté man;\r\nbelt terug',
    photo: { type: 'image/jpeg', bytes: Buffer.from('/9j/4AAQSkZJRg==', 'base64') },
  });
});

test('a company is known by KIND, by Apple’s mark, and by a name written twice', async () => {
  const found = await cards(
    lines(
      'BEGIN:VCARD',
      'VERSION:4.0',
      'KIND:org',
      'FN:Noord Pompen',
      'END:VCARD',
      'BEGIN:VCARD',
      'VERSION:3.0',
      'FN:Zuid BV',
      'N:;;;;',
      'ORG:Zuid BV',
      'X-ABShowAs:COMPANY',
      'END:VCARD',
      'BEGIN:VCARD',
      'VERSION:3.0',
      'FN:West BV',
      'N:;;;;',
      'ORG:West BV',
      'END:VCARD',
      'BEGIN:VCARD',
      'VERSION:3.0',
      'FN:Jan',
      'N:;Jan;;;',
      'ORG:West BV',
      'END:VCARD',
      'BEGIN:VCARD',
      'VERSION:4.0',
      'KIND:group',
      'FN:Friends',
      'END:VCARD',
    ),
  );
  expect(found.map(({ kind }) => kind)).toEqual(['org', 'org', 'org', 'individual', 'group']);
});

test('text without a charset is read in the encoding somebody chose, in UTF-16 by its mark', async () => {
  const file = lines('BEGIN:VCARD', 'VERSION:3.0', 'FN:Łukasz Żak', 'END:VCARD');
  expect((await cards(iconv.encode(file, 'iso-8859-2'), 'iso-8859-2'))[0]!.name).toBe('Łukasz Żak');
  expect((await cards(iconv.encode(file, 'utf16-le', { addBOM: true })))[0]!.name).toBe('Łukasz Żak');
});

test('what one card has wrong costs that card alone, and is told with its line', async () => {
  const found = await read(
    lines(
      'BEGIN:VCARD',
      'VERSION:3.0',
      'FN:Never closed',
      'BEGIN:VCARD',
      'VERSION:3.0',
      'TEL:1',
      'END:VCARD',
      'BEGIN:VCARD',
      'VERSION:3.0',
      'FN:Ada',
      'BDAY:1985-02-30',
      'no property at all',
      'END:VCARD',
      'BEGIN:VCARD',
      'FN:Cut off',
    ),
  );
  expect(found).toMatchObject([
    { line: 1, trouble: 'not-closed', text: 'FN:Never closed' },
    { line: 4, trouble: 'no-name' },
    { line: 8, card: { name: 'Ada', birthday: '' } },
    { line: 14, trouble: 'not-closed' },
  ]);
});

test('a picture beyond the limit is refused with its card; the next one is read', async () => {
  const file = lines(
    'BEGIN:VCARD',
    'VERSION:3.0',
    'FN:Big',
    `PHOTO;ENCODING=b;TYPE=JPEG:${'A'.repeat(5000)}`,
    'END:VCARD',
    'BEGIN:VCARD',
    'VERSION:3.0',
    'FN:Small',
    'END:VCARD',
  );
  const found: ReadVCard[] = [];
  for await (const one of readVCards([Buffer.from(file)], '', { property: 1000, properties: 100 }))
    found.push(one);
  expect(found).toMatchObject([
    { line: 1, trouble: 'too-large' },
    { line: 6, card: { name: 'Small' } },
  ]);
});

test('a file of several megabytes is read card by card, however its bytes are cut', async () => {
  const one = (at: number) =>
    lines('BEGIN:VCARD', 'VERSION:3.0', `FN:Ægir ${at}`, `NOTE:${'é'.repeat(450)}`, 'END:VCARD');
  const file = Buffer.from(Array.from({ length: 6000 }, (_, at) => one(at)).join(''));
  expect(file.length).toBeGreaterThan(5 * 1024 ** 2);
  let [count, from] = [0, 0];
  const chunks = function* () {
    for (; from < file.length; from += 4093) yield file.subarray(from, from + 4093);
  };
  for await (const read of readVCards(chunks())) {
    if (count === 0) expect(from).toBeLessThan(10_000);
    expect('card' in read && read.card.name).toBe(`Ægir ${count++}`);
  }
  expect(count).toBe(6000);
});

test('no bytes make the reader throw', async () => {
  const pieces = fc.constantFrom(
    'BEGIN:VCARD\r\n',
    'END:VCARD\n',
    'FN:a\\',
    'N:;;',
    'TEL;TYPE="a:b',
    ';',
    ':',
    '=\r\n',
    ' ',
    '\0',
    'é',
    'PHOTO;ENCODING=b:',
    'NOTE;QUOTED-PRINTABLE:=C3=',
    'ADR:;;;;',
    'item1.X-ABLabel:x\n',
    'BDAY:--',
    '\ufeff',
    '\ud800',
  );
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(pieces, fc.string())), async (all) => {
      for (const one of await read(all.join(''))) expect(one.line).toBeGreaterThan(0);
    }),
    { numRuns: 300 },
  );
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
      await read(Buffer.concat([Buffer.from('BEGIN:VCARD\r\n'), bytes, Buffer.from('\r\nEND:VCARD')]));
    }),
    { numRuns: 200 },
  );
});

test('what is written in either version is read back the same, in lines of at most 75 octets', async () => {
  const text = fc
    .string({
      unit: fc.constantFrom('a', 'é', 'ж', '中', '🚀', ',', ';', ':', '\\', '"', ' ', '\n', 'x'),
      maxLength: 60,
    })
    .map((value) => value.trim());
  const word = fc.string({
    unit: fc.constantFrom('a', 'ж', ',', ';', '\\', 'b'),
    minLength: 1,
    maxLength: 8,
  });
  const types = fc.uniqueArray(fc.constantFrom('home', 'work', 'cell'), { maxLength: 2 });
  const typed = fc.record({ value: word, types, preferred: fc.boolean(), label: fc.constant('') });
  const card = fc.record({
    kind: fc.constantFrom('individual' as const, 'org' as const),
    name: word,
    note: text,
    title: text,
    organisation: fc.array(word, { maxLength: 2 }),
    emails: fc.array(typed, { maxLength: 3 }),
    phones: fc.array(typed, { maxLength: 3 }),
    categories: fc.uniqueArray(word, { maxLength: 3 }),
    addresses: fc.array(
      fc.record({
        types,
        preferred: fc.boolean(),
        label: fc.constant(''),
        poBox: text,
        extended: text,
        street: text,
        city: word,
        region: text,
        postalCode: text,
        country: text,
      }),
      { maxLength: 2 },
    ),
    birthday: fc.constantFrom('', '1985-04-12', '--04-12'),
    photo: fc.constantFrom(undefined, { type: 'image/png', bytes: new Uint8Array(200) }),
    uid: fc.constantFrom('', 'urn:uuid:1'),
  });
  await fc.assert(
    fc.asyncProperty(card, fc.constantFrom('3.0' as const, '4.0' as const), async (wanted, version) => {
      const whole: VCard = { ...emptyVCard(), ...wanted };
      const written = writeVCard(whole, version);
      for (const line of written.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      const [back] = await cards(written);
      expect({ ...back, parts: whole.parts, photo: undefined, others: [] }).toEqual({
        ...whole,
        photo: undefined,
      });
      if (wanted.photo)
        expect(back!.photo).toEqual({ type: 'image/png', bytes: Buffer.from(wanted.photo.bytes) });
    }),
    { numRuns: 300 },
  );
});

test('a name that is only known whole is cut before the family’s small words', () => {
  expect(partsOf('Jan de Vries')).toMatchObject({ given: 'Jan', family: 'de Vries' });
  expect(partsOf('Ada')).toMatchObject({ given: 'Ada', family: '' });
  expect(partsOf('Анна Мария Иванова')).toMatchObject({ given: 'Анна Мария', family: 'Иванова' });
});
