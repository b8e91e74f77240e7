// Turns a digest and the circumstances of its arrival into the message it will be: time, direction, counterpart, notice.
import { fromAuthenticationResults } from '../messages/authentication.ts';
import { directionOf } from '../messages/direction.ts';
import type { NewMessage } from '../messages/insert-messages.ts';
import { mailTime } from '../messages/mail-time.ts';
import { marksOf, withMarks } from '../search/words/marks.ts';
import { type Arrival, isClosed, isJunk } from './arrivals.ts';
import type { DigestedMail } from './digested-mail.ts';

// Unread mail of a first fetch counts as new while it is this young.
const noticedDays = 7;

/** Everything about the message but its id, conversation and audience. */
export function describeArrival(
  { digest, authentication }: DigestedMail,
  arrival: Arrival,
  isOurs: (address: string) => boolean,
): Omit<NewMessage, 'id' | 'conversationId' | 'audienceId'> & { isBareReply: boolean } {
  const verdict = authentication ?? fromAuthenticationResults(digest.authenticationResults);
  const { direction, counterpart } = directionOf({ ...digest, isForged: verdict.verdict === 'fail' }, isOurs);
  const sentAt = mailTime({
    date: time(digest.date),
    received: time(digest.received),
    internalDate: arrival.internalDate,
    firstSeen: arrival.firstSeenAt,
  });
  const junk = isJunk(arrival.places);
  return {
    sourceId: arrival.sourceId,
    messageId: digest.messageId,
    messageIdHash: digest.messageIdHash,
    contentHash: digest.contentHash,
    refs: digest.refs,
    inReplyTo: digest.inReplyTo,
    isBareReply: digest.isBareReply,
    subject: digest.subject,
    sentAt,
    utcOffset: digest.utcOffset ?? null,
    firstSeenAt: arrival.firstSeenAt,
    direction,
    kind: digest.kind,
    language: digest.language,
    from: digest.from[0] ?? digest.sender[0] ?? { name: '', address: '' },
    counterpart,
    snippet: digest.snippet,
    size: arrival.size,
    attachmentCount: digest.attachmentCount,
    junk,
    noticed: direction !== 'out' && !junk && isNoticed(arrival, sentAt),
    closed: isClosed(arrival.places),
    authentication: JSON.stringify(verdict),
    calendar: digest.calendar,
    report: digest.report,
    problems: digest.problems,
    spans: digest.spans,
    hasHtml: digest.hasHtml,
    words: withMarks(
      digest.words,
      marksOf({
        sentAt,
        direction,
        kind: digest.kind,
        language: digest.language,
        attachmentCount: digest.attachmentCount,
      }),
    ),
    people: [
      ...digest.from.map((person, position) => ({ role: 'from' as const, position, person })),
      ...digest.sender.map((person, position) => ({ role: 'sender' as const, position, person })),
      ...digest.replyTo.map((person, position) => ({ role: 'reply-to' as const, position, person })),
      ...digest.to.map((person, position) => ({ role: 'to' as const, position, person })),
      ...digest.cc.map((person, position) => ({ role: 'cc' as const, position, person })),
    ],
    attachments: digest.attachments,
  };
}

function isNoticed({ isLive, places, firstSeenAt }: Arrival, sentAt: Date): boolean {
  if (isLive) return true;
  const isYoung = firstSeenAt.getTime() - sentAt.getTime() < noticedDays * 86_400_000;
  return (
    isYoung &&
    places.some(
      (place) => place.mailboxKind !== 'archive' && place.role === 'inbox' && !place.isGone && !place.isSeen,
    )
  );
}

const time = (milliseconds: number | undefined): Date | undefined =>
  milliseconds === undefined || Number.isNaN(milliseconds) ? undefined : new Date(milliseconds);
