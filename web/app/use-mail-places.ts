// The mailboxes in which somebody finds mail: those they may see, and those they read as responsible for a customer alone.
import { useQuery } from '@tanstack/react-query';
import type { CappedCount } from '../../contract/shared.ts';
import { countsQuery } from '../api/counts.ts';
import { mailboxesQuery } from '../api/mailboxes.ts';
import { useMe } from '../api/me.ts';

export type MailPlace = {
  id: string;
  name: string;
  /** One person's, not the team's. */
  isOwn: boolean;
  inTrouble: boolean;
  open: CappedCount;
};

const none: CappedCount = { count: 0, capped: false };

/** By name. What lies in a colleague's own mailbox is theirs; admins find it under all mailboxes. */
export function useMailPlaces(): MailPlace[] {
  const me = useMe();
  const counted = useQuery(countsQuery).data?.mailboxes ?? [];
  const seen = useQuery(mailboxesQuery).data?.items;
  if (!seen) return [];
  const places = seen
    .filter(({ owner }) => owner === undefined || owner.id === me?.id)
    .map((one) => ({
      id: one.id,
      name: one.name || one.address,
      isOwn: one.policy === 'own' || one.policy === 'personal',
      inTrouble: one.state === 'trouble',
      open: counted.find(({ id }) => id === one.id)?.open ?? none,
    }));
  const others = counted
    .filter(({ id }) => !seen.some((one) => one.id === id))
    .map(({ id, name, open }) => ({ id, name, isOwn: false, inTrouble: false, open }));
  return [...places, ...others].sort((a, b) => a.name.localeCompare(b.name));
}
