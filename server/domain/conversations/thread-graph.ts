// Decides, without a database, which mails belong together. Every rule looks at two mails and nothing else, so that any
// order of arrival, any cut into batches and any number of processes come to the same conversations.

/** A mail as threading sees it. Keys are bytes as latin1 text. */
export interface Thread {
  id: string;
  /** SHA-256 of its Message-ID. */
  self: string;
  /** SHA-256 of the Message-IDs it names, the nearest last. */
  refs: string[];
  /** Hash of folded subject and counterpart; '' when no subject may join it. */
  subject: string;
  /** Subject without tags, for telling copies from reused Message-IDs. */
  looseSubject: string;
  /** It has a reply prefix and names no other mail. */
  isBareReply: boolean;
  sentAt: Date;
  /** It lies only in mailboxes that are not for everybody's eyes. */
  closed: boolean;
  /** It failed its sender's own policy when it arrived. */
  isForged: boolean;
  /** On whose behalf it speaks: ours, or the addresses of the outside sender. */
  side: 'ours' | string[];
  /** Outsiders it is from or to. */
  addresses: string[];
}

/** How far apart mails with one subject may lie to belong together, in milliseconds (F23). */
export const subjectWindow = 30 * 86_400_000;
// Clocks differ: an answer may bear an earlier time than what it answers.
const clockSlip = 3_600_000;

/** Whether two mails belong together by a Message-ID or by subject and counterpart. */
export function belongTogether(a: Thread, b: Thread, isPublicDomain: (domain: string) => boolean): boolean {
  return (sharesReference(a, b) || sharesSubject(a, b)) && mayMeet(a, b, isPublicDomain);
}

function sharesReference(a: Thread, b: Thread): boolean {
  // One Message-ID and another subject: a program that numbers badly, unless more speaks for it.
  if (a.self === b.self && a.looseSubject === b.looseSubject) return true;
  const named = new Set(a.refs);
  return named.has(b.self) || b.refs.includes(a.self) || b.refs.some((ref) => named.has(ref));
}

function sharesSubject(a: Thread, b: Thread): boolean {
  return a.subject !== '' && a.subject === b.subject && isAnswered(a, b);
}

type Part = Pick<Thread, 'sentAt' | 'isBareReply'>;

/** Of two mails with one subject and counterpart: whether one can be the answer to the other. */
export function isAnswered(a: Part, b: Part): boolean {
  return answers(a, b) || answers(b, a);
}

function answers(answer: Part, original: Part): boolean {
  const after = answer.sentAt.getTime() - original.sentAt.getTime();
  return answer.isBareReply && after >= -clockSlip && after <= subjectWindow;
}

/** Nobody joins what is not for everybody's eyes unless it knows them and they are who they say (F22, F34). */
export function mayMeet(a: Thread, b: Thread, isPublicDomain: (domain: string) => boolean): boolean {
  return (!b.closed || isKnown(a, b, isPublicDomain)) && (!a.closed || isKnown(b, a, isPublicDomain));
}

function isKnown(sender: Thread, mail: Thread, isPublicDomain: (domain: string) => boolean): boolean {
  if (sender.isForged) return false;
  if (sender.side === 'ours') return true;
  return sender.side.some(
    (address) =>
      mail.addresses.includes(address) ||
      (!isPublicDomain(domainOf(address)) &&
        mail.addresses.some((other) => domainOf(other) === domainOf(address))),
  );
}

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1);

/** Sets that grow together; each has one root. */
export class Groups {
  private readonly parents = new Map<string, string>();

  find(node: string): string {
    const parent = this.parents.get(node) ?? node;
    if (parent === node) return node;
    const root = this.find(parent);
    this.parents.set(node, root);
    return root;
  }

  /** All nodes that were joined with another. */
  nodes(): string[] {
    return [...new Set([...this.parents.keys(), ...this.parents.values()])];
  }

  join(a: string, b: string): void {
    const [one, other] = [this.find(a), this.find(b)];
    if (one !== other) this.parents.set(other, one);
  }
}
