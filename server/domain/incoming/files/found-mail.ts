// What the readers of files yield: one mail as it lay there, or a note about what is no mail.

export type FoundMail = {
  /** The path of the file, with "!name" for one inside an archive. */
  file: string;
  raw: Buffer;
  /** Where to resume: bytes from the file's start in an mbox, the ordinal elsewhere. */
  position: number;
  internalDate?: Date;
  /** IMAP system flags and keywords, e.g. "\\Seen". */
  flags?: string[];
  /** The folder the mail lay in, as far as the archive knows folders. */
  folder?: string;
  /** What was wrong with the file or lost in reading it. */
  problem?: string;
};

/** The largest single mail taken from an archive, in bytes. */
export const LARGEST_MAIL = 256 * 1024 * 1024;

/** Flags of the Status and X-Status headers (mbox programs) and of X-Mozilla-Status (Thunderbird). */
export function flagsOfHeader(header: string): string[] {
  const flags = new Set<string>();
  const letters = [...header.matchAll(/^X?-?Status:[ \t]*([A-Z]*)/gim)].map((match) => match[1]).join('');
  if (letters.includes('R')) flags.add('\\Seen');
  if (letters.includes('A')) flags.add('\\Answered');
  if (letters.includes('F')) flags.add('\\Flagged');
  if (letters.includes('D')) flags.add('\\Deleted');
  if (letters.includes('T')) flags.add('\\Draft');
  const mozilla = Number.parseInt(/^X-Mozilla-Status:[ \t]*([0-9a-f]{4})/im.exec(header)?.[1] ?? '0', 16);
  if (mozilla & 1) flags.add('\\Seen');
  if (mozilla & 2) flags.add('\\Answered');
  if (mozilla & 4) flags.add('\\Flagged');
  if (mozilla & 8) flags.add('\\Deleted');
  return [...flags];
}
