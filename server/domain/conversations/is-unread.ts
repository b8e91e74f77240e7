// When a conversation counts as unread for a person, as a piece of SQL.
import { sql } from 'kysely';

/** Whether a conversation is unread for a person: something noticed came after their mark, or they marked it so. */
export function isUnread(
  unreadAfter: ReturnType<typeof sql>,
  upTo: ReturnType<typeof sql>,
  lastAt: ReturnType<typeof sql>,
) {
  return sql<boolean>`case when ${upTo} = '-infinity' then ${lastAt} is not null
    else coalesce(${unreadAfter} > coalesce(${upTo}, '-infinity'), false) end`;
}
