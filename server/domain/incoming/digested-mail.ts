// A mail's digest together with what only its arrival can tell.
import type { AuthenticationVerdict } from '../messages/authentication.ts';
import type { Digest } from './digest-mail.ts';

/** What the worker made of a mail. */
export interface DigestedMail {
  digest: Digest;
  /** Checked while it arrived; undefined for older and imported mail. */
  authentication?: AuthenticationVerdict | undefined;
}
