// Reads documents that are zip archives of XML: Word, PowerPoint, OpenDocument; sheets of Excel next door.
import { type DocumentText, TextGatherer, Unreadable } from './document-text.ts';
import { type Archive, openArchive } from './open-archive.ts';
import { readSheets } from './read-sheets.ts';
import { scanXml, type XmlVisitor } from './scan-xml.ts';

/** @throws Unreadable `unsupported` for an archive that is no document: what lies in it is not opened */
export async function readZipped(bytes: Buffer): Promise<DocumentText> {
  const archive = await openArchive(bytes);
  const gatherer = new TextGatherer();
  const has = (name: string) => archive.names.includes(name);
  const named = (pattern: RegExp) => archive.names.filter((name) => pattern.test(name)).sort(inCountingOrder);
  if (has('xl/workbook.xml')) await readSheets(archive, gatherer);
  else if (has('word/document.xml'))
    await readParts(archive, gatherer, officeText(gatherer), [
      'word/document.xml',
      ...named(/^word\/(?:header|footer|footnotes|endnotes|comments)\d*\.xml$/),
    ]);
  else if (has('ppt/presentation.xml'))
    await readParts(archive, gatherer, officeText(gatherer), [
      ...named(/^ppt\/slides\/slide\d+\.xml$/),
      ...named(/^ppt\/notesSlides\/notesSlide\d+\.xml$/),
    ]);
  else if (has('content.xml')) {
    await refuseSealed(archive);
    await readParts(archive, gatherer, openDocumentText(gatherer), ['content.xml', 'styles.xml']);
  } else throw new Unreadable('unsupported', 'an archive that is no document');
  const found = gatherer.finish(archive.isExhausted);
  // The limit was met before any text came.
  if (found.state === 'no-text' && archive.isExhausted)
    throw new Unreadable('too-large', 'no text within the limit');
  return found;
}

async function readParts(
  archive: Archive,
  gatherer: TextGatherer,
  visitor: XmlVisitor,
  names: string[],
): Promise<void> {
  for (const name of names) {
    await scanXml(archive.pieces(name), visitor, () => gatherer.isFull);
    gatherer.add('\n');
  }
}

/** Runs of text are `t`, in Word and PowerPoint alike. What stands in Fallback stands in Choice already. */
function officeText(gatherer: TextGatherer): XmlVisitor {
  let isText = false;
  let fallbacks = 0;
  return {
    open(name) {
      if (name === 'Fallback') fallbacks++;
      if (fallbacks > 0) return;
      if (name === 't') isText = true;
      else if (name === 'tab') gatherer.add('\t');
      else if (name === 'br' || name === 'cr') gatherer.add('\n');
    },
    text(text) {
      if (isText && fallbacks === 0) gatherer.add(text);
    },
    close(name) {
      if (name === 't') isText = false;
      else if (name === 'Fallback') fallbacks--;
      else if (name === 'p') gatherer.add('\n');
    },
  };
}

/** Text stands in `p` and `h`. Deleted words that are still remembered are left out. */
function openDocumentText(gatherer: TextGatherer): XmlVisitor {
  let paragraphs = 0;
  let deleted = 0;
  return {
    open(name) {
      if (name === 'tracked-changes') deleted++;
      if (name === 'p' || name === 'h') paragraphs++;
      else if (name === 's') gatherer.add(' ');
      else if (name === 'tab') gatherer.add('\t');
      else if (name === 'line-break') gatherer.add('\n');
    },
    text(text) {
      if (paragraphs > 0 && deleted === 0) gatherer.add(text);
    },
    close(name) {
      if (name === 'tracked-changes') deleted--;
      if (name === 'p' || name === 'h') {
        paragraphs--;
        gatherer.add('\n');
      }
    },
  };
}

/** OpenDocument with a password names what is encrypted in its manifest (OpenDocument 1.3 part 2, 3.4). */
async function refuseSealed(archive: Archive): Promise<void> {
  let isSealed = false;
  await scanXml(archive.pieces('META-INF/manifest.xml'), {
    open(name) {
      if (name === 'encryption-data') isSealed = true;
    },
  });
  if (isSealed) throw new Unreadable('encrypted', 'its manifest names what is encrypted');
}

/** slide2 before slide10. */
const inCountingOrder = (a: string, b: string) => a.localeCompare(b, 'en', { numeric: true });
