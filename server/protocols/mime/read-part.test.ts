// A file comes out of the raw mail byte for byte, however it was encoded, with the memory of a few pieces.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { parseMail } from './parse-mail.ts';
import { readHeaders } from './read-headers.ts';
import { readPart } from './read-part.ts';
import { splitHeaderAndBody } from './split-header.ts';

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const every = Buffer.from(Array.from({ length: 700_000 }, (_, at) => (at * 7 + (at >> 8)) & 255));

function encode(bytes: Buffer, encoding: string): string {
  if (encoding === 'base64') return bytes.toString('base64').replace(/.{76}/g, '$&\r\n');
  return [...bytes]
    .map(
      (byte, at) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}${at % 25 === 24 ? '= \t\r\n' : ''}`,
    )
    .join('');
}

test.each(['base64', 'quoted-printable'])(
  '%s is decoded across the edges of the pieces read',
  async (encoding) => {
    const raw = Buffer.from(
      `Content-Type: application/x; name=f\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n${encode(every, encoding)}`,
      'latin1',
    );
    const [file] = (await parseMail(raw)).attachments;
    expect(file).toMatchObject({ size: every.length, sha256: sha256(every) });
    async function* source(start: number, end: number) {
      for (let at = start; at < end; at += 1013) yield raw.subarray(at, Math.min(at + 1013, end));
    }
    expect(sha256(await buffer(readPart(source, file!)))).toBe(sha256(every));
    expect(sha256(await buffer(readPart(raw, file!)))).toBe(sha256(every));
  },
);

test('base64 glued from several runs and with foreign signs in it is decoded whole', async () => {
  const text = `${Buffer.from('first, ').toString('base64')}\r\n${Buffer.from('second').toString('base64')}\r\n ,${Buffer.from(' third').toString('base64')}`;
  const raw = Buffer.from(
    `Content-Type: application/x; name=f\r\nContent-Transfer-Encoding: BASE64;\r\n\r\n${text}\r\n`,
  );
  const [file] = (await parseMail(raw)).attachments;
  expect((await buffer(readPart(raw, file!))).toString()).toBe('first, second third');
  expect(file!.size).toBe(19);
});

test('a uuencoded file in the middle of a text is streamed', async () => {
  const raw = readFileSync(new URL('../../../tests/mail/uuencoded.eml', import.meta.url));
  const [file] = (await parseMail(raw)).attachments;
  expect((await buffer(readPart(raw, file!))).toString()).toBe('hello world');
});

test('header and body are the whole mail, and the header alone says what identifies it', () => {
  const raw = readFileSync(new URL('../../../tests/mail/odd-addresses.eml', import.meta.url));
  const { header, body } = splitHeaderAndBody(raw);
  expect(Buffer.concat([header, body]).equals(raw)).toBe(true);
  expect(body.toString()).toBe('x\r\n');
  expect(readHeaders(header)).toEqual({
    messageId: 'o1@kunde.example',
    date: new Date('2026-03-03T09:15:00Z'),
    from: [
      { name: 'Miller, Ann', address: 'ann@kunde.example' },
      { name: 'Bo Müller', address: 'bo@kunde.example' },
    ],
    subject: 'Addresses',
    references: [],
    inReplyTo: [],
  });
});
