// Takes the HTML or text back out of the RTF Outlook wrapped it in ([MS-OXRTFEX]), or the plain words of any RTF.
import iconv from 'iconv-lite';

type State = { skip: boolean; htmlRtf: boolean; unicodeSkip: number; codePage: string };

const TOKEN = /\\'([0-9a-f]{2})|\\([a-z]+)(-?\d+)? ?|\\([^a-z])|([{}])|[\r\n]+|([^\\{}\r\n]+)/gi;
// Groups that hold no text of the mail.
const HIDDEN = new Set([
  'fonttbl',
  'colortbl',
  'stylesheet',
  'info',
  'pict',
  'object',
  'listtable',
  'listoverridetable',
  'header',
  'footer',
  'generator',
  'themedata',
  'datastore',
  'xmlnstbl',
  'fldinst',
]);

/** `html` when the RTF says \fromhtml1, else `plain`. */
export function htmlFromRtf(rtf: Buffer): { html: string; plain: string } {
  const text = rtf.toString('latin1');
  const head = text.slice(0, 2000);
  const fromHtml = /\\fromhtml1/.test(head);
  const codePage = /\\ansicpg(\d+)/.exec(head)?.[1] ?? '1252';
  let state: State = { skip: false, htmlRtf: false, unicodeSkip: 1, codePage };
  const fonts = fontCharsets(text);
  const stack: State[] = [];
  let out = '';
  let pending: number[] = [];
  let skipNext = 0;
  let optional = false;
  let groupStart = false;
  const flush = () => {
    if (pending.length) out += decode(Buffer.from(pending), state.codePage);
    pending = [];
  };
  const hidden = () => state.skip || state.htmlRtf;
  const emit = (piece: string) => {
    if (hidden()) return;
    flush();
    out += piece;
  };
  for (const match of text.matchAll(TOKEN)) {
    const [, hex, word, number, sign, brace, plain] = match;
    if (brace === '{') {
      flush();
      stack.push(state);
      state = { ...state };
      groupStart = true;
      continue;
    }
    if (brace === '}') {
      flush();
      state = stack.pop() ?? state;
      optional = false;
      continue;
    }
    const starts = groupStart;
    groupStart = false;
    if (hex !== undefined) {
      if (skipNext > 0) skipNext--;
      else if (!hidden()) pending.push(Number.parseInt(hex, 16));
    } else if (word !== undefined) {
      if (optional || starts) {
        if (word === 'htmltag') {
          // A tag of the original; what it holds is HTML as it stands.
          optional = false;
          state.htmlRtf = false;
          continue;
        }
        if (optional || HIDDEN.has(word)) state.skip = true;
        optional = false;
      }
      if (word === 'htmlrtf') state.htmlRtf = number !== '0';
      else if (word === 'uc') state.unicodeSkip = Number(number ?? 1);
      else if (word === 'u') {
        emit(String.fromCharCode(Number(number ?? 0) & 0xffff));
        skipNext = state.unicodeSkip;
      } else if (word === 'f' && fonts.has(number ?? '')) {
        flush();
        state.codePage = fonts.get(number!)!;
      } else if (word === 'par' || word === 'line') emit(fromHtml ? '\r\n' : '\n');
      else if (word === 'tab') emit('\t');
      else if (word === 'lquote') emit('‘');
      else if (word === 'rquote') emit('’');
      else if (word === 'ldblquote') emit('“');
      else if (word === 'rdblquote') emit('”');
      else if (word === 'bullet') emit('•');
      else if (word === 'endash') emit('–');
      else if (word === 'emdash') emit('—');
      else if (word === 'bin') skipNext = 0;
    } else if (sign !== undefined) {
      if (sign === '*') optional = true;
      else if (sign === '~') emit(fromHtml ? '&nbsp;' : '\u00a0');
      else if (sign === '_') emit(fromHtml ? '&shy;' : '\u2011');
      else if (sign === '\\' || sign === '{' || sign === '}') emit(sign);
      else if (sign === '\n' || sign === '\r') emit('\n');
    } else if (plain !== undefined) {
      let words = plain;
      if (skipNext > 0) {
        const drop = Math.min(skipNext, words.length);
        words = words.slice(drop);
        skipNext -= drop;
      }
      if (!hidden()) {
        flush();
        // Raw bytes above 127 stand in the code page of the font; in a tag too.
        out += /[\x80-\xff]/.test(words) ? decode(Buffer.from(words, 'latin1'), state.codePage) : words;
      }
    }
  }
  flush();
  return fromHtml ? { html: out.trim(), plain: '' } : { html: '', plain: out.replace(/\r\n/g, '\n').trim() };
}

function decode(bytes: Buffer, codePage: string): string {
  const name = codePage === '65001' ? 'utf-8' : codePage === '932' ? 'shift_jis' : `cp${codePage}`;
  return iconv.decode(bytes, iconv.encodingExists(name) ? name : 'windows-1252');
}

const CHARSETS: Record<string, string> = {
  0: '1252',
  128: '932',
  129: '949',
  134: '936',
  136: '950',
  161: '1253',
  162: '1254',
  163: '1258',
  177: '1255',
  178: '1256',
  186: '1257',
  204: '1251',
  222: '874',
  238: '1250',
};

/** Font number → code page, from the font table. */
function fontCharsets(text: string): Map<string, string> {
  const fonts = new Map<string, string>();
  const table = text.indexOf('{\\fonttbl');
  if (table === -1) return fonts;
  for (const match of text.slice(table, table + 20_000).matchAll(/\\f(\d+)[^{};]*?\\fcharset(\d+)/g)) {
    const page = CHARSETS[match[2]!];
    if (page && !fonts.has(match[1]!)) fonts.set(match[1]!, page);
  }
  return fonts;
}
