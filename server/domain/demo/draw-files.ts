// Draws the demo's attachments: small real PDF, PNG and CSV files that carry the numbers their mail speaks of.
import { crc32, deflateSync } from 'node:zlib';
import type { Random } from './random.ts';

/** A one-page PDF (ISO 32000, Helvetica). @param lines what it says; the first is its title; Latin letters only */
export function drawPdf(lines: string[]): Buffer {
  const shown = lines.map((line) =>
    line
      .normalize('NFKD')
      .replace(/ł/g, 'l')
      .replace(/Ł/g, 'L')
      .replace(/[^\x20-\x7e]/g, '')
      .replace(/[()\\]/g, '\\$&'),
  );
  const text = shown
    .map(
      (line, at) =>
        `BT /F${at === 0 ? 2 : 1} ${at === 0 ? 18 : 10} Tf 56 ${760 - at * 17 - (at > 0 ? 14 : 0)} Td (${line}) Tj ET`,
    )
    .join('\n');
  const content = `0.06 0.37 0.48 rg 56 792 60 6 re f 0.09 0.13 0.17 rg\n${text}`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R /F2 6 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold >>',
  ];
  let pdf = '%PDF-1.4\n';
  const starts = objects.map((object, at) => {
    const start = pdf.length;
    pdf += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return start;
  });
  const table = starts.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`).join('');
  pdf += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${pdf.length}\n%%EOF\n`;
  return Buffer.from(pdf, 'latin1');
}

/** A picture that could be a photo of boxes in a hall: planes of grey, brown and blue with grain. */
export function drawPhoto(random: Random, width = 320, height = 240): Buffer {
  const horizon = random.whole(60, 120);
  const boxes = Array.from({ length: random.whole(2, 5) }, () => ({
    left: random.whole(0, width - 60),
    top: random.whole(horizon - 30, height - 70),
    wide: random.whole(40, 110),
    high: random.whole(30, 70),
    colour: random.pick([
      [168, 130, 86],
      [188, 152, 108],
      [112, 128, 144],
      [60, 96, 120],
      [200, 200, 196],
    ]) as number[],
  }));
  return png(width, height, (x, y) => {
    const box = boxes.findLast(
      (one) => x >= one.left && x < one.left + one.wide && y >= one.top && y < one.top + one.high,
    );
    const ground = y < horizon ? [205, 210, 214] : [138, 136, 130];
    const edge = box !== undefined && (x - box.left < 2 || y - box.top < 2) ? -40 : 0;
    return (box?.colour ?? ground).map((value) => value + edge + ((x * 7 + y * 13 + (x * y) / 3) % 8));
  });
}

/** The company's sign for signatures: a sea-blue square with a white bar. */
export function drawLogo(): Buffer {
  return png(48, 48, (x, y) =>
    (x > 12 && x < 18 && y > 10 && y < 38) ||
    (x > 30 && x < 36 && y > 10 && y < 38) ||
    (Math.abs(y - 10 - (x - 12) * 1.17) < 4 && x > 12 && x < 36)
      ? [255, 255, 255]
      : [15, 94, 122],
  );
}

function png(width: number, height: number, colourAt: (x: number, y: number) => number[]): Buffer {
  const rows = Buffer.alloc((width * 3 + 1) * height);
  let at = 0;
  for (let y = 0; y < height; y += 1) {
    at += 1;
    for (let x = 0; x < width; x += 1)
      for (const value of colourAt(x, y)) rows[at++] = Math.max(0, Math.min(255, value));
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}
