// The verdict on who really sent a mail, as it is stored: checked on arrival, or taken from our own server's header.

/** As in the contract's Authentication. */
export interface AuthenticationVerdict {
  verdict: 'pass' | 'fail' | 'not-checked';
  dkim: string;
  spf: string;
  dmarc: string;
  by: string;
}

/**
 * Reads what the receiving server wrote (RFC 8601): the topmost Authentication-Results. For mail that was not checked
 * on arrival.
 */
export function fromAuthenticationResults(headers: string[]): AuthenticationVerdict {
  const text = headers[0]?.replace(/\([^()]*\)/g, ' ') ?? '';
  const method = (name: string) =>
    new RegExp(`\\b${name}\\s*=\\s*([a-z]+)`, 'i').exec(text)?.[1]?.toLowerCase() ?? '';
  const [dkim, spf, dmarc] = [method('dkim'), method('spf'), method('dmarc')];
  const verdict = dmarc === 'pass' || dmarc === 'fail' ? dmarc : 'not-checked';
  const by = /^\s*([^\s;]+)/.exec(text)?.[1] ?? '';
  return { verdict, dkim, spf, dmarc, by: verdict === 'not-checked' ? '' : by };
}
