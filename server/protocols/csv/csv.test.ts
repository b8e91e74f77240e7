// Proves that tables are read however a spreadsheet wrote them, and that one broken row costs no other.
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { guessDelimiter } from './guess-delimiter.ts';
import { decodeChunks, encodings, guessEncoding } from './guess-encoding.ts';
import { type CsvRow, readCsv } from './read-csv.ts';
import { disarmed, rearmed, writeCsvRow } from './write-csv.ts';

async function rows(text: string, delimiter = ',', cut = 7): Promise<CsvRow[]> {
  const chunks: string[] = [];
  for (let at = 0; at < text.length; at += cut) chunks.push(text.slice(at, at + cut));
  const found: CsvRow[] = [];
  for await (const row of readCsv(chunks, delimiter)) found.push(row);
  return found;
}
const cells = async (text: string, delimiter = ',') =>
  (await rows(text, delimiter)).map((row) => ('cells' in row ? row.cells : row.trouble));

test('quoted cells hold delimiters, quotes and new lines; empty lines are left out', async () => {
  expect(await rows('name,note\r\n\r\n"Jan ""Pomp"" ","a,b\r\nc"\r\nAda,\r\n')).toEqual([
    { line: 1, cells: ['name', 'note'] },
    { line: 3, cells: ['Jan "Pomp" ', 'a,b\nc'] },
    { line: 5, cells: ['Ada', ''] },
  ]);
});

test('all sorts of line ends and Excel’s sep= are understood', async () => {
  expect(await cells('sep=;\r\na;b\r\nc;d', ';')).toEqual([
    ['a', 'b'],
    ['c', 'd'],
  ]);
  expect(await cells('a,b\rc,d\r')).toEqual([
    ['a', 'b'],
    ['c', 'd'],
  ]);
  expect(await cells('a,b\nc,d')).toEqual([
    ['a', 'b'],
    ['c', 'd'],
  ]);
});

test('a quotation mark that is never closed costs its own row, not the rest of the file', async () => {
  expect(await rows('a,b\n"Jan,1\nAda,2\nBruno,"3"\nCarla,4\n')).toMatchObject([
    { line: 1, cells: ['a', 'b'] },
    { line: 2, trouble: 'quote-not-closed', text: '"Jan,1' },
    { line: 3, cells: ['Ada', '2'] },
    { line: 4, cells: ['Bruno', '3'] },
    { line: 5, cells: ['Carla', '4'] },
  ]);
  const long = `"Jan\n${'Ada,2\n'.repeat(2000)}`;
  const found = await rows(long, ',', 997);
  expect(found[0]).toMatchObject({ line: 1, trouble: 'quote-not-closed' });
  expect(found).toHaveLength(2001);
});

test('a mark inside a plain cell is only a sign; one in the middle of a quoted cell is told', async () => {
  expect(await cells('5" pipe,x\n"a"b,c\nd,e')).toEqual([['5" pipe', 'x'], 'text-after-quote', ['d', 'e']]);
});

test('300 columns and a row too large are no trouble for the others', async () => {
  const wide = Array.from({ length: 300 }, (_, at) => `c${at}`).join(';');
  const found: CsvRow[] = [];
  for await (const row of readCsv([`${wide}\n${'x'.repeat(5000)}\na;b\n`], ';', { row: 4000, lines: 10 }))
    found.push(row);
  expect(found).toMatchObject([
    { line: 1 },
    { line: 2, trouble: 'too-large' },
    { line: 3, cells: ['a', 'b'] },
  ]);
  expect('cells' in found[0]! && found[0].cells).toHaveLength(300);
});

test('what is written is read back the same, whatever the cells hold', async () => {
  const cell = fc.string({
    unit: fc.constantFrom('a', 'é', ',', ';', '"', '\n', ' ', '=', '-', '1', "'"),
    maxLength: 12,
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 6 }),
      fc.constantFrom(',', ';', '\t'),
      fc.integer({ min: 1, max: 20 }),
      async (table, delimiter, cut) => {
        const text = table.map((row) => writeCsvRow(row, delimiter)).join('');
        const back = (await rows(text, delimiter, cut)).map((row) =>
          'cells' in row ? row.cells : row.trouble,
        );
        expect(back).toEqual(table.map((row) => row.map(disarmed)));
      },
    ),
    { numRuns: 300 },
  );
});

test('no text makes the reader throw or lose count of lines', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', 'a', '\0', '\ud800'), maxLength: 80 }),
      async (text) => {
        const found = await rows(text, ',', 3);
        const seen = found.map(({ line }) => line);
        expect(seen).toEqual([...seen].sort((a, b) => a - b));
        expect(new Set(seen).size).toBe(seen.length);
      },
    ),
    { numRuns: 500 },
  );
});

test('no cell becomes a formula, numbers and telephones stay, and our own export comes back as it was', () => {
  for (const cell of ['=1+1', '+cmd|x', '-2+3+cmd', '@SUM(A1)', '\t=1']) {
    expect(disarmed(cell)).toBe(`'${cell}`);
    expect(rearmed(disarmed(cell))).toBe(cell);
  }
  for (const cell of ['+31 30 123 45 67', '-5', 'a=b', '', "'t Hooft"]) expect(disarmed(cell)).toBe(cell);
});

test('the delimiter is told by the lines that agree, by sep=, and not by what stands in quotation marks', () => {
  expect(guessDelimiter('a;b;c\n1,5;2,5;3\n')).toBe(';');
  expect(guessDelimiter('a,b\n"x;y;z;w",2\n')).toBe(',');
  expect(guessDelimiter('a\tb\n1\t2')).toBe('\t');
  expect(guessDelimiter('sep=|\na,b|c')).toBe('|');
  expect(guessDelimiter('name\nAda')).toBe(',');
});

const texts: Record<string, string[]> = {
  'windows-1251': [
    'Имя;Фирма;Телефон\nИванов Пётр;ООО «Насосы»;+7 812\nСмирнова Анна;ЗАО Вектор;',
    'Фамилия,Имя,Город\nКУЗНЕЦОВ,ОЛЕГ,МОСКВА\nПОПОВ,ИГОРЬ,ПЕРМЬ',
    'name;company\nSergey;Завод\n',
  ],
  'koi8-r': ['Имя;Фирма;Телефон\nИванов Пётр;Насосы и трубы;+7 812\nСмирнова Анна;Вектор;'],
  cp866: ['Имя;Фирма;Телефон\nИванов Пётр;Насосы и трубы;+7 812\nСмирнова Анна;Вектор;'],
  'iso-8859-2': [
    'Imię;Firma;Miasto\nŁukasz Żak;Spółka Śląska;Łódź\nMałgorzata Wiśniewska;Źródło;Kraków',
    'nazwisko,miejscowość\nWójcik,Świdnica\nDąbrowski,Częstochowa',
  ],
  'windows-1250': [
    'Imię;Firma;Miasto\nŁukasz Żak;Spółka Śląska;Łódź\nMałgorzata Wiśniewska;Źródło;Kraków',
    'nazwisko,miejscowość\nWójcik,Świdnica\nDąbrowski,Częstochowa',
  ],
  'windows-1252': [
    'Naam;Bedrijf;Plaats\nRené Müller;Café België;Köln\nZoë de Vries;Coöperatie;’s-Hertogenbosch',
    'Name,Preis\nJörg Groß,5 €\nFrançois Lefèvre,7 €',
    'naam;plaats\nAnaïs;Curaçao\n',
  ],
  'utf-8': ['Имя,Фирма\nИванов,Насосы', 'Naam;Plaats\nZoë;Köln', 'name,company\nAda,Lovelace'],
  'utf-16le': ['Naam;Plaats\nZoë;Köln', 'name,company\nAda,Lovelace Ltd'],
};

test('the encoding of lists in Russian, Polish, Dutch and German is guessed', async () => {
  const wrong: string[] = [];
  for (const [encoding, all] of Object.entries(texts))
    for (const text of all) {
      const bytes = iconv.encode(text, encoding);
      const guess = guessEncoding(bytes);
      let read = '';
      for await (const piece of decodeChunks([bytes.subarray(0, 11), bytes.subarray(11)], guess))
        read += piece;
      if (read !== text) wrong.push(`${encoding} as ${guess}: ${read.slice(0, 60)}`);
    }
  expect(wrong).toEqual([]);
});

test('byte order marks are followed and do not come along', async () => {
  for (const encoding of ['utf-8', 'utf-16le', 'utf-16be'] as const) {
    const bytes = iconv.encode('naam;x', encoding, { addBOM: true });
    expect(guessEncoding(bytes)).toBe(encoding);
    let read = '';
    for await (const piece of decodeChunks([bytes], encoding)) read += piece;
    expect(read).toBe('naam;x');
  }
  for (const encoding of encodings) expect(iconv.encodingExists(encoding)).toBe(true);
});
