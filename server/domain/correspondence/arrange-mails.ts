// Arranges the mails of a conversation as a tree, out of nothing but what its readable mails say of each other.

/** What the tree is made of; hashes as text. `refs` are all Message-IDs a mail names, the nearest last. */
export interface Leaf {
  id: string;
  sentAt: Date;
  hash: string;
  inReplyTo: string | undefined;
  refs: string[];
}

/**
 * The shown mails in the order of the tree, answers below what they answer and in order of time. A mail whose parent is
 * not shown hangs at the next shown one that it names itself, or that a readable mail between them leads to; else it is
 * a root. What may not be read is not among `readable`, and so leaves no gap.
 */
export function arrangeMails<L extends Leaf>(
  readable: L[],
  isShown: (leaf: L) => boolean,
): { leaf: L; depth: number }[] {
  const byHash = new Map(readable.map((leaf) => [leaf.hash, leaf]));
  const parentOf = (leaf: L): L | undefined => {
    const names = [...(leaf.inReplyTo === undefined ? [] : [leaf.inReplyTo]), ...leaf.refs.toReversed()];
    return names.map((name) => byHash.get(name)).find((found) => found && found !== leaf);
  };
  const shownParent = (leaf: L): L | undefined => {
    const passed = new Set([leaf]);
    for (let at = parentOf(leaf); at && !passed.has(at); at = parentOf(at)) {
      if (isShown(at)) return at;
      passed.add(at);
    }
    return undefined;
  };
  const shown = readable
    .filter(isShown)
    .sort((a, b) => a.sentAt.getTime() - b.sentAt.getTime() || (BigInt(a.id) < BigInt(b.id) ? -1 : 1));
  const parents = new Map(shown.map((leaf) => [leaf, shownParent(leaf)]));
  const answers = Map.groupBy(shown, (leaf) => parents.get(leaf));
  const placed: { leaf: L; depth: number }[] = [];
  const seen = new Set<L>();
  const place = (root: L) => {
    // Not by calling itself: a tree may be as deep as a conversation is long.
    const waiting = [{ leaf: root, depth: 0 }];
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      if (seen.has(next.leaf)) continue;
      seen.add(next.leaf);
      placed.push(next);
      const { depth } = next;
      for (const leaf of (answers.get(next.leaf) ?? []).toReversed())
        waiting.push({ leaf, depth: depth + 1 });
    }
  };
  for (const root of answers.get(undefined) ?? []) place(root);
  // Mails that answer each other in a circle.
  for (const leaf of shown) place(leaf);
  return placed;
}

/** Hashes of 32 bytes each, one after the other, as text. */
export function splitHashes(bytes: Uint8Array): string[] {
  const hex = Buffer.from(bytes).toString('hex');
  return hex.match(/.{64}/g) ?? [];
}
