// Proves what is read out of each kind of document, and that one made to do harm does none.
import { deflateRawSync, deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import {
  writeDocx,
  writeEncryptedPdf,
  writeOdt,
  writePdf,
  writeXlsx,
  writeZip,
} from '../../../tests/support/write-documents.ts';
import { isDocument } from './document-format.ts';
import { readDocument } from './read-document.ts';

const read = (bytes: Buffer | string, name: string, type = 'application/octet-stream') =>
  readDocument(Buffer.from(bytes as string), { name, type });

test('the text of a PDF, page by page; a word divided at the end of a line is whole', async () => {
  const { state, text } = await read(
    writePdf(['Offer for two cold rooms\nwith insu-\nlation', 'Second page']),
    'a.pdf',
  );
  expect(state).toBe('read');
  expect(text).toContain('Offer for two cold rooms');
  expect(text).toContain('insulation');
  expect(text).toContain('Second page');
});

test('Word: paragraphs, tables, headers, footnotes; nothing twice and no field codes', async () => {
  const docx = await writeDocx(['Договор поставки &amp; монтажа', 'zażółć'], {
    'word/header1.xml': '<w:hdr><w:p><w:r><w:t>Kopf</w:t></w:r></w:p></w:hdr>',
    'word/footnotes.xml':
      '<w:footnotes><w:p><w:r><w:instrText>HYPERLINK</w:instrText><w:t>Fuß</w:t></w:r></w:p></w:footnotes>',
    'word/comments.xml':
      '<w:comments><mc:AlternateContent><mc:Choice><w:p><w:r><w:t>einmal</w:t></w:r></w:p></mc:Choice><mc:Fallback><w:p><w:r><w:t>einmal</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent></w:comments>',
  });
  const { text } = await read(docx, 'contract.docx');
  expect(text).toBe('Договор поставки & монтажа\nzażółć\n\neinmal\n\nFuß\n\nKopf');
});

test('Excel: names of sheets, shared texts, numbers', async () => {
  const xlsx = await writeXlsx('Ceny', [
    ['Artykuł', 'Cena'],
    ['Agregat', 4711],
  ]);
  const { text } = await read(xlsx, 'prices.xlsx');
  expect(text).toBe('Ceny\nArtykuł\tCena\nAgregat\t4711');
});

test('OpenDocument and PowerPoint', async () => {
  expect((await read(await writeOdt(['Offerte voor een koelcel', 'tweede']), 'a.odt')).text).toBe(
    'Offerte voor een koelcel\ntweede',
  );
  const pptx = await writeZip({
    'ppt/presentation.xml': '<p:presentation/>',
    'ppt/slides/slide10.xml': '<p:sld><a:p><a:r><a:t>last</a:t></a:r></a:p></p:sld>',
    'ppt/slides/slide2.xml': '<p:sld><a:p><a:r><a:t>first</a:t></a:r></a:p></p:sld>',
  });
  expect((await read(pptx, 'a.pptx')).text).toBe('first\n\nlast');
});

test('plain, CSV, HTML, XML and RTF in whatever charset they come', async () => {
  expect((await read('a;b\n1;żuraw', 'a.csv')).text).toBe('a;b\n1;żuraw');
  const koi = Buffer.from([
    0xc4, 0xcf, 0xc7, 0xcf, 0xd7, 0xcf, 0xd2, 0x20, 0xce, 0xc1, 0x20, 0xd0, 0xcf, 0xd3, 0xd4,
  ]);
  expect((await read(koi, 'a.txt', 'text/plain')).text).toBe('договор на пост');
  expect((await read(Buffer.from('\ufeffWörter', 'utf16le'), 'a.txt')).text).toBe('Wörter');
  const html = '<html><style>p{}</style><script>x()</script><p>One</p><p>t<b>w</b>o</html>';
  expect((await read(html, 'a.html')).text).toBe('One\ntwo');
  expect((await read('<?xml version="1.0"?><Invoice><ID>F-17</ID></Invoice>', 'a.xml')).text).toBe('F-17');
  expect(
    (await read('{\\rtf1\\ansicpg1250{\\fonttbl{\\f0 Arial;}}Za\\u380?\\par drugi}', 'a.rtf')).text,
  ).toMatch(/Zaż\s+drugi/);
});

test('a password is told from damage: PDF, Office, OpenDocument', async () => {
  expect((await read(writeEncryptedPdf('secret'), 'a.pdf')).state).toBe('encrypted');
  const sealed = Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(2000),
    Buffer.from('EncryptedPackage', 'utf16le'),
  ]);
  expect((await read(sealed, 'a.xlsx')).state).toBe('encrypted');
  const odt = await writeOdt(['x'], {
    'META-INF/manifest.xml': '<m:manifest><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>',
  });
  expect((await read(odt, 'a.odt')).state).toBe('encrypted');
});

test('broken files, empty files, files of other kinds have their state', async () => {
  expect((await read('%PDF-1.7 and then nothing', 'a.pdf')).state).toBe('broken');
  const docx = await writeDocx(['whole']);
  expect((await read(docx.subarray(0, docx.length - 40), 'a.docx')).state).toBe('broken');
  expect((await read('GIF89a\0\0\0\0', 'a.docx')).state).toBe('broken');
  expect((await read('', 'a.txt')).state).toBe('no-text');
  expect((await read(writePdf(['']), 'scan.pdf')).state).toBe('no-text');
  expect((await read(await writeZip({ 'a.txt': 'inner' }), 'a.zip')).state).toBe('unsupported');
  expect((await read(Buffer.from('d0cf11e0a1b11ae100', 'hex'), 'old.doc')).state).toBe('unsupported');
});

test('F10: a document that unpacks to a thousand times its size is left alone', async () => {
  const bomb = await writeZip({
    'word/document.xml': `<w:document><w:p><w:r><w:t>${' '.repeat(100_000_000)}`,
  });
  expect(bomb.length).toBeLessThan(200_000);
  expect(await read(bomb, 'a.docx')).toMatchObject({ state: 'too-large' });
});

test('F10: entities that grow, and parts nested without end, stay what they are', async () => {
  const laughs = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><w:document><w:p><w:t>&b; end</w:t></w:p></w:document>`;
  const { text } = await read(await writeZip({ 'word/document.xml': laughs }), 'a.docx');
  expect(text.length).toBeLessThan(20);
  const deep = `<w:document>${'<w:p>'.repeat(200_000)}<w:t>deep</w:t>`;
  expect((await read(await writeZip({ 'word/document.xml': deep }), 'a.docx')).state).toBe('too-large');
  const html = await read(`<html>before${'<div>'.repeat(200_000)}behind`, 'a.html');
  expect(html).toEqual({ state: 'read', text: 'before', cut: true });
});

test('of a sheet of a hundred megabytes the beginning is read', async () => {
  const row = (at: number) =>
    `<row><c><v>${at * 7919}</v></c><c t="inlineStr"><is><t>Ventil ${at % 977}</t></is></c></row>`;
  const sheet = Array.from({ length: 1_500_000 }, (_, at) => row(at)).join('');
  expect(sheet.length).toBeGreaterThan(100_000_000);
  const xlsx = await writeZip({ 'xl/workbook.xml': '<workbook/>', 'xl/worksheets/sheet1.xml': sheet });
  const { state, text, cut } = await read(xlsx, 'a.xlsx');
  expect({ state, cut }).toEqual({ state: 'read', cut: true });
  expect(text).toContain('Ventil 976');
  expect(text.length).toBeLessThanOrEqual(1024 * 1024);
}, 60_000);

test('a zip that lies about its sizes is broken and nothing more', async () => {
  const docx = await writeDocx(['whole and sound']);
  const lying = Buffer.from(docx);
  const central = lying.lastIndexOf(Buffer.from('PK\x01\x02', 'latin1'));
  lying.writeUInt32LE(5, central + 24);
  expect((await read(lying, 'a.docx')).state).toBe('broken');
});

test('a PDF whose stream is damaged in the middle gives what can be read, or says that it is broken', async () => {
  const stream = deflateSync(Buffer.from('BT /F1 12 Tf 50 700 Td (Held) Tj ET'));
  const pdf = writePdf(['Before'])
    .toString('latin1')
    .replace('endstream', `${stream.toString('latin1')}endstream`);
  expect(['read', 'broken', 'no-text']).toContain((await read(Buffer.from(pdf, 'latin1'), 'a.pdf')).state);
  expect(deflateRawSync(Buffer.alloc(10)).length).toBeGreaterThan(0);
});

test('which files are worth a look: documents by name or type, never pictures, archives, keys', () => {
  const yes = ['a.PDF', 'b.docx', 'c.csv', 'd.doc'].map((name) => ({
    name,
    type: 'application/octet-stream',
  }));
  expect(yes.every(isDocument)).toBe(true);
  expect(isDocument({ name: '', type: 'application/pdf' })).toBe(true);
  expect(
    isDocument({ name: 'x', type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' }),
  ).toBe(true);
  const no = [
    ['a.png', 'image/png'],
    ['a.zip', 'application/zip'],
    ['smime.p7s', 'application/pkcs7-signature'],
    ['mail.eml', 'message/rfc822'],
  ].map(([name, type]) => isDocument({ name: name!, type: type! }));
  expect(no).toEqual([false, false, false, false]);
});
