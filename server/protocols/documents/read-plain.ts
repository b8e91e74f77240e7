// Reads text that lies open: plain, CSV, HTML, XML, RTF.
import { Parser } from 'htmlparser2';
import { decodeCharset } from '../mime/decode-charset.ts';
import { htmlFromRtf } from '../tnef/html-from-rtf.ts';
import { type DocumentText, mostText, TextGatherer } from './document-text.ts';

// Bytes that are decoded; of markup more than of text comes to nothing.
const mostPlain = 4 * mostText;
const mostMarkup = 16 * mostText;

export function readPlain(bytes: Buffer): DocumentText {
  const gatherer = new TextGatherer();
  gatherer.add(decode(bytes.subarray(0, mostPlain)));
  return gatherer.finish(bytes.length > mostPlain);
}

export function readHtml(bytes: Buffer): DocumentText {
  const head = bytes.subarray(0, 2048).toString('latin1');
  const named = /(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)/i.exec(head)?.[1];
  const gatherer = new TextGatherer();
  const isWhole = gatherMarkup(decode(bytes.subarray(0, mostMarkup), named), gatherer);
  return gatherer.finish(!isWhole || bytes.length > mostMarkup);
}

export function readRtf(bytes: Buffer): DocumentText {
  const { html, plain } = htmlFromRtf(bytes.subarray(0, mostMarkup));
  const gatherer = new TextGatherer();
  if (html !== '') gatherMarkup(html, gatherer);
  else gatherer.add(plain);
  return gatherer.finish(bytes.length > mostMarkup);
}

const SILENT = new Set(['script', 'style', 'template', 'noscript', 'svg']);
const RUNS_ON = new Set([
  'a',
  'b',
  'i',
  'u',
  'em',
  'strong',
  'span',
  'font',
  'sub',
  'sup',
  'small',
  'big',
  'code',
  'mark',
]);

// The parser shifts its list of what is open: deeper it would take minutes.
const deepest = 2000;

/**
 * The words of HTML or XML; elements that do not run on in the line part them.
 * @returns false when it stopped before the end
 */
function gatherMarkup(markup: string, gatherer: TextGatherer): boolean {
  let silent = 0;
  let depth = 0;
  const parser = new Parser({
    onopentagname(name) {
      depth++;
      if (SILENT.has(name)) silent++;
      else if (!RUNS_ON.has(name)) gatherer.add(name === 'td' || name === 'th' ? '\t' : '\n');
    },
    ontext(text) {
      if (silent === 0) gatherer.add(text);
    },
    onclosetag(name) {
      depth--;
      if (SILENT.has(name)) silent--;
    },
  });
  const step = 1024;
  for (let at = 0; at < markup.length; at += step) {
    if (gatherer.isFull || depth > deepest) return false;
    parser.write(markup.slice(at, at + step));
  }
  parser.end();
  return true;
}

function decode(bytes: Buffer, named?: string): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeCharset(bytes.subarray(2), 'utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeCharset(bytes.subarray(2), 'utf-16be');
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return bytes.subarray(3).toString('utf8');
  return decodeCharset(bytes, named);
}
