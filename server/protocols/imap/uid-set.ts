// UID sets as IMAP writes them ("1:5,7"), and what two of them have and lack.

/**
 * Writes ascending UIDs as sets of at most `longest` characters each (RFC 2683 3.2.1.5 advises 1,000; servers in use
 * take 8,000).
 */
export function formatUidSets(ascending: number[], longest = 4000): string[] {
  const sets: string[] = [];
  let set = '';
  for (let at = 0; at < ascending.length; ) {
    let end = at;
    while (ascending[end + 1] === ascending[end]! + 1) end++;
    const piece = end === at ? `${ascending[at]}` : `${ascending[at]}:${ascending[end]}`;
    if (set !== '' && set.length + piece.length >= longest) {
      sets.push(set);
      set = '';
    }
    set += set === '' ? piece : `,${piece}`;
    at = end + 1;
  }
  if (set !== '') sets.push(set);
  return sets;
}

/** Reads a set without "*". @throws RangeError when it names more than ten million UIDs */
export function parseUidSet(text: string): number[] {
  const uids: number[] = [];
  for (const piece of text.split(',')) {
    const [first, last = first] = piece.split(':').map(Number);
    if (!Number.isInteger(first) || !Number.isInteger(last)) continue;
    const [from, to] = first! <= last! ? [first!, last!] : [last!, first!];
    if (uids.length + to - from > 10_000_000) throw new RangeError('a UID set of more than ten million');
    for (let uid = from; uid <= to; uid++) uids.push(uid);
  }
  return uids;
}

/** What `left` has and `right` lacks, in the order of `left`. */
export function without(left: number[], right: number[] | Set<number>): number[] {
  const there = right instanceof Set ? right : new Set(right);
  return left.filter((uid) => !there.has(uid));
}
