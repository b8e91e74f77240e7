// Decides whether a mail came in, went out or stayed inside, and which outsider it is from or to.

/** Name as written and address in lower case; either may be ''. */
export interface Person {
  name: string;
  address: string;
}

/** What of a mail its direction follows from. */
export interface DirectionFacts {
  from: Person[];
  sender: Person[];
  replyTo: Person[];
  to: Person[];
  cc: Person[];
  bcc: Person[];
  /** Whom a group or list says it rewrote (X-Original-From, X-Original-Sender). */
  original: Person[];
  /** The author of a mail that this one forwards by hand, or the visitor whose words a website's form sends on. */
  forwarded: Person | undefined;
  /** It failed its sender's own policy when it arrived: a From of ours is not believed (F34). */
  isForged: boolean;
}

export type Direction = 'in' | 'out' | 'internal';

const nobody: Person = { name: '', address: '' };

/**
 * By our addresses. What comes from our address but speaks for an outsider is incoming, and that outsider its
 * counterpart: a group's or list's rewriting, a web form or shop, a colleague's hand-made forward.
 * Internal mail has its sender as counterpart; what goes out to hidden recipients alone has none.
 */
export function directionOf(
  mail: DirectionFacts,
  isOurs: (address: string) => boolean,
): { direction: Direction; counterpart: Person } {
  const author = mail.from.find(hasAddress) ?? mail.sender.find(hasAddress) ?? mail.from[0] ?? nobody;
  const isForeign = (person: Person) => hasAddress(person) && !isOurs(person.address);
  if (author.address === '' || isForeign(author) || mail.isForged)
    return { direction: 'in', counterpart: listAuthor(mail, author, isForeign) ?? author };

  const outsider = rewritten(mail, isForeign) ?? byForm(mail, isForeign) ?? byForward(mail, isForeign);
  if (outsider) return { direction: 'in', counterpart: outsider };

  const recipients = [...mail.to, ...mail.cc].filter(hasAddress);
  const hidden = mail.bcc.filter(hasAddress);
  const foreign = recipients.find(isForeign);
  if (foreign) return { direction: 'out', counterpart: foreign };
  if (recipients.length === 0 || hidden.some(isForeign)) return { direction: 'out', counterpart: nobody };
  return { direction: 'internal', counterpart: author };
}

const hasAddress = ({ address }: Person): boolean => address !== '';

/** "Ann via Sales <sales@ours>": Google Groups and Mailman put the author elsewhere when they rewrite From for DMARC. */
function rewritten(mail: DirectionFacts, isForeign: (person: Person) => boolean): Person | undefined {
  const named = mail.original.find(isForeign);
  const shown = mail.from[0] ?? nobody;
  const via = VIA.exec(shown.name)?.[1];
  if (named) return { name: named.name || via || '', address: named.address };
  if (!via) return undefined;
  const author = [...mail.replyTo, ...mail.cc].find(isForeign);
  return author && { name: author.name || via, address: author.address };
}

/** A foreign list that rewrites its members' From: the member is the outsider, not the list. */
function listAuthor(
  mail: DirectionFacts,
  author: Person,
  isForeign: (person: Person) => boolean,
): Person | undefined {
  const via = VIA.exec(author.name)?.[1];
  if (!via) return undefined;
  const isOther = (person: Person) => isForeign(person) && person.address !== author.address;
  // Mailman puts the author into Reply-To, or into Cc where the list takes the answers.
  const found =
    mail.original.find(isOther) ??
    [...mail.replyTo, ...mail.cc].find((person) => isOther(person) && sameName(person.name, via));
  return found && { name: found.name || via, address: found.address };
}

const VIA = /^"?'?(.+?)'?"? (?:via|über|durch|przez|через|par|vía) .+$/iu;

const sameName = (one: string, other: string): boolean =>
  one === '' || one.replace(/['"]/g, '').trim().toLowerCase() === other.trim().toLowerCase();

/** A form or shop writes from us to us and asks to answer somebody else. */
function byForm(mail: DirectionFacts, isForeign: (person: Person) => boolean): Person | undefined {
  if ([...mail.to, ...mail.cc].some(isForeign)) return undefined;
  return mail.replyTo.find(isForeign);
}

function byForward(mail: DirectionFacts, isForeign: (person: Person) => boolean): Person | undefined {
  const recipients = [...mail.to, ...mail.cc].filter(hasAddress);
  if (recipients.length === 0 || recipients.some(isForeign)) return undefined;
  return mail.forwarded && isForeign(mail.forwarded) ? mail.forwarded : undefined;
}
