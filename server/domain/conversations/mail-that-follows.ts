// Decides, without a database, on which side mail stands that came while two conversations were one.
import { belongTogether, type Thread } from './thread-graph.ts';

type IsPublicDomain = (domain: string) => boolean;

/**
 * Which of these later mails go with the `going`: those whose nearest mail in the conversation goes, or that name none of
 * it and belong by subject and counterpart to what goes alone. All others stay.
 */
export function mailThatFollows(
  { going, staying, later }: { going: Thread[]; staying: Thread[]; later: Thread[] },
  isPublicDomain: IsPublicDomain,
): Thread[] {
  const goes = [...going];
  const stays = [...staying];
  const bySelf = new Map([...going, ...staying, ...later].map((thread) => [thread.self, thread]));
  const belongs = (thread: Thread, side: Thread[]) =>
    side.some((other) => belongTogether(thread, other, isPublicDomain));
  for (const thread of later.toSorted((a, b) => a.sentAt.getTime() - b.sentAt.getTime())) {
    const nearest = thread.refs.toReversed().flatMap((ref) => bySelf.get(ref) ?? [])[0];
    const follows = nearest ? goes.includes(nearest) : belongs(thread, goes) && !belongs(thread, stays);
    (follows ? goes : stays).push(thread);
  }
  return goes.slice(going.length);
}

/** Whether anything would join these two by itself. */
export function wouldMeet(some: Thread[], others: Thread[], isPublicDomain: IsPublicDomain): boolean {
  return some.some((one) => others.some((other) => belongTogether(one, other, isPublicDomain)));
}
