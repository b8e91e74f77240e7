// Reads the mails of an mbox file one after the other, with the memory of one mail (RFC 4155 and what programs really write).
import { open } from 'node:fs/promises';
import { parseDate } from '../../../protocols/mime/parse-date.ts';
import { type FoundMail, flagsOfHeader, LARGEST_MAIL } from './found-mail.ts';
import { before } from './tell-files.ts';

const WINDOW = 1024 * 1024;
// "From ", something, and a time with a year after it.
const SEPARATOR =
  /^From (?:.*[^\d])?\d{1,2}:\d\d(?::\d\d)?(?:[^\d].*)?\b\d{4}\b|^From - |^From \S+ .*\b\d{4}\b.*\d{1,2}:\d\d/;

/**
 * `from` is a position this function gave before: reading goes on with that mail. In the mboxcl forms Content-Length says where a mail
 * ends, which counts only when a separator or the end really follows there. ">From " becomes "From " in files that
 * escape ">>From " too (mboxrd), since elsewhere it may be the writer's own words.
 */
export async function* readMbox(path: string, from = 0): AsyncIterable<FoundMail> {
  const file = await open(path);
  try {
    const reader = new LineFinder(file);
    const isRd = await usesMboxrd(file);
    let start = from || before(await reader.slice(0, 512));
    let end = 0;
    while ((await reader.byte(start)) !== -1) {
      const separatorEnd = await reader.afterLine(start);
      const separator = (await reader.slice(start, Math.min(separatorEnd, start + 500))).toString('latin1');
      const hasSeparator = separator.startsWith('From ');
      const mailStart = hasSeparator ? separatorEnd : start;
      end = (await endByLength(reader, mailStart)) ?? (await nextSeparator(reader, mailStart));
      if (end - mailStart > LARGEST_MAIL) {
        yield {
          file: path,
          raw: await reader.slice(mailStart, mailStart + 65_536),
          position: start,
          problem: 'The mail is larger than 256 MB; only its beginning was taken.',
        };
      } else if (end > mailStart) {
        const raw = withoutLastEmptyLine(await reader.slice(mailStart, end));
        const header = raw.toString('latin1', 0, Math.min(raw.length, 65_536)).split(/\r?\n\r?\n/, 1)[0]!;
        yield {
          file: path,
          raw: isRd ? unescapeFrom(raw) : raw,
          position: start,
          internalDate: hasSeparator ? parseDate(separator.replace(/^From \S*\s*/, ''))?.date : undefined,
          flags: flagsOfHeader(header),
        };
      }
      reader.forget(end);
      start = end;
    }
  } finally {
    await file.close();
  }
}

/** The bytes around a place, read in large windows. */
class LineFinder {
  private readonly memory = Buffer.allocUnsafe(WINDOW);
  private window: Buffer = this.memory.subarray(0, 0);
  private start = 0;
  private readonly file: Awaited<ReturnType<typeof open>>;

  constructor(file: Awaited<ReturnType<typeof open>>) {
    this.file = file;
  }

  async byte(at: number): Promise<number> {
    await this.load(at);
    return this.window[at - this.start] ?? -1;
  }

  /** Bytes [from, to), shorter at the file's end. */
  async slice(from: number, to: number): Promise<Buffer> {
    if (from >= this.start && to <= this.start + this.window.length)
      return Buffer.from(this.window.subarray(from - this.start, to - this.start));
    const bytes = Buffer.allocUnsafe(to - from);
    let filled = 0;
    while (filled < bytes.length) {
      const { bytesRead } = await this.file.read(bytes, filled, bytes.length - filled, from + filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return bytes.subarray(0, filled);
  }

  /** The position after the line that begins at `at`. */
  async afterLine(at: number): Promise<number> {
    for (let position = at; ; ) {
      await this.load(position);
      const found = this.window.indexOf(10, position - this.start);
      if (found !== -1) return this.start + found + 1;
      const end = this.start + this.window.length;
      if (end === position) return end;
      position = end;
    }
  }

  /** The position of the next "\nFrom " at or after `at`, or -1 at the file's end. */
  async findFrom(at: number): Promise<number> {
    for (let position = at; ; ) {
      await this.load(position);
      const found = this.window.indexOf('\nFrom ', position - this.start, 'latin1');
      if (found !== -1) return this.start + found;
      const end = this.start + this.window.length;
      if (end - position < 6) return -1;
      // The sign may lie across the edge of the window.
      position = end - 5;
    }
  }

  forget(before: number): void {
    if (before <= this.start || before > this.start + this.window.length) return;
    this.window = this.window.subarray(before - this.start);
    this.start = before;
  }

  /** Makes sure that the window holds the bytes at `at`, as many as the file has, at least 6 where it can. */
  private async load(at: number): Promise<void> {
    const held = this.start + this.window.length - at;
    if (at >= this.start && held > 512) return;
    const kept = at >= this.start && held > 0 ? held : 0;
    // The same memory again and again: `slice` hands out copies.
    if (kept > 0) this.window.copy(this.memory, 0, at - this.start);
    const { bytesRead } = await this.file.read(this.memory, kept, this.memory.length - kept, at + kept);
    this.window = this.memory.subarray(0, kept + bytesRead);
    this.start = at;
  }
}

/** Where the next separator line begins, or the end of the file. */
async function nextSeparator(reader: LineFinder, from: number): Promise<number> {
  // The mail itself may begin with the separator's twin; so look from the line end before.
  for (let at = Math.max(from - 1, 0); ; ) {
    const found = await reader.findFrom(at);
    if (found === -1) return endOfFile(reader, at);
    const line = await reader.slice(found + 1, found + 300);
    const stop = line.indexOf(10);
    if (SEPARATOR.test(line.toString('latin1', 0, stop === -1 ? line.length : stop)) && found + 1 > from)
      return found + 1;
    at = found + 1;
  }
}

async function endOfFile(reader: LineFinder, from: number): Promise<number> {
  let at = from;
  for (;;) {
    const next = await reader.afterLine(at);
    if (next === at) return at;
    at = next;
  }
}

/** The end by Content-Length, when what follows there agrees. */
async function endByLength(reader: LineFinder, mailStart: number): Promise<number | undefined> {
  const head = (await reader.slice(mailStart, mailStart + 65_536)).toString('latin1');
  const blank = /\r?\n\r?\n/.exec(head);
  if (!blank) return undefined;
  const length = /^Content-Length:[ \t]*(\d+)[ \t]*\r?$/im.exec(head.slice(0, blank.index))?.[1];
  if (length === undefined) return undefined;
  let end = mailStart + blank.index + blank[0].length + Number(length);
  if ((await reader.byte(end)) === 13) end++;
  if ((await reader.byte(end)) === 10) end++;
  if ((await reader.byte(end)) === -1) return (await reader.byte(end - 1)) === -1 ? undefined : end;
  return (await reader.slice(end, end + 5)).toString('latin1') === 'From ' ? end : undefined;
}

/** mboxrd is the only form with ">>From " lines; a look at the first megabyte tells. */
async function usesMboxrd(file: Awaited<ReturnType<typeof open>>): Promise<boolean> {
  const bytes = Buffer.allocUnsafe(WINDOW);
  const { bytesRead } = await file.read(bytes, 0, WINDOW, 0);
  const text = bytes.subarray(0, bytesRead);
  return (
    text.includes('\n>>From ') ||
    (text.includes('\n>From ') && !/^Content-Length:/im.test(text.toString('latin1', 0, 65_536)))
  );
}

function unescapeFrom(raw: Buffer): Buffer {
  if (!raw.includes('\n>')) return raw;
  return Buffer.from(raw.toString('latin1').replace(/^>(>*From )/gm, '$1'), 'latin1');
}

/** The empty line before the next separator belongs to the mbox. */
function withoutLastEmptyLine(raw: Buffer): Buffer {
  let end = raw.length;
  if (raw[end - 1] === 10 && (raw[end - 2] === 10 || (raw[end - 2] === 13 && raw[end - 3] === 10)))
    end -= raw[end - 2] === 13 ? 2 : 1;
  return raw.subarray(0, end);
}
