// Finds the name of who signs: as the From header writes it, as the signature does, whichever is the whole one.
import { isGivenName } from '../../incoming/text/given-names.ts';
import { personNameOf } from '../name-cards.ts';
import type { Piece } from './signature-lines.ts';
import { jobWord, legalForm, noise, organisation } from './words.ts';

export interface FoundName {
  name: string;
  from: 'header' | 'signature' | 'address';
}

const particle =
  /^(?:de|den|der|van|von|vom|zu|ten|ter|te|la|le|du|da|dos|di|del|bin|al|y|i|Ó|O|'t|op|in)$/iu;
const degree =
  /^(?:mr|mrs|ms|dr|ir|ing|drs|mr|prof|mgr|inż|hab|lic|dipl\.?-ing|г-н|г-жа|д-р|dhr|mevr|mw|pan|pani|herr|frau|mag)\.?$|^(?:ph\.?d|m\.?sc|b\.?sc|m\.?b\.?a|m\.?a|ll\.?m|jr|sr|cpa|rn|md|msc|bsc|mba)\.?$/iu;

/** @param person the From header's */
export function findName(person: { name: string; address: string }, pieces: Piece[]): FoundName | undefined {
  const written = cleanName(person.name, person.address);
  const local = person.address.split('@')[0]!.replace(/\+.*$/, '');
  const hints = [...tokens(written), ...tokens(local), fold(local).replace(/[^\p{L}]/gu, '')].filter(
    (token) => token.length > 1,
  );
  const signed = candidates(pieces)
    .map((name) => ({ name, score: hints.length === 0 ? tokens(name).length / 4 : scoreOf(name, hints) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)[0];
  const isWhole = written !== '' && tokens(written).length > 1 && isPersonal(written, person.address);
  if (isWhole && !(signed && isSame(signed.name, written) && isBetter(signed.name, written)))
    return { name: tidy(written), from: 'header' };
  if (signed && (signed.score >= 3 || tokens(signed.name).length > 1 || written === ''))
    return { name: tidy(signed.name), from: 'signature' };
  if (written !== '' && isPersonal(written, person.address)) return { name: tidy(written), from: 'header' };
  if (signed) return { name: tidy(signed.name), from: 'signature' };
  const guessed = /^\p{L}{2,}[._-]\p{L}{2,}$/u.test(local) ? personNameOf('', person.address) : '';
  if (guessed !== '' && !organisation.test(guessed)) return { name: guessed, from: 'address' };
  // A nickname that is not the company's name is still what they call themselves.
  const domain = fold(person.address.split('@')[1] ?? '');
  return written !== '' && !legalForm.test(written) && !domain.startsWith(fold(written))
    ? { name: tidy(written), from: 'header' }
    : undefined;
}

/** Without the company, the list or the staff number some mail systems put in. */
function cleanName(written: string, address: string): string {
  const bare = written
    .replace(/^['"\s]+|['"\s]+$/g, '')
    .replace(/\s*[[({<].*?[\])}>]\s*/g, ' ')
    .replace(/\s+(?:@|\/|\||–|—|-)\s+.*$/u, '')
    .replace(/-?[a-z]*\d{2,}$/i, '')
    .trim();
  if (bare === '' || bare.includes('@')) return '';
  const name = personNameOf(bare, address);
  const words = name.split(/\s+/);
  // "Aherne Peter": some directories put the family first.
  if (words.length === 2 && isGivenName(words[1]!) && !isGivenName(words[0]!))
    return `${words[1]} ${words[0]}`;
  return name;
}

function isPersonal(name: string, address: string): boolean {
  if (legalForm.test(name) || /\d/.test(name)) return false;
  const words = name.split(/\s+/);
  if (words.length > 1) return !(organisation.test(name) || jobWord.test(name)) || words.some(isGivenName);
  // One word that is only the address again is a nickname.
  const folded = fold(name);
  const [local = '', domain = ''] = address.split('@');
  return !(folded === fold(local) && !isGivenName(name)) && !fold(domain).startsWith(folded);
}

/** What looks like a person's name: two to four words with capitals, or a known first name alone. */
function candidates(pieces: Piece[]): string[] {
  return pieces.flatMap(({ text }) => {
    const heads = [text, text.split(/\s*[,(;:]\s*/)[0]!, text.split(/\s+-\s+/)[0]!];
    const name = heads.map(stripDegrees).find(isName);
    return name === undefined ? [] : [name];
  });
}

const stripDegrees = (text: string): string =>
  text
    .replace(noise, '')
    .replace(/\([^)]*\)|"[^"]*"/g, ' ')
    .split(/\s+/)
    .filter((word) => word !== '' && !degree.test(word.replace(/,$/, '')))
    .join(' ')
    .replace(/[.,;:!\s]+$/, '');

function isName(text: string): boolean {
  const words = text.split(/\s+/);
  if (words.length === 1) return isGivenName(text) && text.length > 2;
  if (words.length > 5 || /[\d@/&!?_:]/.test(text)) return false;
  if (legalForm.test(text)) return false;
  if ((organisation.test(text) || jobWord.test(text)) && !words.some(isGivenName)) return false;
  return (
    words.every((word) => particle.test(word) || /^(?:\p{Lu}[\p{L}'’-]*\.?|\p{Lu}\.)+$/u.test(word)) ||
    // Many write their name without capitals; a first name tells.
    (words.length <= 3 &&
      isGivenName(words[0]!) &&
      words.every((word) => /^\p{L}[\p{L}'’-]*\.?$/u.test(word)) &&
      text === text.toLowerCase())
  );
}

function scoreOf(name: string, hints: string[]): number {
  const own = tokens(name);
  const shared = own.filter((token) =>
    hints.some(
      (hint) =>
        hint === token ||
        (token.length > 3 && hint.includes(token)) ||
        (hint.length > 3 && token.includes(hint)),
    ),
  ).length;
  const initials = own.map((token) => token.charAt(0)).join('');
  const byInitials = own.length > 1 && hints.includes(initials) ? 2 : 0;
  const isKnown = own.length > 1 && isGivenName(name.split(/\s+/)[0]!) ? 1 : 0;
  if (shared === 0 && byInitials === 0 && isKnown === 0 && !/\p{Script=Cyrillic}/u.test(name)) return 0;
  return shared * 3 + byInitials + isKnown + (own.length > 1 ? 1 : 0) + 0.5;
}

/** The same person: a name in common, and nothing else at odds. */
function isSame(a: string, b: string): boolean {
  const [short, long] = [tokens(a), tokens(b)].sort((x, y) => x.length - y.length) as [string[], string[]];
  return (
    short.length > 1 &&
    short.every((token) =>
      long.some((other) => other === token || other.startsWith(token) || token.startsWith(other)),
    )
  );
}

/** Capitals and accents where the header has none. */
function isBetter(signed: string, written: string): boolean {
  const hasCase = (name: string) => /\p{Lu}\p{Ll}/u.test(name);
  if (!hasCase(written) && hasCase(signed)) return true;
  return tokens(signed).join() === tokens(written).join() && fold(signed) !== signed.toLowerCase();
}

/** "JAN DE VRIES" and "jan de vries" → "Jan de Vries". */
function tidy(name: string): string {
  const text = name.replace(/\s+/g, ' ').trim();
  if (/\p{Ll}/u.test(text) && /\p{Lu}/u.test(text)) return text;
  return text
    .toLowerCase()
    .split(' ')
    .map((word) =>
      particle.test(word) ? word : word.replace(/(^|[-'’])\p{L}/gu, (letter) => letter.toUpperCase()),
    )
    .join(' ');
}

const tokens = (name: string): string[] =>
  fold(name)
    .split(/[^\p{L}']+/u)
    .filter((token) => token !== '' && !particle.test(token));

function fold(text: string): string {
  return text.toLowerCase().replaceAll('ł', 'l').normalize('NFD').replace(/\p{M}/gu, '').replaceAll('’', "'");
}
