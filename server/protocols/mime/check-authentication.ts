// Checks whether a mail is from whom it says: DKIM, DMARC and ARC on arrival, else what our own server noted (RFC 6376, 7489, 8617, 8601).
import { resolve as resolveDns } from 'node:dns/promises';
import type { ARCData } from 'mailauth';
import { getDomain } from 'tldts';
import { type Result, readAuthenticationResults } from './read-authentication-results.ts';
import { readHeaders } from './read-headers.ts';
import { splitHeader } from './split-header.ts';

export type Authentication = {
  dkim: Result;
  /** 'not-known' for fetched mail, whose sending host only our server saw. */
  spf: Result;
  dmarc: Result;
  arc: Result;
  verdict: 'pass' | 'fail' | 'not-checked';
  /** Why, for programs that translate. */
  reason:
    | 'dmarc-pass'
    | 'signed-by-sender'
    | 'spf-pass'
    | 'dmarc-fail'
    | 'signature-broken'
    | 'no-proof'
    | 'several-senders'
    | 'no-sender'
    | 'dns-failed'
    | 'not-on-arrival';
  /** Why, in an English sentence. */
  words: string;
  /** Domains whose signature verified. */
  signedBy: string[];
};

/** Answers as node:dns resolve() does. */
export type Resolver = (name: string, type: string) => Promise<string[][] | string[]>;

type Options = {
  /** True when the mail came just now: later the keys may be gone, and a failure would mean nothing. */
  arrivedByUs: boolean;
  /** Names by which our own mail servers sign their Authentication-Results; anybody else's are not believed. */
  trustedAuthservIds: string[];
  resolver?: Resolver;
};

const ONE_LOOKUP_MS = 2000;
const ALL_MS = 6000;
const MOST_LOOKUPS = 20;

const WORDS: Record<Authentication['reason'], string> = {
  'dmarc-pass': 'The domain of the sender confirms this mail.',
  'signed-by-sender': 'Signed by the domain of the sender.',
  'spf-pass': 'Sent by a server of the domain of the sender.',
  'dmarc-fail': 'The domain of the sender does not confirm this mail: it may be forged.',
  'signature-broken': 'A signature does not match: the mail was changed on its way, or forged.',
  'no-proof': 'Nothing proves who sent this mail.',
  'several-senders': 'The mail names several senders, which cannot be checked.',
  'no-sender': 'The mail names no sender.',
  'dns-failed': 'Could not be checked: the name server did not answer.',
  'not-on-arrival': 'Not checked: the mail came before it was connected.',
};

/** Takes at most 6 seconds, whatever the name servers do; never throws. */
export async function checkAuthentication(raw: Buffer, options: Options): Promise<Authentication> {
  const { fields } = splitHeader(raw, 0, raw.length, 1024 * 1024);
  const noted = readAuthenticationResults(fields, options.trustedAuthservIds);
  const { from } = readHeaders(raw);
  const checked = options.arrivedByUs ? await verify(raw, options.resolver ?? resolveDns) : undefined;
  const results = {
    dkim: checked?.dkim ?? noted?.dkim ?? 'not-known',
    spf: noted?.spf ?? 'not-known',
    // Without SPF our own check can prove a pass, never a failure.
    dmarc: (checked?.dmarc === 'pass' ? 'pass' : noted?.dmarc) ?? ownDmarc(checked?.dmarc, noted?.spf),
    arc: checked?.arc ?? noted?.arc ?? 'not-known',
  } as const;
  const signedBy = checked?.signedBy ?? noted?.signedBy ?? [];
  const reason = reasonOf(
    results,
    from.map((one) => domainOf(one.address)),
    {
      signedBy,
      mailFrom: noted?.mailFrom ?? '',
      known: checked !== undefined || noted !== undefined,
      dnsFailed: checked?.dnsFailed ?? false,
    },
  );
  const verdict = /^(dmarc-pass|signed-by-sender|spf-pass)$/.test(reason)
    ? 'pass'
    : reason === 'dmarc-fail'
      ? 'fail'
      : 'not-checked';
  return { ...results, verdict, reason, words: WORDS[reason], signedBy };
}

function ownDmarc(dmarc: Result | undefined, spf: Result | undefined): Result {
  if (dmarc !== 'fail') return dmarc ?? 'not-known';
  return spf === undefined || spf === 'pass' || spf === 'temperror' ? 'not-known' : 'fail';
}

function reasonOf(
  results: Pick<Authentication, 'dkim' | 'spf' | 'dmarc'>,
  senders: string[],
  seen: { signedBy: string[]; mailFrom: string; known: boolean; dnsFailed: boolean },
): Authentication['reason'] {
  if (!seen.known) return 'not-on-arrival';
  if (senders.length === 0) return 'no-sender';
  if (new Set(senders).size > 1) return 'several-senders';
  if (results.dmarc === 'pass') return 'dmarc-pass';
  if (results.dmarc === 'fail') return 'dmarc-fail';
  if (seen.signedBy.some((domain) => isAligned(domain, senders[0]!))) return 'signed-by-sender';
  if (results.spf === 'pass' && isAligned(seen.mailFrom, senders[0]!)) return 'spf-pass';
  if (seen.dnsFailed) return 'dns-failed';
  return results.dkim === 'fail' ? 'signature-broken' : 'no-proof';
}

type Checked = { dkim: Result; dmarc: Result; arc: Result; signedBy: string[]; dnsFailed: boolean };

async function verify(raw: Buffer, resolver: Resolver): Promise<Checked> {
  const nothing: Checked = {
    dkim: 'temperror',
    dmarc: 'temperror',
    arc: 'not-known',
    signedBy: [],
    dnsFailed: true,
  };
  let lookups = 0;
  const bounded: Resolver = (name, type) => {
    if (++lookups > MOST_LOOKUPS)
      return Promise.reject(Object.assign(new Error('too many lookups'), { code: 'ETIMEOUT' }));
    return within(ONE_LOOKUP_MS, resolver(name, type));
  };
  // 300 modules, read when the first mail arrives.
  const mailauth = await import('mailauth');
  try {
    return await within(ALL_MS, verifyWith(mailauth, raw, bounded));
  } catch {
    // Handled: a mail or a name server that defeats the checker leaves the mail unchecked, never unstored.
    return nothing;
  }
}

async function verifyWith(
  { arc, dkimVerify, dmarc }: typeof import('mailauth'),
  raw: Buffer,
  resolver: Resolver,
): Promise<Checked> {
  const found = await dkimVerify(raw, { resolver });
  const signatures = found.results ?? [];
  const results = signatures.map((one) => one.status.result);
  const passed = signatures.filter((one) => one.status.result === 'pass');
  const chain = (found as { arc?: ARCData }).arc;
  const sealed = chain ? await arc(chain, { resolver }) : undefined;
  const policy = await dmarc({
    headerFrom: found.headerFrom ?? [],
    spfDomains: [],
    dkimDomains: passed.map((one) => ({
      id: one.id,
      domain: one.signingDomain,
      aligned: one.status.aligned,
      underSized: one.status.underSized,
    })),
    arcResult: sealed,
    resolver,
  });
  return {
    dkim: dkimResult(signatures),
    dmarc: toResult(policy ? policy.status.result : undefined),
    arc: toResult(sealed ? sealed.status.result : undefined),
    signedBy: passed.map((one) => one.signingDomain.toLowerCase()),
    dnsFailed: results.includes('temperror'),
  };
}

/** One good signature is enough (RFC 6376 §6.1); of the others the one that says most. */
function dkimResult(signatures: { status: { result: string; comment?: string } }[]): Result {
  const results = signatures.map((one) => one.status.result);
  if (results.includes('pass')) return 'pass';
  if (results.includes('temperror')) return 'temperror';
  if (signatures.some(isBroken)) return 'fail';
  return results.length === 0 || results[0] === 'none' ? 'none' : 'neutral';
}

function isBroken({ status }: { status: { result: string; comment?: string } }): boolean {
  return status.result === 'fail' || /did not verify/.test(String(status.comment));
}

function toResult(word: string | undefined): Result {
  if (word === undefined) return 'not-known';
  if (word === 'temperr') return 'temperror';
  return /^(pass|fail|softfail|neutral|none|temperror|permerror)$/.test(word) ? (word as Result) : 'neutral';
}

/** Relaxed alignment (RFC 7489 §3.1): the same registered domain. */
function isAligned(domain: string, sender: string): boolean {
  const organisation = (name: string) => getDomain(name, { allowPrivateDomains: true }) ?? name;
  return domain !== '' && organisation(domain.toLowerCase()) === organisation(sender);
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}

async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(Object.assign(new Error('timed out'), { code: 'ETIMEOUT' })),
      milliseconds,
    );
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
