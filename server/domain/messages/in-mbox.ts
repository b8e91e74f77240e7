// A mail as it stands in an mbox.

/** The mboxrd form: every line that begins with "From " behind any number of ">" gets one more. */
export function inMbox(raw: Buffer): Buffer {
  const text = raw.toString('latin1').replace(/^(>*From )/gm, '>$1');
  const end = text.endsWith('\n') ? '\n' : '\n\n';
  return Buffer.from(`From MAILER-DAEMON Thu Jan  1 00:00:00 1970\n${text}${end}`, 'latin1');
}
