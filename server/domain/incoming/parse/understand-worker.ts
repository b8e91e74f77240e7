// What a parse worker runs when only the mail itself is asked for, as `kontor inspect` does.
import { type UnderstoodMail, understandMail } from '../understand-mail.ts';

/** One mail, whole. */
export function understand(raw: Buffer): UnderstoodMail {
  return understandMail(raw);
}
