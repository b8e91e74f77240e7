// Reads the text of a PDF page by page.
import { getDocumentProxy } from 'unpdf';
import { type DocumentText, TextGatherer, Unreadable } from './document-text.ts';

const mostPages = 5000;

/** @throws Unreadable `encrypted` when it asks for a password, `broken` when it is none */
export async function readPdf(bytes: Buffer): Promise<DocumentText> {
  const gatherer = new TextGatherer();
  const pdf = await open(bytes);
  try {
    const pages = Math.min(pdf.numPages, mostPages);
    for (let number = 1; number <= pages && !gatherer.isFull; number++) {
      const page = await pdf.getPage(number);
      const { items } = await page.getTextContent();
      for (const item of items) {
        if (!('str' in item)) continue;
        gatherer.add(item.str);
        if (item.hasEOL) gatherer.add('\n');
      }
      gatherer.add('\n\n');
      page.cleanup();
    }
    const { text, ...rest } = gatherer.finish(pdf.numPages > mostPages);
    return { ...rest, text: joinDivided(text) };
  } finally {
    await pdf.loadingTask.destroy();
  }
}

async function open(bytes: Buffer) {
  try {
    // No font of this machine is looked for, none is made, nothing is fetched.
    return await getDocumentProxy(new Uint8Array(bytes), {
      useSystemFonts: false,
      disableFontFace: true,
      enableXfa: false,
      verbosity: 0,
    });
  } catch (error) {
    throw new Unreadable(
      (error as Error).name === 'PasswordException' ? 'encrypted' : 'broken',
      String(error),
    );
  }
}

/** A word divided at the end of a line is one word again. */
const joinDivided = (text: string): string => text.replace(/(\p{Ll}{2})[-\u00ad]\n(\p{Ll}{2})/gu, '$1$2');
