// Says of a message what threading looks at, the same for one just arrived and for one in the database.
import { hash } from 'node:crypto';
import { subjectKey, withoutTags } from './subject-key.ts';
import type { Thread } from './thread-graph.ts';

/** A message's facts; addresses in lower case. */
export interface ThreadFacts {
  id: string;
  messageIdHash: Uint8Array;
  /** 32 bytes each. */
  refs: Uint8Array;
  subject: string;
  kind: string;
  direction: 'in' | 'out' | 'internal';
  sentAt: Date;
  closed: boolean;
  isForged: boolean;
  from: string;
  counterpart: string;
  /** Everybody it is from or to, but hidden recipients. */
  addresses: string[];
  /** Recipients a delivery report is about. */
  reported: string[];
}

/** @returns keys as latin1 text, for use in maps */
export function describeThread(facts: ThreadFacts): Thread {
  const { key, isReply } = subjectKey(facts.subject);
  const speaksForUs = facts.direction !== 'in';
  return {
    id: facts.id,
    self: latin1(facts.messageIdHash),
    refs: split(facts.refs),
    subject: subjectHash(key, facts),
    looseSubject: withoutTags(key),
    isBareReply: isReply && facts.refs.length === 0,
    sentAt: facts.sentAt,
    closed: facts.closed,
    isForged: facts.isForged,
    side: speaksForUs ? 'ours' : [facts.counterpart || facts.from, ...facts.reported].filter(Boolean),
    addresses: [...new Set([...facts.addresses, facts.counterpart])].filter(Boolean),
  };
}

// Machines repeat their subjects: 76 DMARC reports are no conversation (F23).
function subjectHash(key: string, { kind, counterpart }: ThreadFacts): string {
  if (key === '' || counterpart === '' || ['list', 'bulk', 'bounce'].includes(kind)) return '';
  return hash('sha256', `${key}\n${counterpart}`, 'buffer').toString('latin1');
}

function split(refs: Uint8Array): string[] {
  const all: string[] = [];
  for (let at = 0; at < refs.length; at += 32) all.push(latin1(refs.subarray(at, at + 32)));
  return all;
}

const latin1 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
