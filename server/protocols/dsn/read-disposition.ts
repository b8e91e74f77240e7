// Reads a reading receipt's machine part: message/disposition-notification (RFC 8098).
import type { DispositionReport } from '../mime/parsed-mail.ts';
import { messageIds, readFields } from '../mime/read-fields.ts';

export function readDisposition(bytes: Buffer): DispositionReport {
  const fields = readFields(bytes);
  const first = (name: string) => fields.get(name)?.[0] ?? '';
  return {
    recipient: (first('final-recipient') || first('original-recipient'))
      .replace(/^[a-z0-9-]+\s*;\s*/i, '')
      .trim(),
    disposition: first('disposition').toLowerCase(),
    originalMessageId: messageIds(first('original-message-id'))[0] ?? '',
  };
}
