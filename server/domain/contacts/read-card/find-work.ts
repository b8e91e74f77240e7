// Finds where somebody works and as what, from the lines of a signature.
import type { Piece } from './signature-lines.ts';
import { jobWord, legalForm, noise, organisation } from './words.ts';

export interface FoundWork {
  job: string;
  company: string;
  /** A legal form, the mail's own domain or a header says that it is a company; else its words alone look like one. */
  isAnchored: boolean;
}

/**
 * @param name who signs
 * @param domain the mail's, '' for a provider everybody is at
 * @param organisationHeader as the mail says
 * @param sites domains of the websites named, without www
 */
export function findWork(
  pieces: Piece[],
  name: string,
  domain: string,
  organisationHeader = '',
  sites: string[] = [],
): FoundWork {
  const parts = pieces.flatMap(({ text, line }) =>
    split(text, name).map((part, index, all) => ({ part, line, after: index > 0 ? all[index - 1]! : '' })),
  );
  let job = '';
  let jobLine = -1;
  let company = organisationHeader.trim();
  let best = company === '' ? 0 : 5;
  const labels = [domain, ...sites]
    .map((one) => fold(one.split('.')[0] ?? ''))
    .filter((label) => label.length > 2);
  const nameLines = linesOf(pieces, name);
  for (const { part: written, line, after } of parts) {
    const part = written.replace(/[\s!]+$/, '');
    if (part.length > 90 || noise.test(part) || /[?;]|https?:|\d{5,}/.test(part)) continue;
    const at = /^(.{2,60}?)\s+(?:at|@|bij|в|w)\s+(\p{Lu}.{1,60}?)\s*$/u.exec(part);
    if (at && jobWord.test(at[1]!)) {
      if (job === '') job = at[1]!;
      // "Buyer at North Pumps": beside what they do, but for nothing else no more than a guess.
      if (best < 3) [company, best] = [at[2]!, Math.max(3, companyStrength(at[2]!, labels))];
      continue;
    }
    const strength = Math.max(
      companyStrength(part, labels),
      // "Executive Director, Harbour & Sons", or the line below the job.
      job !== '' && (after === job || (line > jobLine && line <= jobLine + 2)) && isTitled(part) ? 1 : 0,
    );
    const isJob = jobWord.test(part) && wordsIn(part) <= 9;
    if (isJob && strength < 3) {
      if (job === '' && nameLines.some((one) => Math.abs(line - one) <= 4)) [job, jobLine] = [part, line];
      else if (job !== '' && line === jobLine) job = `${job}, ${part}`;
    } else if (strength > best && fold(part) !== fold(name)) [company, best] = [part, strength];
  }
  return { job: tidy(job), company: tidy(company), isAnchored: best >= 4 };
}

/** Where the name stands, by its last word; the first line where it does nowhere. */
function linesOf(pieces: Piece[], name: string): number[] {
  const family = fold(name.split(/\s+/).at(-1) ?? '');
  const lines = pieces.flatMap(({ text, line }) =>
    family !== '' && fold(text).includes(family) ? [line] : [],
  );
  return lines.length > 0 ? lines : [0];
}

/** How surely this is the name of an organisation: by its form, by the mail's domain, by what it calls itself. */
function companyStrength(part: string, labels: string[]): number {
  if (wordsIn(part) > 9 || !/\p{Lu}|^\p{L}+\.\p{L}+$/u.test(part)) return 0;
  if (/^(?:tel|phone|fax|mob|voice|web|e-?mail)\b/iu.test(part)) return 0;
  if (legalForm.test(part) && wordsIn(part) > 1) return 6;
  const folded = fold(part);
  const isDomain = labels.some(
    (label) =>
      folded === label ||
      (folded.length > 3 && label.includes(folded)) ||
      (folded.includes(label) && wordsIn(part) <= 5),
  );
  if (isDomain) return 4;
  return organisation.test(part) && wordsIn(part) > 1 ? 2 : 0;
}

/** A line's parts between commas, without the name; a comma before a legal form or inside a job divides nothing. */
function split(text: string, name: string): string[] {
  const bare = name === '' ? text : text.replace(new RegExp(`^\\s*${quoted(name)}[\\s,;:(–-]*`, 'iu'), '');
  const pieces = bare.split(/\s*[,;]\s+|\s*,$/).filter(Boolean);
  const joined: string[] = [];
  for (const piece of pieces) {
    const previous = joined.at(-1);
    if (previous !== undefined && isFormAlone(piece)) joined[joined.length - 1] = `${previous}, ${piece}`;
    else if (previous !== undefined && jobWord.test(previous) && isScope(piece))
      joined[joined.length - 1] = `${previous}, ${piece}`;
    else joined.push(piece);
  }
  return joined;
}

/** Words with capitals, more than one: a name of something, though not who signs. */
const isTitled = (part: string): boolean =>
  wordsIn(part) > 1 &&
  wordsIn(part) < 7 &&
  !/[\d:]/.test(part) &&
  part.split(/\s+/).every((word) => /^(?:\p{Lu}|&|of|the|and|en|van|voor|i|и)/u.test(word));

const isFormAlone = (piece: string): boolean => piece.replace(legalForm, '').trim() === '';
/** "Associate Director, System and Network Services": of what, not where. */
const isScope = (piece: string): boolean => / (?:and|en|und|i|и) /u.test(piece) && !legalForm.test(piece);

const wordsIn = (text: string): number => text.split(/\s+/).length;
const fold = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^\p{L}\d]/gu, '');
const quoted = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const tidy = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/^[\s,:–-]+|[\s,:–-]+$/g, '')
    .replace(/\s+!$/, '');
