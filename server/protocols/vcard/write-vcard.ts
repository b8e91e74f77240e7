// Writes a card as vCard 3.0 (RFC 2426) or 4.0 (RFC 6350).
import type { Typed, VCard, VCardAddress, VCardName } from './vcard.ts';

export type VCardVersion = '3.0' | '4.0';

/** @returns the card's lines, ended by CRLF, folded at 75 octets */
export function writeVCard(card: VCard, version: VCardVersion): string {
  const is4 = version === '4.0';
  const lines = ['BEGIN:VCARD', `VERSION:${version}`];
  const say = (head: string, value: string) => {
    if (value !== '') lines.push(`${head}:${value}`);
  };
  if (is4 && card.kind !== 'individual') say('KIND', card.kind);
  say('FN', escaped(card.name));
  // RFC 2426 §3.1.2 asks for N in every card; RFC 6350 §6.2.2 for people only.
  if (card.kind === 'individual' || !is4) lines.push(`N:${nameFields(card)}`);
  if (!is4 && card.kind === 'org') say('X-ABShowAs', 'COMPANY');
  say('ORG', card.organisation.map(escaped).join(';'));
  say('TITLE', escaped(card.title));
  say('ROLE', escaped(card.role));
  for (const email of card.emails)
    say(`EMAIL${paramsOf(email, is4 ? [] : ['INTERNET'], is4)}`, escaped(email.value));
  for (const phone of card.phones) say(`TEL${paramsOf(phone, [], is4)}`, escaped(phone.value));
  for (const address of card.addresses) say(`ADR${paramsOf(address, [], is4)}`, addressFields(address));
  say('BDAY', birthday(card.birthday, is4));
  for (const language of card.languages) say(is4 ? 'LANG' : 'X-LANG', escaped(language));
  for (const url of card.urls) say('URL', is4 ? url.replace(/[\r\n]+/g, '') : escaped(url));
  say('CATEGORIES', card.categories.map(escaped).join(','));
  say('NOTE', escaped(card.note));
  photo(card, is4, say);
  for (const { name, value } of card.others) say(name, escaped(value));
  say('UID', escaped(card.uid));
  lines.push('END:VCARD');
  return `${lines.map(fold).join('\r\n')}\r\n`;
}

function photo({ photo }: VCard, is4: boolean, say: (head: string, value: string) => void): void {
  if (!photo) return;
  if ('url' in photo) {
    say(is4 ? 'PHOTO' : 'PHOTO;VALUE=uri', photo.url.replace(/[\r\n]+/g, ''));
    return;
  }
  const data = Buffer.from(photo.bytes).toString('base64');
  if (is4) say('PHOTO', `data:${photo.type};base64,${data}`);
  else say(`PHOTO;ENCODING=b;TYPE=${photo.type.replace(/^image\//, '').toUpperCase()}`, data);
}

function paramsOf(
  { types, preferred }: Pick<Typed, 'types' | 'preferred'>,
  more: string[],
  is4: boolean,
): string {
  const all = [...more, ...types.map(typeToken).filter(Boolean), ...(preferred && !is4 ? ['PREF'] : [])];
  const quoted = is4 && all.length > 1 ? `"${all.join(',')}"` : all.join(',');
  return `${all.length > 0 ? `;TYPE=${is4 ? quoted.toLowerCase() : quoted.toUpperCase()}` : ''}${preferred && is4 ? ';PREF=1' : ''}`;
}

const typeToken = (type: string): string => type.replace(/[^A-Za-z0-9-]/g, '');

const addressFields = (one: VCardAddress): string =>
  [one.poBox, one.extended, one.street, one.city, one.region, one.postalCode, one.country]
    .map(escaped)
    .join(';');

function nameFields(card: VCard): string {
  const parts =
    Object.values(card.parts).some(Boolean) || card.kind === 'org' ? card.parts : partsOf(card.name);
  return [parts.family, parts.given, parts.additional, parts.prefix, parts.suffix].map(escaped).join(';');
}

/** A guess where only the whole name is known: the last word and the small words before it are the family's. */
export function partsOf(name: string): VCardName {
  const words = name.trim().split(/\s+/).filter(Boolean);
  let from = Math.max(words.length - 1, words.length > 1 ? 1 : 0);
  while (from > 1 && /^\p{Ll}+$/u.test(words[from - 1]!)) from--;
  const alone = words.length === 1;
  return {
    family: alone ? '' : words.slice(from).join(' '),
    given: alone ? words[0]! : words.slice(0, from).join(' '),
    additional: '',
    prefix: '',
    suffix: '',
  };
}

/** RFC 6350 §4.3.1 writes no hyphens; 3.0 knows no date without year, where address books follow Apple. */
const birthday = (value: string, is4: boolean): string =>
  is4 ? value.replace(/^(\d{4}|--)-?(\d\d)-(\d\d)$/, '$1$2$3') : value;

const escaped = (text: string): string =>
  text
    .replace(/[\\,;]/g, '\\$&')
    .replace(/\r\n|\r|\n/g, '\\n')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')
    .toWellFormed();

/** RFC 6350 §3.2: at most 75 octets a line, and no letter cut in two. */
function fold(line: string): string {
  if (Buffer.byteLength(line) <= 75) return line;
  const pieces: string[] = [];
  if (/^[\x20-\x7e]*$/.test(line)) {
    pieces.push(line.slice(0, 75));
    for (let at = 75; at < line.length; at += 74) pieces.push(line.slice(at, at + 74));
    return pieces.join('\r\n ');
  }
  let piece = '';
  let length = 0;
  for (const letter of line) {
    const size = Buffer.byteLength(letter);
    if (length + size > (pieces.length === 0 ? 75 : 74)) {
      pieces.push(piece);
      piece = '';
      length = 0;
    }
    piece += letter;
    length += size;
  }
  return [...pieces, piece].join('\r\n ');
}
