// Takes a signature apart into the short pieces people write: lines, and what columns and bars set apart in them.

/** A piece with the line it stands in; what stands in the same line belongs together. */
export interface Piece {
  text: string;
  line: number;
}

const frame = /^[\s|*#=_+~<>•·▪●■–—\-/\\:"'`(]+|[\s|*#=_+~<>•·▪●■–—\-/\\`]+$/gu;
const notOnes =
  /^(?:-----BEGIN|.*(?:scanned (?:for|by)|sponsored by|confidential|vertrouwelijk|disclaimer|конфиденциальн|poufn))/iu;
const rule = /^(?:--|[-_=*]{8,})$/;
const listFooter =
  /mailing list|listinfo|unsubscri|\(un\)subscri|list maintainer|uitschrijven|отписаться|wypisać/iu;

/** Lines without a list's footer; what follows a key or a legal notice is left out. */
export function signatureLines(text: string): string[] {
  const blocks: string[][] = [[]];
  let seen = false;
  for (const raw of text.slice(0, 10_000).replace(/\r/g, '').split('\n')) {
    const line = raw.replaceAll('\t', '   ').replaceAll('\u00a0', ' ').trim().slice(0, 300);
    if (seen && notOnes.test(line)) break;
    if (/[\p{L}\d]/u.test(line)) seen = true;
    if (rule.test(line)) blocks.push([]);
    blocks.at(-1)!.push(line);
  }
  return blocks
    .filter((block) => !block.some((line) => listFooter.test(line)))
    .flat()
    .slice(0, 40);
}

/** Pieces of at most a line, without addresses of mail and websites. */
export function piecesOf(lines: string[]): Piece[] {
  return lines.flatMap((line, index) =>
    line
      .replace(/<?(?:mailto:)?[\w.'+-]+\s?@\s?[\w-]+(?:\.[\w-]+)+>?/giu, ' | ')
      .replace(/<?\b(?:https?:\/\/|www\.)\S+/giu, ' | ')
      .split(/\s{3,}|\s*[|│•·●▪*]+\s*|\s+[–—/\\]\s+|\s-{1,2}\s|\s{2,}(?=I\s)|\s-{2,}/u)
      .map((text) => text.replace(frame, '').trim())
      .filter((text) => text.length > 1 && /\p{L}{2}/u.test(text))
      .map((text) => ({ text, line: index })),
  );
}
