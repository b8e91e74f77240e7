// Measures the splitter against `expected.json`: bin/node tests/mail/replies/measure.ts CORPUS_DIR [--show FILE]
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { splitText } from '../../../server/domain/incoming/text/split-text.ts';

type Part = 'own' | 'quoted' | 'signature';
type Expected = Record<string, Partial<Record<Part, [number, number][]>>>;

const PARTS: Part[] = ['own', 'quoted', 'signature'];
const [directory, flag, shown] = process.argv.slice(2);
if (!directory) {
  console.error('Usage: measure.ts CORPUS_DIR [--show FILE]');
  process.exit(2);
}

const expected: Expected = JSON.parse(readFileSync(new URL('./expected.json', import.meta.url), 'utf8'));
const exact = { own: 0, quoted: 0, signature: 0, all: 0 };
const files = Object.keys(expected);
for (const file of files) {
  const plain = readFileSync(join(directory, file), 'utf8');
  const lines = plain.split(/\r\n|\r|\n/);
  const split = splitText({ plain, html: '' });
  const wrong = PARTS.filter((part) => {
    const ranges = expected[file]?.[part] ?? [];
    const right = ranges.flatMap(([from, to]) => lines.slice(from - 1, to));
    const same = JSON.stringify(normal(right)) === JSON.stringify(normal(split[part].split('\n')));
    if (same) exact[part]++;
    return !same;
  });
  if (wrong.length === 0) exact.all++;
  else console.log(`${file}: ${wrong.join(', ')}`);
  if (flag === '--show' && file === shown) console.log(split);
}
for (const part of [...PARTS, 'all'] as const)
  console.log(`${part.padEnd(9)} ${exact[part]}/${files.length}  ${((100 * exact[part]) / files.length).toFixed(1)} %`);

function normal(lines: string[]): string[] {
  return lines.map((line) => line.replace(/\s+/g, ' ').trim()).filter((line) => line !== '');
}
