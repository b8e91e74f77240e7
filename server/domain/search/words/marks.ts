// Marks that stand among a mail's words, so that the word index also narrows by month, kind, direction, language, files.

/** What marks are made of. */
export interface Marked {
  sentAt: Date;
  kind: string;
  direction: string;
  language: string;
  attachmentCount: number;
}

/** Before a word that stands in the subject, in addition to the word itself. No word begins with it. */
export const subjectSign = '=';

// No word begins with ~, and the signs behind it are none of the stems' (e n r p).
export const yearMark = (year: number) => `~y${year}`;
/** @param month 0 to 11, as JavaScript counts */
export const monthMark = (year: number, month: number) => `~m${year}${String(month + 1).padStart(2, '0')}`;
export const kindMark = (kind: string) => `~k${kind}`;
export const directionMark = (direction: string) => `~d${direction}`;
export const languageMark = (language: string) => `~l${language}`;
export const filesMark = '~a';
/** Of a customer with much mail; the database puts it there. @param id in `marked_customers` */
export const customerMark = (id: string) => `~c${id}`;

/** None where the language is not known. */
export const languageMarks = (language: string) =>
  /^[a-z]{2,3}$/.test(language) ? [languageMark(language)] : [];

export function marksOf({ sentAt, kind, direction, language, attachmentCount }: Marked): string[] {
  const [year, month] = [sentAt.getUTCFullYear(), sentAt.getUTCMonth()];
  return [
    yearMark(year),
    monthMark(year, month),
    kindMark(kind),
    directionMark(direction),
    ...languageMarks(language),
    ...(attachmentCount > 0 ? [filesMark] : []),
  ];
}

/** A tsvector as `makeWords` writes it, with these marks (ASCII) behind its words; PostgreSQL sorts them in. */
export function withMarks(words: Uint8Array, marks: string[]): Uint8Array {
  const before = Buffer.from(words.buffer, words.byteOffset, words.byteLength);
  const into = Buffer.alloc(before.length + marks.reduce((sum, mark) => sum + mark.length + 3, 0));
  before.copy(into);
  into.writeUInt32BE(before.readUInt32BE(0) + marks.length, 0);
  let at = before.length;
  // The mark, its NUL, no positions.
  for (const mark of marks) at += into.write(mark, at, 'latin1') + 3;
  return into;
}
