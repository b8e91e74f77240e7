// Reads what our own mail server found out about a mail when it came: Authentication-Results (RFC 8601).
import { unfold } from './decode-words.ts';
import type { Field } from './split-header.ts';

export type Result =
  | 'pass'
  | 'fail'
  | 'softfail'
  | 'neutral'
  | 'none'
  | 'temperror'
  | 'permerror'
  | 'not-known';

export type NotedResults = {
  dkim?: Result;
  spf?: Result;
  dmarc?: Result;
  arc?: Result;
  /** Domains of the signatures that passed. */
  signedBy: string[];
  /** Domain of the envelope sender. */
  mailFrom: string;
};

/**
 * What the topmost server of ours said; undefined when none of ours said anything. Only the first run of such headers counts:
 * one further down may have come with the mail (§5).
 */
export function readAuthenticationResults(fields: Field[], trusted: string[]): NotedResults | undefined {
  const names = trusted.map((name) => name.toLowerCase());
  const noted: NotedResults = { signedBy: [], mailFrom: '' };
  let found = false;
  for (const { name, value } of fields) {
    if (found && name === 'received') break;
    if (name !== 'authentication-results') continue;
    const line = withoutComments(unfold(value));
    const [server = '', ...results] = line.split(';');
    if (!names.includes(server.trim().split(/\s/)[0]!.toLowerCase())) continue;
    found = true;
    for (const result of results) note(noted, result.trim());
  }
  return found ? noted : undefined;
}

function note(noted: NotedResults, text: string): void {
  const match = /^(dkim|spf|dmarc|arc)\s*=\s*([a-z]+)/i.exec(text);
  if (!match) return;
  const method = match[1]!.toLowerCase() as 'dkim' | 'spf' | 'dmarc' | 'arc';
  const result = toResult(match[2]!.toLowerCase());
  // Of several signatures the best counts.
  if (noted[method] !== 'pass') noted[method] = result;
  if (method === 'dkim' && result === 'pass') {
    const domain = /header\.(?:d|i)\s*=\s*"?@?([^\s;"]+)/i.exec(text)?.[1];
    if (domain) noted.signedBy.push(domain.slice(domain.lastIndexOf('@') + 1).toLowerCase());
  }
  if (method === 'spf')
    noted.mailFrom = (/smtp\.mailfrom\s*=\s*"?(?:[^\s;"]*@)?([^\s;"]+)/i.exec(text)?.[1] ?? '').toLowerCase();
}

function toResult(word: string): Result {
  if (word === 'hardfail') return 'fail';
  if (word === 'bestguesspass' || word === 'policy') return 'neutral';
  return /^(pass|fail|softfail|neutral|none|temperror|permerror)$/.test(word)
    ? (word as Result)
    : 'not-known';
}

function withoutComments(line: string): string {
  return line.replace(/\((?:[^()]|\([^()]*\))*\)/g, ' ');
}
