// Who declared a conversation handled, and when, as people see it.
import type { Moment, UserRef } from '../refs.ts';
import type { Handling } from './queries-handlings.ts';

/** Without a name where the command line did it. */
export const describeHandling = ({ at, userId, name }: Handling): { at: Moment; by?: UserRef } => ({
  at: at.toISOString(),
  ...(userId ? { by: { id: userId, name: name ?? '' } } : {}),
});
