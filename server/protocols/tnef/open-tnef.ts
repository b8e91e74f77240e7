// Opens winmail.dat: the wrapper Outlook puts around text and files ([MS-OXTNEF]).
import iconv from 'iconv-lite';
import { decompressRtf } from './decompress-rtf.ts';
import { htmlFromRtf } from './html-from-rtf.ts';
import { type Properties, readProperties } from './read-properties.ts';

export type TnefFile = { name: string; type: string; contentId: string; content: Buffer };
export type OpenedTnef = { plain: string; html: string; rtf: Buffer | undefined; files: TnefFile[] };

const SIGNATURE = 0x223e9f78;
const MAX_FILES = 2000;
const ATTRIBUTE = {
  title: 0x8010,
  data: 0x800f,
  startFile: 0x9002,
  properties: 0x9003,
  fileProperties: 0x9005,
  codePage: 0x9007,
  body: 0x800c,
};
const PROPERTY = {
  body: 0x1000,
  rtf: 0x1009,
  html: 0x1013,
  displayName: 0x3001,
  data: 0x3701,
  shortName: 0x3704,
  longName: 0x3707,
  mime: 0x370e,
  contentId: 0x3712,
  codePage: 0x3fde,
};
const OBJECT = 13;
/** IID_IMessage, before an object that is a mail in TNEF again; other objects (OLE) keep their sixteen bytes. */
const MESSAGE = Buffer.from('0703020000000000c000000000000046', 'hex');

type Opening = { title: string; data?: Buffer; properties?: Properties };

/** undefined when the bytes are no TNEF. A file that is cut off yields what it holds. */
export function openTnef(bytes: Buffer, depth = 0): OpenedTnef | undefined {
  if (bytes.length < 6 || bytes.readUInt32LE(0) !== SIGNATURE) return undefined;
  const opened: OpenedTnef = { plain: '', html: '', rtf: undefined, files: [] };
  let codePage = 'windows-1252';
  let current: Opening | undefined;
  let mail: Properties = new Map();
  let body: Buffer | undefined;
  const finish = () => {
    if (current && opened.files.length < MAX_FILES) opened.files.push(...filesOf(current, codePage, depth));
    current = undefined;
  };
  let at = 6;
  while (at + 9 <= bytes.length) {
    const level = bytes[at]!;
    if (level !== 1 && level !== 2) break;
    const id = bytes.readUInt16LE(at + 1);
    const length = bytes.readUInt32LE(at + 5);
    const data = bytes.subarray(at + 9, at + 9 + length);
    at += 9 + length + 2;
    if (id === ATTRIBUTE.codePage && data.length >= 4) codePage = pageName(data.readUInt32LE(0));
    else if (id === ATTRIBUTE.body) body = data;
    else if (id === ATTRIBUTE.properties) mail = readProperties(data);
    else if (id === ATTRIBUTE.startFile) {
      finish();
      current = { title: '' };
    } else if (id === ATTRIBUTE.title && current) current.title = decode(trimNul(data), codePage);
    else if (id === ATTRIBUTE.data && current) current.data = data;
    else if (id === ATTRIBUTE.fileProperties && current) current.properties = readProperties(data);
  }
  finish();
  readBody(opened, mail, body, codePage);
  opened.plain = opened.plain.replaceAll('\0', '').replace(/\r\n?/g, '\n');
  opened.html = opened.html.replaceAll('\0', '').replace(/\r\n?/g, '\n');
  return opened;
}

function readBody(opened: OpenedTnef, mail: Properties, body: Buffer | undefined, codePage: string): void {
  opened.plain = textOf(mail, PROPERTY.body, codePage) || (body ? decode(trimNul(body), codePage) : '');
  const html = mail.get(PROPERTY.html);
  const page = mail.get(PROPERTY.codePage)?.value;
  if (html)
    opened.html = decode(
      trimNul(html.value),
      page ? pageName(page.readUInt32LE(0)) : metaPage(html.value) || codePage,
    );
  const compressed = mail.get(PROPERTY.rtf);
  opened.rtf = compressed && decompressRtf(compressed.value);
  if (opened.rtf && !opened.html) {
    const { html: wrapped, plain } = htmlFromRtf(opened.rtf);
    opened.html = wrapped;
    opened.plain ||= plain;
  }
}

/** One file; a mail in TNEF form inside is followed by its own files. */
function filesOf(file: Opening, codePage: string, depth: number): TnefFile[] {
  const properties = file.properties ?? new Map();
  const text = (id: number) => textOf(properties, id, codePage);
  const name =
    text(PROPERTY.longName) || text(PROPERTY.displayName) || file.title || text(PROPERTY.shortName);
  const stored = properties.get(PROPERTY.data);
  const kind = text(PROPERTY.mime).toLowerCase();
  const contentId = text(PROPERTY.contentId);
  if (!stored || stored.value.length === 0) {
    return file.data ? [{ name: name.trim(), type: kind, contentId, content: file.data }] : [];
  }
  if (stored.type !== OBJECT || !stored.value.subarray(0, 16).equals(MESSAGE)) {
    return [{ name: name.trim(), type: kind, contentId, content: stored.value }];
  }
  const content = stored.value.subarray(16);
  const inner = depth < 10 ? openTnef(content, depth + 1) : undefined;
  return [{ name: name.trim(), type: 'application/ms-tnef', contentId, content }, ...(inner?.files ?? [])];
}

function textOf(properties: Properties, id: number, codePage: string): string {
  const found = properties.get(id);
  if (!found) return '';
  if (found.type === 31) return found.value.toString('utf16le').replace(/\0+$/, '');
  return decode(trimNul(found.value), codePage);
}

function metaPage(html: Buffer): string {
  return /charset\s*=\s*["']?([\w-]+)/i.exec(html.toString('latin1', 0, 2000))?.[1] ?? '';
}

function pageName(number: number): string {
  if (number === 65001) return 'utf-8';
  if (number === 28591) return 'windows-1252';
  if (number >= 28592 && number <= 28606) return `iso-8859-${number - 28590}`;
  if (number === 20866) return 'koi8-r';
  if (number === 21866) return 'koi8-u';
  if (number === 932) return 'shift_jis';
  return `cp${number}`;
}

function decode(bytes: Buffer, charset: string): string {
  return iconv.decode(bytes, iconv.encodingExists(charset) ? charset : 'windows-1252');
}

function trimNul(bytes: Buffer): Buffer {
  let end = bytes.length;
  while (end > 0 && bytes[end - 1] === 0) end--;
  return bytes.subarray(0, end);
}
