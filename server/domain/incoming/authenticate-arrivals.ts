// Checks on arrival who really sent a mail, as far as that takes no longer than anybody notices.
import { setTimeout as sleep } from 'node:timers/promises';
import { checkAuthentication } from '../../protocols/mime/check-authentication.ts';
import type { AuthenticationVerdict } from '../messages/authentication.ts';

const mostMails = 20;
// Milliseconds: the name server of a mail's domain may be slow, a mail may not.
const patience = 150;

/**
 * The verdicts, in the order of the mails; undefined where it took too long or nothing could be said. Large batches
 * are no live mail and are not checked.
 */
export async function authenticateArrivals(raws: Buffer[]): Promise<(AuthenticationVerdict | undefined)[]> {
  if (raws.length > mostMails) return raws.map(() => undefined);
  const enough = sleep(patience, undefined, { ref: false });
  return Promise.all(raws.map((raw) => Promise.race([verdictOf(raw), enough])));
}

async function verdictOf(raw: Buffer): Promise<AuthenticationVerdict | undefined> {
  // A signature covers the whole mail; of a large one the check would hold everything up.
  if (raw.length > 2 * 1024 * 1024) return undefined;
  try {
    const { verdict, dkim, spf, dmarc } = await checkAuthentication(raw, {
      arrivedByUs: true,
      trustedAuthservIds: [],
    });
    return verdict === 'not-checked' ? undefined : { verdict, dkim, spf, dmarc, by: 'kontor' };
  } catch {
    // Nothing can be said, which is what "not checked" means; the mail itself is none the worse.
    return undefined;
  }
}
