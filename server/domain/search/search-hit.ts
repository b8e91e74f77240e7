// A message as a search shows it.
import type { Direction, Kind, Moment, Person } from '../refs.ts';

export interface SearchHit {
  id: string;
  conversationId: string;
  subject: string;
  snippet: string;
  sentAt: Moment;
  from: Person;
  direction: Direction;
  kind: Kind;
  attachments: number;
}
