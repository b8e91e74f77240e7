// winmail.dat is opened: its text is read and its files come out byte for byte.
import { buffer } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { parseMail } from '../mime/parse-mail.ts';
import { readPart } from '../mime/read-part.ts';
import { decompressRtf } from './decompress-rtf.ts';
import { htmlFromRtf } from './html-from-rtf.ts';
import { openTnef } from './open-tnef.ts';

const u32 = (...numbers: number[]) => {
  const bytes = Buffer.alloc(numbers.length * 4);
  for (const [at, number] of numbers.entries()) bytes.writeUInt32LE(number >>> 0, at * 4);
  return bytes;
};
const padded = (bytes: Buffer) => Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
const text = (value: string) => Buffer.from(`${value}\0`, 'utf16le');
/** A property with one value of variable length. */
const property = (type: number, id: number, value: Buffer) =>
  Buffer.concat([u32((id << 16) | type, 1, value.length), padded(value)]);
/** A named property of a type the reader must step over. */
const named = (name: string) => {
  const letters = text(name);
  return Buffer.concat([
    u32((0x8001 << 16) | 3),
    Buffer.alloc(16, 9),
    u32(1, letters.length),
    padded(letters),
    u32(77),
  ]);
};
const properties = (...list: Buffer[]) => Buffer.concat([u32(list.length), ...list]);
const attribute = (level: number, id: number, data: Buffer) =>
  Buffer.concat([Buffer.from([level]), u32(0x00060000 | id), u32(data.length), data, Buffer.alloc(2)]);
const tnef = (...attributes: Buffer[]) =>
  Buffer.concat([u32(0x223e9f78), Buffer.from([1, 0]), ...attributes]);
/** RTF as Outlook stores it when it does not compress. */
const storedRtf = (rtf: string) =>
  Buffer.concat([u32(rtf.length + 12, rtf.length, 0x414c454d, 0), Buffer.from(rtf, 'latin1')]);

const RTF =
  "{\\rtf1\\ansi\\ansicpg1251\\fromhtml1 \\deff0{\\fonttbl{\\f0\\fswiss\\fcharset204 Arial;}}{\\*\\htmltag64 <p>}\\htmlrtf {\\htmlrtf0 \\'c4\\'ee\\'e1\\'f0\\'fb\\'e9 {\\*\\htmltag84 <b>}\\u1076?\\u1077?\\u1085?\\u1100?{\\*\\htmltag92 </b>}\\htmlrtf\\par}\\htmlrtf0 {\\*\\htmltag72 </p>}}";
const first = Buffer.from('%PDF-1.4 first');
const second = Buffer.alloc(5001, 'second ');
const WINMAIL = tnef(
  attribute(1, 0x9007, u32(1251, 0)),
  attribute(1, 0x9003, properties(named('x-own'), property(258, 0x1009, storedRtf(RTF)))),
  attribute(2, 0x9002, Buffer.alloc(14)),
  attribute(2, 0x8010, Buffer.from('C4EEE3~1.PDF\0')),
  attribute(2, 0x800f, first),
  attribute(
    2,
    0x9005,
    properties(property(31, 0x3707, text('Договор № 7.pdf')), property(31, 0x370e, text('application/pdf'))),
  ),
  attribute(2, 0x9002, Buffer.alloc(14)),
  attribute(2, 0x8010, Buffer.from('second.bin\0')),
  attribute(2, 0x9005, properties(property(258, 0x3701, second), property(31, 0x3712, text('pic@outlook')))),
);

test('F40: the files of a winmail.dat are listed behind it, named in full, and stream byte-equal', async () => {
  const raw = Buffer.from(
    `From: a@kunde.example\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: application/ms-tnef; name=winmail.dat\r\nContent-Transfer-Encoding: base64\r\n\r\n${WINMAIL.toString('base64')}\r\n--b--\r\n`,
  );
  const mail = await parseMail(raw);
  expect(
    mail.attachments.map(({ position, part, name, type, size }) => ({ position, part, name, type, size })),
  ).toEqual([
    { position: 0, part: '1', name: 'winmail.dat', type: 'application/ms-tnef', size: WINMAIL.length },
    {
      position: 1,
      part: '1.winmail.1',
      name: 'Договор № 7.pdf',
      type: 'application/pdf',
      size: first.length,
    },
    {
      position: 2,
      part: '1.winmail.2',
      name: 'second.bin',
      type: 'application/octet-stream',
      size: second.length,
    },
  ]);
  expect(mail.attachments[2]).toMatchObject({ contentId: 'pic@outlook', disposition: 'inline' });
  expect(await buffer(readPart(raw, mail.attachments[1]!))).toEqual(first);
  expect(await buffer(readPart(raw, mail.attachments[2]!))).toEqual(second);
  expect(mail.html).toBe('<p>Добрый <b>день</b></p>');
});

test('the text beside a winmail.dat is kept as it is', async () => {
  const raw = Buffer.from(
    `Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nPlain words.\r\n--b\r\nContent-Type: application/octet-stream; name=WINMAIL.DAT\r\nContent-Transfer-Encoding: base64\r\n\r\n${WINMAIL.toString('base64')}\r\n--b--\r\n`,
  );
  const mail = await parseMail(raw);
  expect(mail).toMatchObject({ plain: 'Plain words.', html: '' });
  expect(mail.attachments).toHaveLength(3);
});

test('a winmail.dat that is cut off yields what it holds, other bytes nothing', () => {
  expect(openTnef(WINMAIL.subarray(0, WINMAIL.length - 100))?.files.map((file) => file.name)).toContain(
    'Договор № 7.pdf',
  );
  for (let length = 0; length < WINMAIL.length; length += 37)
    expect(() => openTnef(WINMAIL.subarray(0, length))).not.toThrow();
  expect(openTnef(Buffer.from('PK no tnef at all'))).toBeUndefined();
});

test('compressed RTF is unpacked by the example of its own description', () => {
  // [MS-OXRTFCP] §4.1.1
  const packed = Buffer.from(
    '2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0',
    'hex',
  );
  expect(decompressRtf(packed)?.toString('latin1')).toBe('{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n');
  for (let length = 0; length < packed.length; length++)
    expect(() => decompressRtf(packed.subarray(0, length))).not.toThrow();
});

test('RTF that is no HTML gives its words', () => {
  const { plain, html } = htmlFromRtf(
    Buffer.from(
      "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Arial;}}{\\*\\generator x;}\\pard Gr\\'fc\\'dfe\\par \\ldblquote Ann\\rdblquote\\tab 12 \\u8364?\\par}",
    ),
  );
  expect(html).toBe('');
  expect(plain).toBe('Grüße\n“Ann”\t12 €');
});
