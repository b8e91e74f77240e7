// Writes mails as bytes for tests: made-up people, only the headers a test is about.

/** What a test says of a mail; everything else is usual. */
export interface MailText {
  from?: string | null;
  to?: string | null;
  cc?: string;
  bcc?: string;
  subject?: string;
  /** With its brackets or without; null leaves the header out. */
  id?: string | null;
  date?: string | null;
  inReplyTo?: string;
  references?: string[];
  body?: string;
  /** Further headers, `Name: value`. */
  headers?: string[];
}

let count = 0;

/** A mail as it comes over the wire. */
export function writeMail(mail: MailText = {}): Buffer {
  const id = mail.id === undefined ? `<m${++count}.${process.pid}@noord.example>` : mail.id;
  const lines = [
    ...(mail.headers ?? []),
    mail.from === null ? undefined : `From: ${mail.from ?? 'Bruno Baker <bruno@noord.example>'}`,
    mail.to === null ? undefined : `To: ${mail.to ?? 'sales@kontor.example'}`,
    mail.cc && `Cc: ${mail.cc}`,
    mail.bcc && `Bcc: ${mail.bcc}`,
    `Subject: ${mail.subject ?? 'Offer 118'}`,
    mail.date === null ? undefined : `Date: ${mail.date ?? 'Tue, 10 Mar 2026 10:00:00 +0100'}`,
    id && `Message-ID: ${bracketed(id)}`,
    mail.inReplyTo && `In-Reply-To: ${bracketed(mail.inReplyTo)}`,
    mail.references?.length ? `References: ${mail.references.map(bracketed).join(' ')}` : undefined,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
  ].filter((line) => typeof line === 'string' && line !== '');
  const body = mail.body ?? 'Please send us your offer for forty pumps.';
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n${body.replace(/\r?\n/g, '\r\n')}\r\n`);
}

const bracketed = (id: string): string => (id.startsWith('<') ? id : `<${id}>`);

/** A mail with files: as writeMail, and each file in base64 with its name and type. */
export function writeMailWithFiles(
  mail: MailText,
  files: { name: string; bytes: Buffer; type?: string }[],
): Buffer {
  const [head, body] = writeMail(mail)
    .toString()
    .split(/\r\n\r\n(.*)/s) as [string, string];
  const outer = head.replace(
    /Content-Type: .*\r\nContent-Transfer-Encoding: 8bit/,
    'Content-Type: multipart/mixed; boundary=cut',
  );
  const parts = [
    `Content-Type: text/plain; charset=utf-8\r\n\r\n${body}`,
    ...files.map(
      ({ name, bytes, type = 'application/octet-stream' }) =>
        `Content-Type: ${type}\r\nContent-Disposition: attachment; filename="${name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${bytes.toString('base64').replace(/.{76}/g, '$&\r\n')}\r\n`,
    ),
  ];
  return Buffer.from(
    `${outer}\r\n\r\n${parts.map((part) => `--cut\r\n${part}`).join('\r\n')}\r\n--cut--\r\n`,
  );
}
