// Checks how a reply is told apart against the reply itself, each line written with what it must become.
import { expect } from 'vitest';
import { splitText } from '../../server/domain/incoming/text/split-text.ts';

/**
 * @param written "o " before own lines, "q " before quoted ones, "s " before the signature's, "." for an empty line; indented by
 *   four, its first line empty
 */
export function checkMarkedReply(written: string): void {
  const lines = written
    .split('\n')
    .slice(1)
    .map((line) => line.replace(/^ {4}/, ''));
  const plain = lines.map((line) => (line === '.' ? '' : line.slice(2))).join('\n');
  const split = splitText({ plain, html: '' });
  for (const [mark, kind] of [
    ['o', 'own'],
    ['q', 'quoted'],
    ['s', 'signature'],
  ] as const)
    expect(split[kind].split('\n').filter(Boolean), kind).toEqual(
      lines.filter((line) => line.startsWith(`${mark} `)).map((line) => line.slice(2)),
    );
}
