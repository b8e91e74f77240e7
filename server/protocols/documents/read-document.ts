// Reads the text out of a document of any kind: PDF, Word, Excel, PowerPoint, OpenDocument, RTF, HTML, plain text.
import { type DocumentFormat, formatOf } from './document-format.ts';
import { type DocumentText, largestDocument, Unreadable } from './document-text.ts';
import { readHtml, readPlain, readRtf } from './read-plain.ts';
import { readZipped } from './read-zipped.ts';

/**
 * Its text, cut at a megabyte; or the state that says why there is none. Never throws for what is in a file, only where a
 * reader is not installed; may run long or take much memory for one that was made to, so call it where both are limited.
 */
export async function readDocument(
  bytes: Buffer,
  called: { name: string; type: string },
): Promise<DocumentText> {
  if (bytes.length > largestDocument) return nothing('too-large');
  const format = formatOf(bytes, called);
  // A second of loading that most mail needs not. Where it cannot be loaded, that is no fault of the file's.
  const pdf = format === 'pdf' ? await import('./read-pdf.ts') : undefined;
  try {
    return pdf ? await pdf.readPdf(bytes) : await read(bytes, called, format);
  } catch (error) {
    // Whatever a library throws over a file's bytes says that they are not what they should be.
    return nothing(error instanceof Unreadable ? error.state : 'broken');
  }
}

const nothing = (state: Exclude<DocumentText['state'], 'read'>): DocumentText => ({
  state,
  text: '',
  cut: false,
});

async function read(
  bytes: Buffer,
  called: { name: string; type: string },
  format: DocumentFormat | undefined,
): Promise<DocumentText> {
  switch (format) {
    case 'zip':
      return readZipped(bytes);
    case 'ole':
      // An Office file with a password is an old container with the new file sealed in it ([MS-OFFCRYPTO] 2.3.4).
      throw new Unreadable(
        bytes.includes(Buffer.from('EncryptedPackage', 'utf16le')) ? 'encrypted' : 'unsupported',
        'a container of the old Office',
      );
    case 'rtf':
      return readRtf(bytes);
    case 'html':
      return readHtml(bytes);
    case 'text':
      return readPlain(bytes);
    default:
      throw new Unreadable(
        bytes.length === 0 ? 'no-text' : claimsToBe(called) ? 'broken' : 'unsupported',
        'no text',
      );
  }
}

/** Says it is a kind of document whose bytes would show it. */
const claimsToBe = ({ name }: { name: string }) => /\.(?:pdf|(?:doc|xls|ppt)[xm]|od[tsp]|rtf)$/i.test(name);
