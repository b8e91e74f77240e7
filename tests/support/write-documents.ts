// Writes documents of every kind for tests: small, whole, and as their formats want them.
import { ZipFile } from 'yazl';

/** A zip archive of these parts, in order. */
export function writeZip(parts: Record<string, string | Buffer>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(parts)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  return new Promise((resolve, reject) => {
    const pieces: Buffer[] = [];
    zip.outputStream.on('data', (piece) => pieces.push(piece as Buffer));
    zip.outputStream.on('end', () => resolve(Buffer.concat(pieces)));
    zip.outputStream.on('error', reject);
  });
}

const word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const types =
  '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>';

/** A Word document, a paragraph a line. */
export const writeDocx = (lines: string[], more: Record<string, string> = {}) =>
  writeZip({
    '[Content_Types].xml': types,
    'word/document.xml': `<?xml version="1.0"?><w:document ${word}><w:body>${lines
      .map((line) => `<w:p><w:r><w:t xml:space="preserve">${line}</w:t></w:r></w:p>`)
      .join('')}</w:body></w:document>`,
    ...more,
  });

/** An Excel workbook of one sheet: texts are shared, numbers stand in their cells. */
export function writeXlsx(name: string, rows: (string | number)[][]): Promise<Buffer> {
  const shared = [...new Set(rows.flat().filter((cell) => typeof cell === 'string'))];
  const cells = (row: (string | number)[]) =>
    row.map((cell) =>
      typeof cell === 'string' ? `<c t="s"><v>${shared.indexOf(cell)}</v></c>` : `<c><v>${cell}</v></c>`,
    );
  return writeZip({
    '[Content_Types].xml': types,
    'xl/workbook.xml': `<workbook><sheets><sheet name="${name}" sheetId="1"/></sheets></workbook>`,
    'xl/sharedStrings.xml': `<sst>${shared.map((text) => `<si><t>${text}</t></si>`).join('')}</sst>`,
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${rows
      .map((row) => `<row>${cells(row).join('')}</row>`)
      .join('')}</sheetData></worksheet>`,
  });
}

/** An OpenDocument text. */
export const writeOdt = (lines: string[], more: Record<string, string> = {}) =>
  writeZip({
    mimetype: 'application/vnd.oasis.opendocument.text',
    'content.xml': `<?xml version="1.0"?><office:document-content xmlns:office="o" xmlns:text="t"><office:body><office:text>${lines
      .map((line) => `<text:p>${line}</text:p>`)
      .join('')}</office:text></office:body></office:document-content>`,
    ...more,
  });

/**
 * A PDF of one page a text (Latin letters, none of `()\`).
 * @param trailer more of the trailer, such as `/Encrypt`
 */
export function writePdf(pages: string[], trailer = ''): Buffer {
  const objects = ['<< /Type /Catalog /Pages 2 0 R >>'];
  objects.push(
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, at) => `${4 + at * 2} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  );
  pages.forEach((text, at) => {
    const lines = text.split('\n').map((line) => `(${line}) Tj T*`);
    const content = `BT /F1 12 Tf 14 TL 50 700 Td ${lines.join(' ')} ET`;
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${5 + at * 2} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    );
  });
  let pdf = '%PDF-1.4\n';
  const starts = objects.map((object, at) => {
    const start = pdf.length;
    pdf += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return start;
  });
  const table = pdf.length;
  pdf += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  for (const start of starts) pdf += `${String(start).padStart(10, '0')} 00000 n \n`;
  pdf += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${table}\n%%EOF\n`;
  return Buffer.from(pdf, 'latin1');
}

/** A PDF that asks for a password: its keys fit none. */
export const writeEncryptedPdf = (text: string): Buffer =>
  writePdf(
    [text],
    `/Encrypt << /Filter /Standard /V 1 /R 2 /O <${'5a'.repeat(32)}> /U <${'a5'.repeat(32)}> /P -4 >> /ID [<00112233> <00112233>]`,
  );
