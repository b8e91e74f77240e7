// Reads the recipients out of a bounce that comes as words only: Exim, qmail, Postfix, Exchange, Gmail, Yandex, Mail.ru and their kin.
import type { ParsedMail, ReportedRecipient } from '../mime/parsed-mail.ts';
import { stripTags } from '../mime/strip-tags.ts';

const ADDRESS = /[^\s<>"'(),;:[\]|]+@[a-z0-9\u0080-\uffff][a-z0-9.\u0080-\uffff-]*[a-z0-9\u0080-\uffff]/i;
// A line that names who was not reached: an address alone, in <> before a colon, or behind the words systems use.
const NAMING = [
  /^\s*<([^<>\s]+@[^<>\s]+)>(?:\s*\([^)]*\))?\s*(?::|\.{3}|,|-|$)/,
  /^\s*([^\s<>"'(),;:]+@[^\s<>"'(),;:]+?)(?:\s*\([^)]*\))?\s*[:,.]?\s*$/,
  /(?:Final-Recipient|Original-Recipient)\s*:\s*(?:rfc822\s*;)?\s*<?([^\s<>;]+@[^\s<>;]+)>?/i,
  /(?:^|[\s(<])(?:recipients?|address(?:es)?|mailbox|user|to|адресат[ау]?|получател[ьяю])(?:\s+(?:was|is|address))?(?:\s*:\s*|\s+)<?([^\s<>"'(),;:]+@[^\s<>"'(),;:]+)>?/i,
  /^\s*"?([^\s<>"'(),;:]+@[^\s<>"'(),;:]+?)"?(?::(?:\s|$)|\s+(?:on|\(|\.\.\.|-|:|invalid|unknown|user|failed|could)\b)/i,
];
// Where the mail that came back begins; what stands there names its own people.
const RETURNED =
  /^(?:--[^\n]{0,200}?(?:copy of|original message|returned|unsent|message follows|below this line|header).*|Return-Path:|Received:|(?:Original )?message (?:header|follows).*|-{3,} ?Original message)$/im;
const STATUS = /\b([45]\.\d{1,3}\.\d{1,3})\b/;
const REPLY = /\b([45]\d\d)[ -]/;

/**
 * One row a recipient, without those who only sent it. `status` is taken from the words near the address; where they have only an SMTP reply, the
 * status is its class ("5.0.0"). Empty when no recipient can be told.
 */
export function readBounceText(mail: ParsedMail): ReportedRecipient[] {
  const named = (mail.headers.get('x-failed-recipients') ?? [])
    .flatMap((value) => value.split(','))
    .map((one) => one.trim().toLowerCase());
  const text = mail.plain.trim() ? mail.plain : stripTags(mail.html, 30_000);
  const returned = RETURNED.exec(text);
  const lines = text.slice(0, Math.min(20_000, returned?.index ?? 20_000)).split('\n');
  const own = new Set([...mail.from, ...mail.to].map((one) => one.address.toLowerCase()));
  const found = new Map<string, number>();
  for (const address of named) if (ADDRESS.test(address)) found.set(address, -1);
  for (const [at, line] of lines.entries()) {
    const address = line.length < 1000 ? addressIn(line) : undefined;
    if (!address || own.has(address) || /^(?:postmaster|mailer-daemon|abuse|helpdesk|support)@/.test(address))
      continue;
    // With the header, the words only tell why.
    if (named.length > 0 && !named.includes(address)) continue;
    if (found.get(address) === undefined || found.get(address) === -1) found.set(address, at);
  }
  return [...found]
    .slice(0, 100)
    .map(([recipient, at]) => describe(recipient, at === -1 ? lines : lines.slice(at, at + 12)));
}

function addressIn(line: string): string | undefined {
  for (const pattern of NAMING) {
    const address = ADDRESS.exec(pattern.exec(line)?.[1] ?? '')?.[0];
    if (address) return address.toLowerCase();
  }
  return undefined;
}

function describe(recipient: string, lines: string[]): ReportedRecipient {
  const why = lines.join(' ').replace(/\s+/g, ' ');
  const status = STATUS.exec(why)?.[1] ?? (REPLY.test(why) ? `${REPLY.exec(why)![1]![0]}.0.0` : '');
  const isLate =
    status.startsWith('4') ||
    /\b(?:delayed|still (?:be )?(?:trying|attempt)|will (?:be )?retr(?:y|ied)|warning message only)\b/i.test(
      why,
    );
  return {
    recipient,
    originalRecipient: '',
    action: isLate && !/\b(?:fail|giv(?:e|ing) up|too long|expired)/i.test(why) ? 'delayed' : 'failed',
    status,
    diagnostic: why.replace(recipient, '').trim().slice(0, 500),
    remoteMta: '',
  };
}
