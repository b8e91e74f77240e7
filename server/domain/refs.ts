// The small shapes every noun hands out: a person of a mail, a colleague, a customer, a count with a cap.

/** Someone as a mail names them. */
export interface Person {
  name: string;
  address: string;
}

/** A colleague as shown beside things. */
export interface UserRef {
  id: string;
  name: string;
}

export interface RecordRef {
  type: 'contact' | 'company';
  id: string;
  name: string;
}

/** A count that is never dearer than its cap. */
export interface CappedCount {
  count: number;
  capped: boolean;
}

export type Direction = 'in' | 'out' | 'internal';
export type Kind = 'personal' | 'auto-reply' | 'bounce' | 'list' | 'bulk' | 'calendar';

/** A moment in ISO 8601, UTC with milliseconds. */
export type Moment = string;
