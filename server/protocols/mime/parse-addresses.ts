// Reads address headers: names, groups, comments, quotes and what programs write instead (RFC 5322 §3.4, RFC 6532).
import { domainToUnicode } from 'node:url';
import { decodeRaw, decodeWords, unfold } from './decode-words.ts';
import type { Address } from './parsed-mail.ts';

/**
 * The addresses of one header's value (one byte a character, latin1), at most `max`. Groups are flattened;
 * "undisclosed-recipients:;" yields none. An entry without an address keeps its name.
 */
export function parseAddresses(value: string, max = 1000): Address[] {
  const text = decodeRaw(unfold(value));
  const entries: Entry[] = [];
  const finish = (entry: Entry) => {
    if (entry.words.trim() || entry.angle !== undefined || entry.comment.trim()) entries.push(entry);
  };
  let entry = newEntry();
  let at = 0;
  while (at < text.length && entries.length <= max) {
    const sign = text[at]!;
    if (sign === '"') {
      const end = endOfQuoted(text, at);
      const quoted = text.slice(at + 1, end).replace(/\\(.)/g, '$1');
      // A quoted local part stays quoted; a quoted name loses its quotes.
      if (text[end + 1] === '@' && entry.angle === undefined) entry.words += `"${quoted}"`;
      else {
        entry.words += quoted;
        entry.quoted = true;
      }
      at = end + 1;
    } else if (sign === '(') {
      const end = endOfComment(text, at);
      entry.comment += `${entry.comment ? ' ' : ''}${text.slice(at + 1, end).replace(/\\(.)/g, '$1')}`;
      at = end + 1;
    } else if (sign === '<') {
      const end = text.indexOf('>', at);
      const inside = text.slice(at + 1, end === -1 ? text.length : end);
      // "Ann <ann@x.de> <ann@y.de>": the last one with an @ counts.
      if (entry.angle === undefined || inside.includes('@')) entry.angle = inside;
      at = end === -1 ? text.length : end + 1;
    } else if (sign === ',' || sign === ';') {
      finish(entry);
      entry = newEntry();
      at++;
    } else if (
      sign === ':' &&
      entry.angle === undefined &&
      !/^\s*mailto$/i.test(entry.words) &&
      !entry.words.includes('@') &&
      !entry.words.includes('[')
    ) {
      // The name of a group; its members follow.
      entry = newEntry();
      at++;
    } else {
      entry.words += sign;
      at++;
    }
  }
  finish(entry);
  return joinSplitNames(entries)
    .slice(0, max)
    .map(toAddress)
    .filter((one) => one.address !== '' || one.name !== '');
}

const LONGEST_NAME = 2000;

type Entry = { words: string; comment: string; angle: string | undefined; quoted: boolean };

function newEntry(): Entry {
  return { words: '', comment: '', angle: undefined, quoted: false };
}

/** "Miller, Ann <ann@x.de>" without quotes is one person. */
function joinSplitNames(entries: Entry[]): Entry[] {
  const joined: Entry[] = [];
  for (const entry of entries) {
    const before = joined.at(-1);
    const belongs =
      before !== undefined &&
      before.angle === undefined &&
      !before.words.includes('@') &&
      !before.words.includes('=?') &&
      entry.angle !== undefined &&
      entry.words.trim() !== '' &&
      !entry.quoted;
    if (belongs) {
      joined.pop();
      joined.push({ ...entry, words: `${before.words.trim()}, ${entry.words.trim()}` });
    } else joined.push(entry);
  }
  return joined;
}

function toAddress(entry: Entry): Address {
  // Nobody's name is longer; looking for an address in a heap takes the square of its size.
  let name = decodeWords(entry.words.slice(0, LONGEST_NAME).trim());
  const comment = decodeWords(entry.comment.slice(0, LONGEST_NAME).trim());
  let address = entry.angle;
  if (address === undefined) {
    const found = /[^\s<>"'()]+@[^\s<>"'(),;]+/.exec(name);
    const quotedLocal = /"[^"]*"@[^\s<>"'(),;]+/.exec(name);
    if (quotedLocal) {
      address = quotedLocal[0];
      name = name.replace(quotedLocal[0], '');
    } else if (found) {
      address = found[0];
      name = name.replace(found[0], '').replace(/<\s*>/, '');
    } else address = '';
  }
  address = cleanAddress(address);
  name = cleanName(name) || cleanName(comment);
  // Outlook repeats the address as the name.
  return { name: name.toLowerCase() === address.toLowerCase() ? '' : name, address };
}

function cleanName(name: string): string {
  const clean = name.replace(/\s+/g, ' ').trim();
  return /^(['"]).*\1$/.test(clean) ? clean.slice(1, -1).trim() : clean;
}

function cleanAddress(written: string): string {
  if (written.length > LONGEST_NAME) return '';
  let address = written.includes('=?') ? decodeWords(written) : written;
  if (address.includes('(') && !address.includes('"')) address = address.replace(/\([^()]*\)/g, '');
  address = address.replace(/^\s*mailto:/i, '').trim();
  const whole = address.split(/\s+/).filter((word) => /^[^\s@"]+@[^\s@"]+\.[^\s@"]+$/.test(word));
  if (whole.length === 1) address = whole[0]!;
  // A source route (RFC 5322 §4.4) before the address.
  address = address.replace(/^@[^:]*:/, '');
  if (!address.startsWith('"')) address = address.replace(/\s+/g, '').replace(/^['<]+|['>]+$/g, '');
  const sign = address.lastIndexOf('@');
  if (sign === -1) return address;
  const domain = address
    .slice(sign + 1)
    .toLowerCase()
    .replace(/\.$/, '');
  return `${address.slice(0, sign)}@${(domain.includes('xn--') && domainToUnicode(domain)) || domain}`;
}

function endOfQuoted(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '"') return at;
  }
  // Never closed: the quote ends before the address, else at the end.
  const angle = text.indexOf('<', start);
  return angle === -1 ? text.length : angle - 1;
}

function endOfComment(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const sign = text[at];
    if (sign === '\\') at++;
    else if (sign === '(') depth++;
    else if (sign === ')' && --depth === 0) return at;
  }
  return text.length;
}
