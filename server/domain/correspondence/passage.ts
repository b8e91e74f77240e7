// The passage of a text in which the words asked for stand, for the line that is shown of a mail.

const shownAround = 70;
const shownAtMost = 240;

/** What of `text` to show: from a little before the first of the words; the fallback where none of them stands in it. */
export function passageOf(text: string, words: string, fallback: string): string {
  const pattern = patternOf(words);
  if (!pattern || pattern.test(fallback)) return fallback;
  const flat = text.replace(/\s+/g, ' ').trim();
  const at = pattern.exec(flat)?.index;
  if (at === undefined) return fallback;
  const from = at <= shownAround ? 0 : flat.indexOf(' ', at - shownAround) + 1;
  return `${from > 0 ? '… ' : ''}${flat.slice(from, from + shownAtMost)}`;
}

/** Long words without their ending, so that other forms are found too. */
function patternOf(words: string): RegExp | undefined {
  const parts = (words.match(/(?<![-\p{L}\p{N}])[\p{L}\p{N}][\p{L}\p{N}._@-]*/gu) ?? [])
    .slice(0, 20)
    .map((word) => {
      const stem = [...word].slice(0, word.length > 6 ? -2 : word.length > 4 ? -1 : undefined).join('');
      return stem.replace(/[.*+?^${}()|[\]\\-]/g, '\\$&');
    });
  return parts.length > 0 ? new RegExp(`(?<![\\p{L}\\p{N}])(?:${parts.join('|')})`, 'iu') : undefined;
}
