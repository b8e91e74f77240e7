// Initials and the stable colour of a person or company.
const colours = [
  '#7b4f9d',
  '#a3502a',
  '#3f7a4a',
  '#8c3b5a',
  '#4e5aa8',
  '#2c6e9f',
  '#0f766e',
  '#93650f',
  '#5b6b2f',
  '#a13f6b',
];
const machineColour = '#646d7a';

/** At most two letters: of the first and the last word; of an address without a name, its first letters. */
export function initialsOf(name: string): string {
  const words = name
    .replace(/@.*/, '')
    .split(/[\s._\-–"'«»()]+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
  const first = words[0];
  if (!first) return '?';
  const last = words.length > 1 ? words.at(-1)! : undefined;
  return (last ? letter(first) + letter(last) : [...first].slice(0, 2).join('')).toLocaleUpperCase();
}

/** The same key (an address, or a name where there is none) has the same colour on every screen. */
export function colourOf(key: string): string {
  const folded = key.toLocaleLowerCase();
  if (/^(mailer-daemon|postmaster|no-?reply|do-?not-?reply|bounces?)\b/.test(folded)) return machineColour;
  let hash = 7;
  for (const sign of folded) hash = (hash * 31 + sign.codePointAt(0)!) >>> 0;
  return colours[hash % colours.length]!;
}

function letter(word: string): string {
  return [...word].find((sign) => /[\p{L}\p{N}]/u.test(sign)) ?? '';
}
