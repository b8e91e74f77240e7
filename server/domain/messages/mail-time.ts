// Decides when a mail was sent, since what its Date says is a day off in 7 % of ordinary mail.

/** What is known of a mail's time. All UTC. */
export interface TimeFacts {
  date?: Date | undefined;
  /** The last hop's Received, the topmost. */
  received?: Date | undefined;
  /** INTERNALDATE, or the date the file gave. */
  internalDate?: Date | undefined;
  firstSeen: Date;
}

const day = 86_400_000;
// There was no mail before.
const earliest = Date.UTC(1971, 0, 1);

/**
 * Date if it is within a day of the last Received, else that Received, else INTERNALDATE (DESIGN §4); a copy without
 * Received is our own, whose Date is true when it is possible. Never later than first seen.
 */
export function mailTime({ date, received, internalDate, firstSeen }: TimeFacts): Date {
  const possible = [date, received, internalDate].map((time) => (isPossible(time) ? time : undefined));
  const time = choose(possible[0], possible[1], possible[2], firstSeen);
  return time > firstSeen ? firstSeen : time;
}

function choose(
  date: Date | undefined,
  received: Date | undefined,
  internal: Date | undefined,
  firstSeen: Date,
): Date {
  if (received) return date && Math.abs(date.getTime() - received.getTime()) <= day ? date : received;
  if (date && date.getTime() <= firstSeen.getTime() + day) return date;
  return internal ?? firstSeen;
}

function isPossible(time: Date | undefined): boolean {
  return time !== undefined && time.getTime() >= earliest && time.getUTCFullYear() < 9999;
}
